#include "central/file_check.h"

#include "shared/dossier/file_rules.h"

#include <array>
#include <zlib.h>

namespace central
{

using base::ErrorCode;

base::Result<void> check_bytes(base::ByteView bytes, std::string_view media_type)
{
    if (bytes.empty())
        return base::failure(ErrorCode::FileEmpty);
    if (bytes.size() > dossier::largest_file)
        return base::failure(ErrorCode::FileTooLarge);
    if (!dossier::is_accepted_media_type(media_type))
        return base::failure(ErrorCode::FileTypeRefused);
    if (dossier::media_type_of_content(bytes) != media_type)
        return base::failure(ErrorCode::FileContentMismatch);
    return media_type == "application/pdf" ? check_pdf(bytes) : check_picture(bytes, media_type);
}

std::uint64_t unpacked_size(base::ByteView packed, std::uint64_t at_most)
{
    z_stream stream{};
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    if (inflateInit(&stream) != Z_OK)
        return 0;
    std::array<Bytef, 65'536> room{};
    std::uint64_t size = 0;
    int state = Z_OK;
    while (state == Z_OK && size <= at_most) {
        stream.next_out = room.data();
        stream.avail_out = static_cast<uInt>(room.size());
        state = inflate(&stream, Z_NO_FLUSH);
        size += room.size() - stream.avail_out;
    }
    inflateEnd(&stream);
    return size;
}

} // namespace central
