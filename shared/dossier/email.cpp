#include "shared/dossier/email.h"

#include "shared/dossier/digits.h"
#include "shared/dossier/spaces.h"

namespace dossier
{

namespace
{

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;

bool is_letter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

/// Nothing that would end the address, or a header of the mail, early.
bool is_local_part(std::string_view text)
{
    if (text.empty() || text.size() > longest_local_part || without_spaces(text) != text)
        return false;
    return std::ranges::none_of(text, [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20U || byte == 0x7FU ||
               std::string_view{"()<>[],;:\\\""}.contains(character);
    });
}

bool is_label(std::string_view text)
{
    return !text.empty() && text.size() <= longest_label &&
           std::ranges::all_of(text, [](char character) {
               return is_letter(character) || is_digit(character) || character == '-';
           });
}

bool is_domain(std::string_view text)
{
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos)
        return false;
    const std::string_view top = text.substr(dot + 1);
    if (top.size() < 2 || top.size() > longest_label || !std::ranges::all_of(top, is_letter))
        return false;
    for (std::string_view rest = text.substr(0, dot);;) {
        const std::size_t end = rest.find('.');
        if (!is_label(rest.substr(0, end)))
            return false;
        if (end == std::string_view::npos)
            return true;
        rest.remove_prefix(end + 1);
    }
}

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

} // namespace

base::Result<Email> Email::parse(std::string_view text)
{
    std::string address = trimmed(text);
    const std::string_view view = address;
    const std::size_t at = view.find('@');
    if (at == std::string_view::npos || address.size() > longest_address ||
        !is_local_part(view.substr(0, at)) || !is_domain(view.substr(at + 1)))
        return base::failure(base::ErrorCode::EmailInvalid);
    for (std::size_t i = at; i < address.size(); ++i)
        address[i] = lower(address[i]);
    return Email{std::move(address)};
}

} // namespace dossier
