#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace messages
{

/// Words fit to be shown, UTF-8. Made by a Catalog, or from a person's own words.
class Text
{
public:
    Text() = default;
    /// Words that are nobody's translation: a name, a number, what the visitor typed.
    static Text verbatim(std::string_view words) { return Text{std::string{words}}; }

    const std::string& utf8() const { return m_words; }
    bool empty() const { return m_words.empty(); }
    bool operator==(const Text&) const = default;

private:
    friend class Catalog;
    explicit Text(std::string words) : m_words{std::move(words)} {}
    std::string m_words;
};

} // namespace messages
