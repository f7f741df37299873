#include "kiosk/text/web_addresses.h"

#include <algorithm>

namespace kiosk::text
{

namespace
{

using View = std::u16string_view;

bool is_letter(char16_t unit)
{
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

bool is_of_name(char16_t unit)
{
    return is_letter(unit) || (unit >= u'0' && unit <= u'9') || unit == u'-';
}

bool is_of_address(char16_t unit)
{
    return unit > u' ' && unit < 0x7F;
}

/// "service-public.fr": names with dots between them, the last one of letters.
bool is_host(View text)
{
    const std::size_t last = text.rfind(u'.');
    if (last == View::npos || text.find(u"..") != View::npos || text.starts_with(u'.'))
        return false;
    const View domain = text.substr(last + 1);
    return domain.size() > 1 && std::ranges::all_of(domain, is_letter) &&
           std::ranges::all_of(text,
                               [](char16_t unit) { return unit == u'.' || is_of_name(unit); });
}

bool is_web_address(View text)
{
    if (text.find(u"://") != View::npos)
        return true;
    const std::size_t at = text.find(u'@');
    if (at != View::npos)
        return at > 0 && is_host(text.substr(at + 1));
    return is_host(text.substr(0, text.find(u'/')));
}

/// Without brackets, quotes and the sentence's own marks.
Span bare(View text, Span word)
{
    while (word.start < word.end && !is_of_name(text[word.start]))
        ++word.start;
    while (word.end > word.start && !is_of_name(text[word.end - 1]) && text[word.end - 1] != u'/')
        --word.end;
    return word;
}

} // namespace

std::vector<Span> web_addresses_in(View text)
{
    std::vector<Span> found;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = start;
        while (end < text.size() && is_of_address(text[end]))
            ++end;
        const Span word = bare(text, {start, end});
        if (is_web_address(text.substr(word.start, word.end - word.start)))
            found.push_back(word);
        start = end + 1;
    }
    return found;
}

} // namespace kiosk::text
