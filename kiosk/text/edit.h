#pragma once

#include "kiosk/text/caret.h"
#include "kiosk/text/secret.h"

#include <string>
#include <string_view>

namespace kiosk::text
{

/// One line being typed: words and a caret. A value; its memory is wiped when it goes.
class EditLine
{
public:
    EditLine() = default;
    /// The caret goes to the end.
    explicit EditLine(std::string_view utf8);

    std::string utf8() const;
    std::size_t size() const { return m_text.size(); } ///< UTF-16 units
    bool empty() const { return m_text.empty(); }
    Caret caret() const { return m_caret; }

    /// Moves to the grapheme boundary at or before that index.
    void place(Caret caret);
    /// At the caret, which follows; line ends and control characters become spaces.
    void insert(std::string_view utf8);
    /// What a person means by one step back: a mark alone in Indic and Arabic scripts, a whole
    /// grapheme elsewhere.
    void backspace();
    void clear();

    /// A hidden word is drawn as one disc a grapheme: there and back between the two counts.
    std::size_t graphemes() const { return graphemes_before(m_text.size()); }
    std::size_t graphemes_before(std::size_t index) const;
    std::size_t index_of_grapheme(std::size_t count) const;

    bool operator==(const EditLine&) const = default;

private:
    Utf16 m_text;
    Caret m_caret;
};

} // namespace kiosk::text
