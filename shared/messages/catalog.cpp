#include "shared/messages/catalog.h"

#include "shared/base/verify.h"
#include "shared/messages/forms.h"
#include "shared/messages/pattern.h"
#include "shared/messages/source.h"
#include "shared/messages/translation.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <unicode/msgfmt.h>

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

icu::Formattable isolated(std::string_view words)
{
    if (words.empty())
        return icu::Formattable{icu::UnicodeString{}};
    return icu::Formattable{icu::UnicodeString::fromUTF8(
        fmt::format("{}{}{}", first_strong_isolate, words, pop_isolate))};
}

icu::Formattable left_to_right(const Identifier& identifier)
{
    std::string text{left_to_right_isolate};
    for (const char character : identifier.characters)
        if (character == ' ')
            text += no_break_space;
        else
            text += character;
    return icu::Formattable{icu::UnicodeString::fromUTF8(text.append(pop_isolate))};
}

/// What ICU puts for one parameter.
struct Inserted {
    const Forms& forms;
    ParameterKind kind;

    icu::Formattable operator()(std::int64_t number) const
    {
        return kind == ParameterKind::Number ? icu::Formattable{number}
                                             : isolated(forms.number(number));
    }
    icu::Formattable operator()(const std::string& words) const
    {
        return kind == ParameterKind::Select ? icu::Formattable{icu::UnicodeString::fromUTF8(words)}
                                             : isolated(words);
    }
    icu::Formattable operator()(const Text& text) const { return isolated(text.utf8()); }
    icu::Formattable operator()(const Identifier& identifier) const
    {
        return left_to_right(identifier);
    }
    icu::Formattable operator()(base::Date date) const { return isolated(forms.date_long(date)); }
    icu::Formattable operator()(base::Instant instant) const
    {
        return isolated(forms.time_of_day(instant));
    }
};

/// A pattern ready to be used.
struct Message {
    std::vector<Parameter> parameters;
    std::unique_ptr<icu::MessageFormat> format;
};

/// A pattern without these is its own words.
bool needs_icu(std::string_view pattern)
{
    return pattern.find_first_of("{}'") != std::string_view::npos;
}

/// The pattern was held against the rules when its language was loaded.
Message parsed(const std::string& pattern, const icu::Locale& locale)
{
    UErrorCode status = U_ZERO_ERROR;
    Message message{.parameters = parameters_of(pattern).value(),
                    .format = std::make_unique<icu::MessageFormat>(
                        icu::UnicodeString::fromUTF8(pattern), locale, status)};
    base::verify(U_SUCCESS(status), "ICU parses a pattern that it has parsed before");
    return message;
}

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

} // namespace

struct Catalog::Patterns {
    std::string language;
    Forms forms;
    icu::Locale locale;
    Source source;
    Source nationalities;
    /// By pattern's key; filled as they are asked for. ICU's patterns keep working memory.
    std::map<std::string_view, Message> messages;
    std::mutex formatting;

    explicit Patterns(std::string_view id) : language{id}, forms{id} {}

    const Message& message(const Source::value_type& entry)
    {
        const auto found = messages.find(entry.first);
        return found != messages.end()
                   ? found->second
                   : messages.emplace(entry.first, parsed(entry.second, locale)).first->second;
    }
};

Catalog::Catalog(std::unique_ptr<Patterns> patterns) : m_patterns{std::move(patterns)} {}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

base::Result<Catalog> Catalog::load(const std::filesystem::path& folder, std::string_view id)
{
    if (id != "fr")
        return load_translation(folder, id, TRY(load(folder, "fr")));
    return made(folder, id, check_patterns);
}

base::Result<Catalog> Catalog::load_translation(const std::filesystem::path& folder,
                                                std::string_view id, const Catalog& french)
{
    return made(folder, id, [&](const Source& translation) {
        return check_translation(french.m_patterns->source, translation);
    });
}

base::Result<Catalog> Catalog::made(const std::filesystem::path& folder, std::string_view id,
                                    const SourceCheck& check)
{
    auto patterns = std::make_unique<Patterns>(id);
    const auto own = folder / id;
    patterns->source = TRY(load_sources(own));
    if (const auto right = check(patterns->source); !right)
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: {}", own.string(), right.error().detail));
    const auto adjectives = folder / "nationalities" / fmt::format("{}.json", id);
    if (std::filesystem::exists(adjectives))
        patterns->nationalities = TRY(load_source(adjectives));
    UErrorCode status = U_ZERO_ERROR;
    patterns->locale = icu::Locale::forLanguageTag(locale_tag(id), status);
    base::verify(U_SUCCESS(status), "ICU knows the tag of every language");
    return Catalog{std::move(patterns)};
}

const std::string& Catalog::language() const
{
    return m_patterns->language;
}

Direction Catalog::direction() const
{
    return m_patterns->forms.right_to_left() ? Direction::RightToLeft : Direction::LeftToRight;
}

bool Catalog::has(std::string_view key) const
{
    return m_patterns->source.contains(key);
}

std::vector<std::string> Catalog::keys() const
{
    std::vector<std::string> keys;
    keys.reserve(m_patterns->source.size());
    for (const auto& [key, pattern] : m_patterns->source)
        keys.push_back(key);
    return keys;
}

Text Catalog::text(std::string_view key, const Arguments& arguments) const
{
    const auto found = m_patterns->source.find(key);
    if (found == m_patterns->source.end())
        stop(key, "is not in the locales");
    if (!needs_icu(found->second))
        return Text{found->second};

    const std::lock_guard lock{m_patterns->formatting};
    const Message& message = m_patterns->message(*found);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const Parameter& parameter : message.parameters) {
        names.push_back(icu::UnicodeString::fromUTF8(parameter.name));
        values.push_back(std::visit(Inserted{m_patterns->forms, parameter.kind},
                                    argument_for(parameter, arguments, key)));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString words;
    message.format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), words,
                           status);
    base::verify(U_SUCCESS(status), "ICU formats a pattern that it has parsed");
    return Text{utf8(words)};
}

Text Catalog::date_long(base::Date date) const
{
    return Text{m_patterns->forms.date_long(date)};
}

Text Catalog::date_with_weekday(base::Date date) const
{
    return Text{m_patterns->forms.date_with_weekday(date)};
}

Text Catalog::date_short(base::Date date) const
{
    return Text{fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                            static_cast<unsigned>(date.month()), static_cast<int>(date.year()))};
}

Text Catalog::time_of_day(base::Instant instant) const
{
    return Text{m_patterns->forms.time_of_day(instant)};
}

Text Catalog::number(std::int64_t number) const
{
    return Text{m_patterns->forms.number(number)};
}

Text Catalog::month_name(unsigned month) const
{
    return Text{m_patterns->forms.month_name(month)};
}

Text Catalog::country(std::string_view iso2) const
{
    return Text{m_patterns->forms.country(iso2)};
}

Text Catalog::nationality(std::string_view iso2) const
{
    const auto adjective = m_patterns->nationalities.find(iso2);
    return adjective == m_patterns->nationalities.end() ? country(iso2) : Text{adjective->second};
}

const std::vector<std::string>& Catalog::countries() const
{
    return m_patterns->forms.countries();
}

Text Catalog::in_capitals(const Text& words) const
{
    return Text{m_patterns->forms.in_capitals(words.utf8())};
}

} // namespace messages
