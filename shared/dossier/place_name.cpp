#include "shared/dossier/place_name.h"

#include <array>
#include <utility>

namespace dossier
{

namespace
{

/// Letters beyond ASCII that French place names use, and the signs of writing between parts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 37> replacements{{
    {"à", "a"},  {"â", "a"},  {"ä", "a"}, {"á", "a"}, {"ā", "a"}, {"é", "e"}, {"è", "e"},
    {"ê", "e"},  {"ë", "e"},  {"î", "i"}, {"ï", "i"}, {"í", "i"}, {"ô", "o"}, {"ö", "o"},
    {"ó", "o"},  {"ù", "u"},  {"û", "u"}, {"ü", "u"}, {"ú", "u"}, {"ÿ", "y"}, {"ç", "c"},
    {"œ", "oe"}, {"æ", "ae"}, {"À", "a"}, {"Â", "a"}, {"É", "e"}, {"È", "e"}, {"Ê", "e"},
    {"Ë", "e"},  {"Î", "i"},  {"Ï", "i"}, {"Ô", "o"}, {"Û", "u"}, {"Ç", "c"}, {"Œ", "oe"},
    {"’", " "},  {"ñ", "n"},
}};

std::string_view replacement_at(std::string_view text, std::size_t& length)
{
    for (const auto& [from, to] : replacements)
        if (text.starts_with(from)) {
            length = from.size();
            return to;
        }
    length = 1;
    return text.substr(0, 1);
}

char plain(char character)
{
    if (character >= 'A' && character <= 'Z')
        return static_cast<char>(character - 'A' + 'a');
    return character == '-' || character == '\'' ? ' ' : character;
}

std::string letters_of(std::string_view name)
{
    std::string text;
    for (std::size_t i = 0, length = 1; i < name.size(); i += length) {
        length = 1;
        const auto ascii = static_cast<unsigned char>(name[i]) < 0x80U;
        if (ascii)
            text += plain(name[i]);
        else
            text += replacement_at(name.substr(i), length);
        if (text.ends_with("  "))
            text.pop_back();
    }
    while (text.starts_with(' '))
        text.erase(0, 1);
    return text;
}

void write_out(std::string& text, std::string_view word, std::string_view whole)
{
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (at == 0 || text[at - 1] == ' ')
            text.replace(at, word.size(), whole);
}

} // namespace

std::string folded_place(std::string_view name)
{
    std::string text = letters_of(name);
    write_out(text, "st ", "saint ");
    write_out(text, "ste ", "sainte ");
    return text;
}

} // namespace dossier
