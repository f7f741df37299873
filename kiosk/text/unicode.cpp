#include "kiosk/text/unicode.h"

#include "shared/base/verify.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <span>

namespace kiosk::text
{

namespace
{

constexpr char32_t first_mark = 0x300; // Below it every character stands alone.

enum Class : std::uint8_t {
    Mark = 1,
    Control = 2, ///< of direction, joining, selection
    Space = 4,
    Simple = 8, ///< a grapheme of its own, next to others alike
};

std::uint8_t look_up(char32_t character)
{
    const auto wide = static_cast<UChar32>(character);
    const std::uint32_t category = U_GET_GC_MASK(wide);
    const int kind = u_getIntPropertyValue(wide, UCHAR_GRAPHEME_CLUSTER_BREAK);
    const bool alone = (kind == U_GCB_OTHER || kind == U_GCB_CONTROL) &&
                       u_hasBinaryProperty(wide, UCHAR_EXTENDED_PICTOGRAPHIC) == 0;
    return static_cast<std::uint8_t>(((category & U_GC_M_MASK) != 0 ? Mark : 0) |
                                     ((category & U_GC_CF_MASK) != 0 ? Control : 0) |
                                     ((category & U_GC_ZS_MASK) != 0 ? Space : 0) |
                                     (alone ? Simple : 0));
}

/// ICU's answers for the characters of the first plane, kept by blocks of 256 as they are met.
class Classes
{
public:
    std::uint8_t of(char32_t character)
    {
        const std::size_t block = character >> 8;
        if (block >= m_blocks.size())
            return look_up(character);
        if (m_blocks[block] == nullptr)
            fill(block);
        return (*m_blocks[block])[character & 0xFF];
    }

private:
    using Block = std::array<std::uint8_t, 256>;

    void fill(std::size_t block)
    {
        m_blocks[block] = std::make_unique<Block>();
        for (std::size_t index = 0; index < m_blocks[block]->size(); ++index)
            (*m_blocks[block])[index] = look_up(static_cast<char32_t>((block << 8) + index));
    }

    std::array<std::unique_ptr<Block>, 256> m_blocks;
};

std::uint8_t class_of(char32_t character)
{
    thread_local Classes classes;
    return classes.of(character);
}

bool is_simple(char32_t character)
{
    return character < first_mark || (class_of(character) & Simple) != 0;
}

char16_t shown_as(char16_t unit)
{
    if (unit == 0x2028 || unit == 0x2029)
        return u'\n';
    const bool is_control = unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
    return is_control && unit != '\n' ? u' ' : unit;
}

} // namespace

void append_utf16(std::string_view utf8, Utf16& text)
{
    const std::size_t before = text.size();
    text.resize(before + utf8.size()); // No character takes more units than bytes.
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(text.data() + before, static_cast<std::int32_t>(utf8.size()), &length,
                         utf8.data(), static_cast<std::int32_t>(utf8.size()), 0xFFFD, nullptr,
                         &status);
    base::verify(U_SUCCESS(status), "ICU reads UTF-8");
    text.resize(before + static_cast<std::size_t>(length));
    std::ranges::transform(std::span{text}.subspan(before),
                           text.begin() + static_cast<std::ptrdiff_t>(before), shown_as);
}

std::string to_utf8(std::u16string_view text)
{
    std::string utf8;
    utf8.reserve(text.size() * 3);
    for (std::size_t index = 0; index < text.size();) {
        const auto character = static_cast<UChar32>(next_code_point(text, index));
        const UChar32 valid = U_IS_SURROGATE(character) ? 0xFFFD : character;
        char bytes[U8_MAX_LENGTH];
        std::size_t count = 0;
        U8_APPEND_UNSAFE(bytes, count, valid);
        utf8.append(bytes, count);
    }
    return utf8;
}

char32_t next_code_point(std::u16string_view text, std::size_t& index)
{
    const char16_t unit = text[index++];
    if (!U16_IS_LEAD(unit) || index == text.size() || !U16_IS_TRAIL(text[index]))
        return unit;
    const char16_t trail = text[index++];
    return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, trail));
}

bool is_mark(char32_t character)
{
    return character >= first_mark && (class_of(character) & Mark) != 0;
}

bool leans_on_previous(char32_t character)
{
    return character >= first_mark && (class_of(character) & (Mark | Control)) != 0;
}

bool is_space(char32_t character)
{
    if (character < first_mark)
        return character == ' ' || character == 0xA0;
    return (class_of(character) & Space) != 0;
}

bool hangs(char16_t unit)
{
    return unit == u' ' || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200B && unit != 0x2007) ||
           unit == 0x205F || unit == 0x3000;
}

struct Graphemes::Iterator {
    UBreakIterator* breaks = nullptr;

    ~Iterator()
    {
        if (breaks != nullptr)
            ubrk_close(breaks);
    }
    void mark(std::u16string_view text, WipedVector<std::uint8_t>& starts);
};

void Graphemes::Iterator::mark(std::u16string_view text, WipedVector<std::uint8_t>& starts)
{
    UErrorCode status = U_ZERO_ERROR;
    if (breaks == nullptr)
        breaks = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status);
    ubrk_setText(breaks, text.data(), static_cast<std::int32_t>(text.size()), &status);
    base::verify(U_SUCCESS(status), "ICU finds graphemes");
    for (std::int32_t at = ubrk_first(breaks); at != UBRK_DONE; at = ubrk_next(breaks))
        starts[static_cast<std::size_t>(at)] = 1;
    ubrk_setText(breaks, nullptr, 0, &status);
}

Graphemes::Graphemes() : m_iterator{std::make_unique<Iterator>()} {}
Graphemes::~Graphemes() = default;

void Graphemes::mark(std::u16string_view text, WipedVector<std::uint8_t>& starts)
{
    starts.assign(text.size() + 1, 0);
    starts.back() = 1;
    for (std::size_t index = 0; index < text.size();) {
        starts[index] = 1;
        if (!is_simple(next_code_point(text, index))) {
            std::ranges::fill(starts, std::uint8_t{0});
            m_iterator->mark(text, starts);
            return;
        }
    }
}

} // namespace kiosk::text
