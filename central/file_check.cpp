#include "central/file_check.h"

#include "shared/dossier/file_rules.h"

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
    return {};
}

} // namespace central
