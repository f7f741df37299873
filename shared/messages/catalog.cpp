#include "shared/messages/catalog.h"

#include "shared/base/verify.h"
#include "shared/messages/pattern.h"
#include "shared/messages/source.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

namespace messages
{

namespace
{

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view left_to_right_isolate = "\u2066";
constexpr std::string_view pop_isolate = "\u2069";
constexpr std::string_view no_break_space = "\u00a0";

std::string utf8(const icu::UnicodeString& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

/// French administrations write Latin digits and the Gregorian calendar in every language.
icu::Locale locale_of(std::string_view id)
{
    std::string tag{id == "en" ? std::string_view{"en-GB"} : id};
    tag += "-u-ca-gregory";
    if (id == "ar")
        tag += "-nu-latn";
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(tag, status);
}

std::unique_ptr<icu::SimpleDateFormat> date_format(const icu::Locale& locale,
                                                   const icu::UnicodeString& pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    base::verify(U_SUCCESS(status), "ICU knows the dates of every language that we ship");
    format->setTimeZone(*icu::TimeZone::getGMT());
    return format;
}

icu::UnicodeString best_pattern(const icu::Locale& locale, const char* skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator{
        icu::DateTimePatternGenerator::createInstance(locale, status)};
    base::verify(U_SUCCESS(status), "ICU knows the patterns of dates");
    return generator->getBestPattern(skeleton, status);
}

UDate moment_of(base::Date date)
{
    const auto since_epoch = std::chrono::sys_days{date}.time_since_epoch();
    return static_cast<UDate>(std::chrono::milliseconds{since_epoch}.count());
}

std::string isolated(std::string_view words)
{
    return words.empty() ? std::string{}
                         : fmt::format("{}{}{}", first_strong_isolate, words, pop_isolate);
}

std::string left_to_right(const Identifier& identifier)
{
    std::string text{left_to_right_isolate};
    for (const char character : identifier.characters)
        if (character == ' ')
            text += no_break_space;
        else
            text += character;
    return text.append(pop_isolate);
}

icu::UnicodeString region_name(const icu::Locale& locale, std::string_view iso2)
{
    icu::UnicodeString name;
    return icu::Locale{"", std::string{iso2}.c_str()}.getDisplayCountry(locale, name);
}

std::vector<std::string> countries_in_order(const icu::Locale& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator{icu::Collator::createInstance(locale, status)};
    base::verify(U_SUCCESS(status), "ICU sorts every language that we ship");
    std::vector<std::pair<icu::UnicodeString, std::string>> named;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code)
        named.emplace_back(region_name(locale, *code), *code);
    std::ranges::sort(named, [&](const auto& a, const auto& b) {
        UErrorCode compared = U_ZERO_ERROR;
        return collator->compare(a.first, b.first, compared) == UCOL_LESS;
    });
    std::vector<std::string> codes;
    for (auto& [name, code] : named)
        codes.push_back(std::move(code));
    return codes;
}

/// A pattern ready to be used; `words` where it takes no argument.
struct Message {
    std::vector<Parameter> parameters;
    std::unique_ptr<icu::MessageFormat> format;
    std::string words;
};

base::Result<Message> parse(const std::string& pattern, const icu::Locale& locale)
{
    Message message{.parameters = TRY(parameters_of(pattern)), .format = {}, .words = {}};
    UErrorCode status = U_ZERO_ERROR;
    message.format =
        std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(pattern), locale, status);
    if (message.parameters.empty() && U_SUCCESS(status)) {
        icu::UnicodeString words;
        message.words = utf8(message.format->format(nullptr, nullptr, 0, words, status));
        message.format.reset();
    }
    if (U_FAILURE(status))
        return base::failure(base::ErrorCode::DataInvalid, u_errorName(status));
    return message;
}

std::string named_kinds(std::vector<Parameter> parameters)
{
    constexpr std::string_view suffixes[] = {"}", ", number}", ", select}"};
    std::ranges::sort(parameters, {}, &Parameter::name);
    std::string text;
    for (const Parameter& parameter : parameters)
        text += fmt::format(" {{{}{}", parameter.name,
                            suffixes[static_cast<std::size_t>(parameter.kind)]);
    return text.empty() ? " none" : text;
}

/// Nothing where `translation` has the keys of `source` and their parameters.
base::Result<void> check_against(const Source& source, const Source& translation)
{
    const auto refused = [](std::string why) {
        return base::failure(base::ErrorCode::DataInvalid, std::move(why));
    };
    for (const auto& [key, pattern] : translation)
        if (!source.contains(key))
            return refused(fmt::format("{}: the source language has no such key", key));
    for (const auto& [key, pattern] : source) {
        const auto translated = translation.find(key);
        if (translated == translation.end())
            return refused(fmt::format("{}: is missing", key));
        const std::string wanted = named_kinds(TRY(parameters_of(pattern)));
        const auto parameters = parameters_of(translated->second);
        if (parameters && named_kinds(*parameters) != wanted)
            return refused(fmt::format("{}: takes{}, the source language{}", key,
                                       named_kinds(*parameters), wanted));
    }
    return {};
}

} // namespace

struct Catalog::Patterns {
    std::string id;
    icu::Locale locale;
    std::map<std::string, Message, std::less<>> messages;
    Source nationalities;
    std::unique_ptr<icu::SimpleDateFormat> long_date;
    std::unique_ptr<icu::SimpleDateFormat> weekday_date;
    std::unique_ptr<icu::SimpleDateFormat> month;
    std::unique_ptr<icu::SimpleDateFormat> clock;
    std::vector<std::string> countries;
    /// ICU's formats keep working memory.
    std::mutex formatting;

    Patterns(std::string_view language, Source adjectives)
        : id{language},
          locale{locale_of(language)},
          nationalities{std::move(adjectives)},
          long_date{date_format(locale, best_pattern(locale, "yMMMMd"))},
          weekday_date{date_format(locale, best_pattern(locale, "yMMMMEEEEd"))},
          month{date_format(locale, "LLLL")},
          clock{date_format(locale, "HH:mm")},
          countries{countries_in_order(locale)}
    {
        clock->adoptTimeZone(icu::TimeZone::createTimeZone("Europe/Paris"));
    }

    std::string in(const icu::SimpleDateFormat& format, UDate moment)
    {
        const std::lock_guard lock{formatting};
        icu::UnicodeString text;
        return utf8(format.format(moment, text));
    }
};

Catalog::Catalog(std::unique_ptr<Patterns> patterns) : m_patterns{std::move(patterns)} {}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

base::Result<Catalog> Catalog::load(const std::filesystem::path& folder, std::string_view id)
{
    const auto file = folder / fmt::format("{}.json", id);
    const auto named = [&](const base::Error& error, std::string_view key) {
        return base::failure(error.code, fmt::format("{}: {}{}{}", file.string(), key,
                                                     key.empty() ? "" : ": ", error.detail));
    };
    const Source source = TRY(load_source(file));
    if (id != "fr")
        if (const auto same = check_against(TRY(load_source(folder / "fr.json")), source); !same)
            return named(same.error(), "");

    const auto adjectives = folder / "nationalities" / file.filename();
    auto patterns = std::make_unique<Patterns>(
        id, std::filesystem::exists(adjectives) ? TRY(load_source(adjectives)) : Source{});
    for (const auto& [key, pattern] : source) {
        auto message = parse(pattern, patterns->locale);
        if (!message)
            return named(message.error(), key);
        patterns->messages.emplace(key, std::move(*message));
    }
    return Catalog{std::move(patterns)};
}

const std::string& Catalog::language() const
{
    return m_patterns->id;
}

Direction Catalog::direction() const
{
    return m_patterns->locale.isRightToLeft() ? Direction::RightToLeft : Direction::LeftToRight;
}

bool Catalog::has(std::string_view key) const
{
    return m_patterns->messages.contains(key);
}

std::vector<std::string> Catalog::keys() const
{
    std::vector<std::string> keys;
    for (const auto& [key, message] : m_patterns->messages)
        keys.push_back(key);
    return keys;
}

namespace
{

[[noreturn]] void stop(std::string_view key, std::string_view why)
{
    base::verify(false, fmt::format("message {}: {}", key, why).c_str());
    std::abort();
}

const Argument& argument_for(const Parameter& parameter, const Arguments& arguments,
                             std::string_view key)
{
    const auto given = std::ranges::find(arguments, parameter.name, &Arguments::value_type::first);
    if (given == arguments.end())
        stop(key, fmt::format("{{{}}} is not given", parameter.name));
    if (parameter.kind == ParameterKind::Number &&
        !std::holds_alternative<std::int64_t>(given->second))
        stop(key, fmt::format("{{{}}} is not a number", parameter.name));
    return given->second;
}

/// What ICU puts for one parameter.
struct Inserted {
    const Catalog& catalog;
    ParameterKind kind;

    icu::Formattable operator()(std::int64_t number) const
    {
        return kind == ParameterKind::Number ? icu::Formattable{number}
                                             : plain(catalog.number(number).utf8());
    }
    icu::Formattable operator()(const std::string& words) const
    {
        return kind == ParameterKind::Select ? icu::Formattable{icu::UnicodeString::fromUTF8(words)}
                                             : plain(words);
    }
    icu::Formattable operator()(const Text& text) const { return plain(text.utf8()); }
    icu::Formattable operator()(const Identifier& identifier) const
    {
        return icu::Formattable{icu::UnicodeString::fromUTF8(left_to_right(identifier))};
    }
    icu::Formattable operator()(base::Date date) const
    {
        return plain(catalog.date_long(date).utf8());
    }
    icu::Formattable operator()(base::Instant instant) const
    {
        return plain(catalog.time_of_day(instant).utf8());
    }

    icu::Formattable plain(std::string_view words) const
    {
        return icu::Formattable{icu::UnicodeString::fromUTF8(isolated(words))};
    }
};

} // namespace

Text Catalog::text(std::string_view key, const Arguments& arguments) const
{
    const auto found = m_patterns->messages.find(key);
    if (found == m_patterns->messages.end())
        stop(key, "is not in the locales");
    const Message& message = found->second;
    if (!message.format)
        return Text{message.words};

    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const Parameter& parameter : message.parameters) {
        names.push_back(icu::UnicodeString::fromUTF8(parameter.name));
        values.push_back(
            std::visit(Inserted{*this, parameter.kind}, argument_for(parameter, arguments, key)));
    }
    const std::lock_guard lock{m_patterns->formatting};
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString words;
    message.format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), words,
                           status);
    base::verify(U_SUCCESS(status), "ICU formats a pattern that it has parsed");
    return Text{utf8(words)};
}

Text Catalog::date_long(base::Date date) const
{
    return Text{m_patterns->in(*m_patterns->long_date, moment_of(date))};
}

Text Catalog::date_with_weekday(base::Date date) const
{
    return Text{m_patterns->in(*m_patterns->weekday_date, moment_of(date))};
}

Text Catalog::date_short(base::Date date) const
{
    return Text{fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                            static_cast<unsigned>(date.month()), static_cast<int>(date.year()))};
}

Text Catalog::time_of_day(base::Instant instant) const
{
    return Text{
        m_patterns->in(*m_patterns->clock, static_cast<UDate>(instant.time_since_epoch().count()))};
}

Text Catalog::number(std::int64_t number) const
{
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted =
        icu::number::NumberFormatter::withLocale(m_patterns->locale).formatInt(number, status);
    return Text{utf8(formatted.toString(status))};
}

Text Catalog::month_name(unsigned month) const
{
    base::verify(month >= 1 && month <= 12, "a year has twelve months");
    const base::Date day{std::chrono::year{2026}, std::chrono::month{month}, std::chrono::day{1}};
    return Text{m_patterns->in(*m_patterns->month, moment_of(day))};
}

Text Catalog::country(std::string_view iso2) const
{
    return Text{utf8(region_name(m_patterns->locale, iso2))};
}

Text Catalog::nationality(std::string_view iso2) const
{
    const auto adjective = m_patterns->nationalities.find(iso2);
    return adjective == m_patterns->nationalities.end() ? country(iso2) : Text{adjective->second};
}

const std::vector<std::string>& Catalog::countries() const
{
    return m_patterns->countries;
}

Text Catalog::in_capitals(const Text& words) const
{
    return Text{utf8(icu::UnicodeString::fromUTF8(words.utf8()).toUpper(m_patterns->locale))};
}

} // namespace messages
