#pragma once

#include <string_view>
#include <vector>

namespace kiosk::text
{

/// Part of a text, UTF-16 units.
struct Span {
    std::size_t start, end;

    bool operator==(const Span&) const = default;
};

/// Where web addresses ("https://a.fr/b", "service-public.fr") and e-mail addresses stand, without
/// the marks around them.
std::vector<Span> web_addresses_in(std::u16string_view text);

} // namespace kiosk::text
