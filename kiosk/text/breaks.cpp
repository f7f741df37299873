#include "kiosk/text/breaks.h"

#include "kiosk/text/unicode.h"
#include "kiosk/text/web_addresses.h"
#include "shared/base/verify.h"

#include <unicode/ubrk.h>

#include <algorithm>
#include <map>

namespace kiosk::text
{

namespace
{

constexpr float rounding = 0.01F; // A text laid out in its own width stays on one line.

struct Close {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

std::size_t visible_end(std::u16string_view text, std::size_t start, std::size_t end)
{
    while (end > start && hangs(text[end - 1]))
        --end;
    return end;
}

/// After the slash of a path, not after those of "https://".
bool follows_slash(std::u16string_view text, std::size_t at)
{
    return text[at - 1] == u'/' && (at < 2 || text[at - 2] != u'/');
}

bool follows_mark(std::u16string_view text, std::size_t at)
{
    return text[at - 1] == u'@' || text[at - 1] == u'-' || text[at - 1] == u'/' || text[at] == u'.';
}

} // namespace

struct LineCutter::Iterators {
    std::map<std::string, std::unique_ptr<UBreakIterator, Close>> by_language;

    UBreakIterator* of(const std::string& language)
    {
        auto& known = by_language[language];
        if (known == nullptr) {
            UErrorCode status = U_ZERO_ERROR;
            known.reset(ubrk_open(UBRK_LINE, language.c_str(), nullptr, 0, &status));
            base::verify(U_SUCCESS(status), "ICU breaks lines");
        }
        return known.get();
    }
};

LineCutter::LineCutter() : m_iterators{std::make_unique<Iterators>()} {}
LineCutter::~LineCutter() = default;

void LineCutter::forget()
{
    release(m_before);
    m_iterators->by_language.clear();
}

void LineCutter::measure(const Paragraph& paragraph)
{
    m_before.assign(paragraph.text.size() + 1, 0);
    for (const Item& item : paragraph.items)
        for (std::size_t index = item.first_glyph; index < item.end_glyph; ++index) {
            const Glyph& glyph = paragraph.glyphs[index];
            m_before[glyph.cluster + 1] += static_cast<float>(glyph.advance) * item.pixels_per_unit;
        }
    for (std::size_t index = 1; index < m_before.size(); ++index)
        m_before[index] += m_before[index - 1];
}

void LineCutter::find_breaks(std::u16string_view text, const std::string& language)
{
    UBreakIterator* iterator = m_iterators->of(language);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, text.data(), static_cast<std::int32_t>(text.size()), &status);
    base::verify(U_SUCCESS(status), "ICU breaks lines");
    m_breaks.clear();
    ubrk_first(iterator);
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        m_breaks.push_back(static_cast<std::size_t>(at));
    ubrk_setText(iterator, nullptr, 0, &status);
}

void LineCutter::spare_addresses(std::u16string_view text)
{
    m_spare.clear();
    for (const Span address : web_addresses_in(text)) {
        std::erase_if(m_breaks, [&](std::size_t at) {
            return at > address.start && at < address.end && !follows_slash(text, at);
        });
        for (std::size_t at = address.start + 1; at < address.end; ++at)
            if (follows_mark(text, at))
                m_spare.push_back(at);
    }
}

std::size_t LineCutter::spare_end(std::size_t start, float width) const
{
    std::size_t best = start;
    for (auto at = std::ranges::upper_bound(m_spare, start);
         at != m_spare.end() && between(start, *at) <= width; ++at)
        best = *at;
    return best;
}

std::size_t LineCutter::emergency_end(std::size_t start, float width,
                                      const WipedVector<std::uint8_t>& graphemes) const
{
    std::size_t best = start;
    for (std::size_t end = start + 1; end < graphemes.size(); ++end) {
        if (graphemes[end] == 0)
            continue;
        if (best != start && between(start, end) > width)
            break;
        best = end;
    }
    return best;
}

void LineCutter::cut(const Paragraph& paragraph, const Setting& setting,
                     const WipedVector<std::uint8_t>& graphemes, std::vector<Cut>& lines)
{
    const std::u16string_view text = paragraph.text;
    lines.clear();
    if (setting.width <= 0) {
        lines.push_back({0, text.size(), text.size()});
        return;
    }
    const float width = setting.width + rounding;
    if (text.empty() || paragraph.width() <= width) {
        lines.push_back({0, visible_end(text, 0, text.size()), text.size()});
        return;
    }
    measure(paragraph);
    find_breaks(text, setting.language);
    spare_addresses(text);
    auto next = m_breaks.begin();
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = start;
        while (next != m_breaks.end() && between(start, visible_end(text, start, *next)) <= width)
            end = *next++;
        if (end == start)
            end = spare_end(start, width);
        if (end == start)
            end = emergency_end(start, width, graphemes);
        lines.push_back({start, visible_end(text, start, end), end});
        start = end;
    }
}

} // namespace kiosk::text
