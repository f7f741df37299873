#include "shared/understanding/words.h"

#include "shared/base/verify.h"

#include <array>
#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace understanding
{

namespace
{

constexpr UChar32 tatweel = 0x0640;

bool is_mark(UChar32 character)
{
    return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

/// Signs that hold two words together: l'enfant, porte-parole.
bool joins_words(UChar32 character)
{
    return u_hasBinaryProperty(character, UCHAR_DASH) != 0 || character == U'\'' ||
           character == U'’' || character == U'`' || character == U'´' || character == U'_';
}

UChar32 common_form(UChar32 character)
{
    switch (character) {
    case U'ى': // alef maksura
    case U'ی': // Persian ya
        return U'ي';
    case U'ک': // Persian kaf
        return U'ك';
    case U'ة':
        return U'ه';
    case U'ٱ':
        return U'ا';
    default:
        return joins_words(character) ? U' ' : u_foldCase(character, U_FOLD_CASE_DEFAULT);
    }
}

icu::UnicodeString decomposed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    base::verify(U_SUCCESS(status), "ICU lacks NFKD");
    icu::UnicodeString result = nfkd->normalize(
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}),
        status);
    base::verify(U_SUCCESS(status), "text cannot be normalised");
    return result;
}

icu::UnicodeString folded(std::string_view text)
{
    const icu::UnicodeString from = decomposed(text);
    icu::UnicodeString kept;
    UChar32 last = 0;
    int times = 0;
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1)) {
        const UChar32 character = from.char32At(i);
        if (is_mark(character) || character == tatweel)
            continue;
        const UChar32 common = common_form(character);
        times = common == last && u_isalpha(common) != 0 ? times + 1 : 1;
        last = common;
        if (times == 3)
            kept.truncate(kept.moveIndex32(kept.length(), -1));
        if (times < 3)
            kept.append(common);
    }
    return kept;
}

using Breaks = std::unique_ptr<icu::BreakIterator>;

Breaks word_breaks(const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    Breaks breaks{icu::BreakIterator::createWordInstance(icu::Locale{language.c_str()}, status)};
    base::verify(U_SUCCESS(status), "ICU lacks word breaks");
    return breaks;
}

/// Made once a language and a thread: making one costs more than a phrase does.
icu::BreakIterator& breaks_for(std::string_view language)
{
    thread_local std::map<std::string, Breaks, std::less<>> made;
    auto found = made.find(language);
    if (found == made.end())
        found = made.emplace(language, word_breaks(std::string{language})).first;
    return *found->second;
}

bool starts_arabic(const icu::UnicodeString& word)
{
    UErrorCode status = U_ZERO_ERROR;
    return !word.isEmpty() && uscript_getScript(word.char32At(0), &status) == USCRIPT_ARABIC;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

constexpr std::array<std::u16string_view, 6> prefixes{u"وال", u"بال", u"كال", u"فال", u"لل", u"ال"};
constexpr std::array<std::u16string_view, 12> suffixes{u"هما", u"تي", u"ها", u"هم", u"نا", u"ات",
                                                       u"ين",  u"ون", u"ان", u"ه",  u"ي",  u"ت"};
constexpr std::int32_t least_stem = 3;

bool takes_plural(std::string_view word)
{
    return word.size() > 3 && (word.ends_with('s') || word.ends_with('x'));
}

std::u16string_view units(const icu::UnicodeString& word)
{
    return {word.getBuffer(), static_cast<std::size_t>(word.length())};
}

void strip_prefix(icu::UnicodeString& word)
{
    for (const std::u16string_view prefix : prefixes) {
        const auto length = static_cast<std::int32_t>(prefix.size());
        if (word.length() - length < least_stem || !units(word).starts_with(prefix))
            continue;
        word.remove(0, length);
        return;
    }
}

void strip_suffix(icu::UnicodeString& word)
{
    for (const std::u16string_view suffix : suffixes) {
        const auto length = static_cast<std::int32_t>(suffix.size());
        if (word.length() - length < least_stem || !units(word).ends_with(suffix))
            continue;
        word.truncate(word.length() - length);
        return;
    }
}

} // namespace

std::vector<std::string> words_of(std::string_view text, std::string_view language)
{
    const icu::UnicodeString line = folded(text);
    icu::BreakIterator& breaks = breaks_for(language);
    breaks.setText(line);
    std::vector<std::string> words;
    for (std::int32_t start = breaks.first(), end = breaks.next(); end != icu::BreakIterator::DONE;
         start = end, end = breaks.next())
        if (breaks.getRuleStatus() >= UBRK_WORD_NUMBER)
            words.push_back(utf8(line.tempSubStringBetween(start, end)));
    return words;
}

std::string stem_of(std::string_view word)
{
    auto stem = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
    if (!starts_arabic(stem))
        return std::string{word.substr(0, word.size() - (takes_plural(word) ? 1 : 0))};
    strip_prefix(stem);
    strip_suffix(stem);
    return utf8(stem);
}

} // namespace understanding
