#include "shared/dossier/file_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace dossier
{

namespace
{

using namespace std::string_view_literals;

struct Pair {
    std::string_view sign;
    std::string_view media_type;
};

constexpr std::array extensions{
    Pair{".jpg", "image/jpeg"},      Pair{".jpeg", "image/jpeg"}, Pair{".png", "image/png"},
    Pair{".pdf", "application/pdf"}, Pair{".tif", "image/tiff"},  Pair{".tiff", "image/tiff"},
    Pair{".bmp", "image/bmp"},
};

constexpr std::array beginnings{
    Pair{"\xFF\xD8\xFF"sv, "image/jpeg"}, Pair{"\x89PNG\r\n\x1A\n"sv, "image/png"},
    Pair{"%PDF-"sv, "application/pdf"},   Pair{"II*\0"sv, "image/tiff"},
    Pair{"MM\0*"sv, "image/tiff"},        Pair{"BM"sv, "image/bmp"},
};

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

} // namespace

std::string_view media_type_of_name(std::string_view name)
{
    std::string lowered{name};
    std::ranges::transform(lowered, lowered.begin(), lower);
    for (const auto& [extension, media_type] : extensions)
        if (lowered.size() > extension.size() && lowered.ends_with(extension))
            return media_type;
    return {};
}

std::string_view media_type_of_content(base::ByteView bytes)
{
    for (const auto& [beginning, media_type] : beginnings)
        if (base::as_text(bytes).starts_with(beginning))
            return media_type;
    return {};
}

bool is_accepted_media_type(std::string_view media_type)
{
    return std::ranges::find(beginnings, media_type, &Pair::media_type) != beginnings.end();
}

base::Result<std::string_view> check_file(std::string_view name, base::ByteView bytes)
{
    if (bytes.empty())
        return base::failure(base::ErrorCode::FileEmpty);
    if (bytes.size() > largest_file)
        return base::failure(base::ErrorCode::FileTooLarge);
    const std::string_view promised = media_type_of_name(name);
    if (promised.empty())
        return base::failure(base::ErrorCode::FileTypeRefused);
    if (media_type_of_content(bytes) != promised)
        return base::failure(base::ErrorCode::FileContentMismatch);
    return promised;
}

} // namespace dossier
