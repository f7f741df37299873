#include "kiosk/text/edit.h"

#include "kiosk/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace kiosk::text
{

namespace
{

WipedVector<std::uint8_t> grapheme_starts(const Utf16& text)
{
    thread_local Graphemes graphemes;
    WipedVector<std::uint8_t> starts;
    graphemes.mark(view(text), starts);
    return starts;
}

std::size_t boundary_at_or_before(const WipedVector<std::uint8_t>& starts, std::size_t index)
{
    index = std::min(index, starts.size() - 1);
    while (index > 0 && starts[index] == 0)
        --index;
    return index;
}

std::size_t code_point_before(std::u16string_view text, std::size_t end)
{
    const bool pair =
        end >= 2 && (text[end - 1] & 0xFC00) == 0xDC00 && (text[end - 2] & 0xFC00) == 0xD800;
    return end - (pair ? 2 : 1);
}

/// Scripts in which a letter and what is written on it are typed, and taken back, one by one.
bool steps_by_code_point(UScriptCode script)
{
    switch (script) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HAN:
    case USCRIPT_HANGUL:
        return false;
    default:
        return true;
    }
}

bool is_invisible(std::u16string_view text, std::size_t index)
{
    return u_hasBinaryProperty(static_cast<UChar32>(next_code_point(text, index)),
                               UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// From where one step back from `end` takes away; the grapheme starts at `start`.
std::size_t step_back(std::u16string_view text, std::size_t start, std::size_t end)
{
    std::size_t first = start;
    UErrorCode status = U_ZERO_ERROR;
    const auto base = static_cast<UChar32>(next_code_point(text, first));
    if (!steps_by_code_point(uscript_getScript(base, &status)))
        return start;
    std::size_t from = code_point_before(text, end);
    while (from > start && is_invisible(text, from))
        from = code_point_before(text, from);
    return from;
}

} // namespace

EditLine::EditLine(std::string_view utf8)
{
    insert(utf8);
}

std::string EditLine::utf8() const
{
    return to_utf8(view(m_text));
}

void EditLine::place(Caret caret)
{
    m_caret = {.index = boundary_at_or_before(grapheme_starts(m_text), caret.index),
               .affinity = caret.affinity};
}

void EditLine::insert(std::string_view utf8)
{
    Utf16 typed;
    append_utf16(utf8, typed);
    std::ranges::replace(typed, u'\n', u' ');
    const auto at = m_text.begin() + static_cast<std::ptrdiff_t>(m_caret.index);
    m_text.insert(at, typed.begin(), typed.end());
    m_caret = {.index = m_caret.index + typed.size(), .affinity = Affinity::Upstream};
}

void EditLine::backspace()
{
    if (m_caret.index == 0)
        return;
    const auto starts = grapheme_starts(m_text);
    const std::size_t end = m_caret.index;
    const std::size_t start = boundary_at_or_before(starts, end - 1);
    const std::size_t from = step_back(view(m_text), start, end);
    const auto first = m_text.begin();
    const auto last = std::copy(first + static_cast<std::ptrdiff_t>(end), m_text.end(),
                                first + static_cast<std::ptrdiff_t>(from));
    std::fill(last, m_text.end(), u'\0');
    m_text.erase(last, m_text.end());
    m_caret = {.index = from, .affinity = Affinity::Upstream};
}

void EditLine::clear()
{
    release(m_text);
    m_caret = {};
}

std::size_t EditLine::graphemes_before(std::size_t index) const
{
    const auto starts = grapheme_starts(m_text);
    return static_cast<std::size_t>(
        std::count(starts.begin(), starts.begin() + static_cast<std::ptrdiff_t>(index), 1));
}

std::size_t EditLine::index_of_grapheme(std::size_t count) const
{
    const auto starts = grapheme_starts(m_text);
    std::size_t index = 0;
    for (; count > 0 && index + 1 < starts.size(); --count)
        for (++index; starts[index] == 0;)
            ++index;
    return index;
}

} // namespace kiosk::text
