#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string_view>

namespace dossier
{

/// Bytes: "10 Mo" read strictly.
inline constexpr std::uint64_t largest_file = 10'000'000;
inline constexpr std::size_t most_files_per_piece = 3;

/// The media type that a file's name promises; empty where its extension is not accepted.
/// .jpg .jpeg .png .pdf .tif .tiff .bmp, in any case.
std::string_view media_type_of_name(std::string_view name);

/// The media type that a file's first bytes show; empty where it is none of ours.
std::string_view media_type_of_content(base::ByteView bytes);

bool is_accepted_media_type(std::string_view media_type);

/// The media type of a file fit to be attached. FileEmpty, FileTooLarge, FileTypeRefused,
/// FileContentMismatch.
base::Result<std::string_view> check_file(std::string_view name, base::ByteView bytes);

} // namespace dossier
