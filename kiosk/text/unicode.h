#pragma once

#include "kiosk/text/secret.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::text
{

/// What is not UTF-8 becomes U+FFFD; line and paragraph separators become '\n', other control
/// characters a space, one for one.
void append_utf16(std::string_view utf8, Utf16& text);
std::string to_utf8(std::u16string_view text);

/// The code point at `index`, which moves past it.
char32_t next_code_point(std::u16string_view text, std::size_t& index);

/// Belongs to the character before it: a mark, a joiner, a selector, a control of direction.
bool leans_on_previous(char32_t character);
bool is_mark(char32_t character);
bool is_space(char32_t character);
/// May hang at the end of a line: a space where a line can break.
bool hangs(char16_t unit);

/// Where the user's characters begin (UAX 29).
class Graphemes
{
public:
    Graphemes();
    ~Graphemes();

    /// `starts[i]` is 1 where a grapheme starts at i; one more entry, 1, at the end.
    void mark(std::u16string_view text, WipedVector<std::uint8_t>& starts);

private:
    struct Iterator;
    std::unique_ptr<Iterator> m_iterator;
};

} // namespace kiosk::text
