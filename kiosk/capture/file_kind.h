#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <optional>
#include <string_view>

namespace kiosk::capture
{

/// The kinds of files that a visitor may bring.
enum class FileKind { Jpeg, Png, Pdf, Tiff, Bmp };

/// By the extension: .jpg .jpeg .png .pdf .tif .tiff .bmp, whatever their case.
std::optional<FileKind> kind_of_name(std::string_view name);
/// By the first bytes.
std::optional<FileKind> kind_of_bytes(base::ByteView bytes);

/// The kind on which name, size and first bytes agree.
/// Errors: FileEmpty, FileTooLarge, FileTypeRefused, FileContentMismatch.
base::Result<FileKind> accepted_kind(std::string_view name, base::ByteView bytes,
                                     std::uint64_t at_most);

} // namespace kiosk::capture
