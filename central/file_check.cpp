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

bool unpacks_within(base::ByteView deflated, std::uint64_t& left)
{
    z_stream stream{};
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(deflated.data()));
    stream.avail_in = static_cast<uInt>(deflated.size());
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    std::array<Bytef, 16'384> room; // not cleared: many begin in one file
    int state = Z_OK;
    while (state == Z_OK && stream.total_in + stream.total_out <= left) {
        stream.next_out = room.data();
        stream.avail_out = static_cast<uInt>(room.size());
        state = inflate(&stream, Z_NO_FLUSH);
    }
    const std::uint64_t taken = stream.total_in + stream.total_out;
    inflateEnd(&stream);
    if (taken > left)
        return false;
    left -= taken;
    return true;
}

} // namespace central
