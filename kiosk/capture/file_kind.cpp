#include "kiosk/capture/file_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace kiosk::capture
{

using base::ErrorCode;
using namespace std::string_view_literals;

std::optional<FileKind> kind_of_name(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, FileKind>, 7> extensions{
        {{"jpg", FileKind::Jpeg},
         {"jpeg", FileKind::Jpeg},
         {"png", FileKind::Png},
         {"pdf", FileKind::Pdf},
         {"tif", FileKind::Tiff},
         {"tiff", FileKind::Tiff},
         {"bmp", FileKind::Bmp}}};
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    std::string extension{name.substr(dot + 1)};
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const auto& [known, kind] : extensions)
        if (extension == known)
            return kind;
    return std::nullopt;
}

std::optional<FileKind> kind_of_bytes(base::ByteView bytes)
{
    const std::string_view text = base::as_text(bytes);
    if (text.starts_with("\xFF\xD8\xFF"sv))
        return FileKind::Jpeg;
    if (text.starts_with("\x89PNG\r\n\x1A\n"sv))
        return FileKind::Png;
    if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv) || text.starts_with("II+\0"sv) ||
        text.starts_with("MM\0+"sv))
        return FileKind::Tiff;
    if (text.starts_with("BM"sv) && text.size() >= 26)
        return FileKind::Bmp;
    // ISO 32000-1 annex H: readers look for the header in the first 1024 bytes.
    if (text.substr(0, 1024).contains("%PDF-"sv))
        return FileKind::Pdf;
    return std::nullopt;
}

base::Result<FileKind> accepted_kind(std::string_view name, base::ByteView bytes,
                                     std::uint64_t at_most)
{
    if (bytes.empty())
        return base::failure(ErrorCode::FileEmpty);
    if (bytes.size() > at_most)
        return base::failure(ErrorCode::FileTooLarge);
    const auto named = kind_of_name(name);
    if (!named)
        return base::failure(ErrorCode::FileTypeRefused);
    if (kind_of_bytes(bytes) != named)
        return base::failure(ErrorCode::FileContentMismatch);
    return *named;
}

} // namespace kiosk::capture
