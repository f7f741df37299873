#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <string_view>

namespace central
{

/// Whether bytes may be a file of that media type: FileEmpty, FileTooLarge, FileTypeRefused,
/// FileContentMismatch (its first bytes are not those of the type).
base::Result<void> check_bytes(base::ByteView bytes, std::string_view media_type);

} // namespace central
