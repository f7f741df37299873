#include "kiosk/text/scripts.h"

#include "kiosk/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <string>

namespace kiosk::text
{

namespace
{

constexpr Script none = 0;

UScriptCode unified(UScriptCode script)
{
    const bool han = script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN ||
                     script == USCRIPT_JAPANESE || script == USCRIPT_HAN_WITH_BOPOMOFO;
    return han ? USCRIPT_HAN : script;
}

const std::vector<Script>& names()
{
    static const std::vector<Script> all = [] {
        std::vector<Script> made;
        made.reserve(USCRIPT_CODE_LIMIT);
        for (int code = 0; code < USCRIPT_CODE_LIMIT; ++code)
            made.push_back(script_named(uscript_getShortName(static_cast<UScriptCode>(code))));
        return made;
    }();
    return all;
}

/// `none` for what every script shares.
Script own_script(char32_t character)
{
    static const Script latin = script_named("Latn");
    if (character < 0x80) {
        const char32_t folded = character | 0x20U;
        return folded >= 'a' && folded <= 'z' ? latin : none;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode code = uscript_getScript(static_cast<UChar32>(character), &status);
    if (U_FAILURE(status) || code <= USCRIPT_INHERITED || code == USCRIPT_UNKNOWN)
        return none;
    return names()[static_cast<std::size_t>(code)];
}

/// Brackets by Unicode's property, and guillemets, which stand in pairs as well.
bool opens(char32_t character)
{
    return character == U'«' || u_getIntPropertyValue(static_cast<UChar32>(character),
                                                      UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN;
}

bool closes(char32_t character)
{
    return character == U'»' ||
           u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_BIDI_PAIRED_BRACKET_TYPE) ==
               U_BPT_CLOSE;
}

UChar32 closing_of(char32_t opening)
{
    return opening == U'«' ? U'»' : u_getBidiPairedBracket(static_cast<UChar32>(opening));
}

/// The scripts of the brackets that are open.
class Brackets
{
public:
    /// The script that the character takes from its partner; else `script`.
    Script resolve(char32_t character, Script script)
    {
        if (opens(character) && m_count < m_open.size())
            m_open[m_count++] = {closing_of(character), script};
        if (!closes(character))
            return script;
        for (std::size_t depth = m_count; depth > 0; --depth) {
            if (m_open[depth - 1].closing != static_cast<UChar32>(character))
                continue;
            m_count = depth - 1;
            return m_open[m_count].script == none ? script : m_open[m_count].script;
        }
        return script;
    }
    /// What was open at the start has found its script.
    void found(Script script)
    {
        for (std::size_t depth = 0; depth < m_count; ++depth)
            if (m_open[depth].script == none)
                m_open[depth].script = script;
    }

private:
    struct Open {
        UChar32 closing;
        Script script;
    };
    std::array<Open, 64> m_open{};
    std::size_t m_count = 0;
};

bool may_be_bracket(char32_t character)
{
    return character == '(' || character == ')' || character == '[' || character == ']' ||
           character == '{' || character == '}' || character == U'«' || character == U'»' ||
           character >= 0x300;
}

void extend(std::vector<ScriptRun>& runs, std::size_t start, std::size_t end, Script script)
{
    if (!runs.empty() && (runs.back().script == script || runs.back().script == none)) {
        runs.back().script = script;
        runs.back().end = end;
    } else {
        runs.push_back({start, end, script});
    }
}

} // namespace

Script script_of_language(std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::array<UScriptCode, 4> codes{};
    const int count = uscript_getCode(std::string{language}.c_str(), codes.data(),
                                      static_cast<std::int32_t>(codes.size()), &status);
    const UScriptCode code = U_SUCCESS(status) && count > 0 ? unified(codes[0]) : USCRIPT_LATIN;
    return names()[static_cast<std::size_t>(code)];
}

void find_script_runs(std::u16string_view text, Script absent, std::vector<ScriptRun>& runs)
{
    runs.clear();
    Brackets brackets;
    Script current = none;
    for (std::size_t index = 0; index < text.size();) {
        const std::size_t start = index;
        const char32_t character = next_code_point(text, index);
        Script script = own_script(character);
        if (script != none && current == none)
            brackets.found(script);
        if (script == none)
            script = may_be_bracket(character) ? brackets.resolve(character, current) : current;
        extend(runs, start, index, script);
        current = script;
    }
    if (!runs.empty() && runs.front().script == none)
        runs.front().script = absent;
}

} // namespace kiosk::text
