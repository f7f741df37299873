#include "shared/messages/forms.h"

#include "shared/base/verify.h"

#include <algorithm>
#include <mutex>
#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

namespace messages
{

namespace
{

std::string utf8(const icu::UnicodeString& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

icu::Locale locale_of(std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(locale_tag(language), status);
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

/// A day, its month and its year stay on one line; the weekday may stand on the line before.
icu::UnicodeString kept_together(icu::UnicodeString pattern)
{
    const std::int32_t day = std::max(pattern.indexOf(u'd'), 0);
    return pattern.findAndReplace(day, pattern.length() - day, " ", u"\u00a0");
}

icu::UnicodeString best_pattern(const icu::Locale& locale, const char* skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator{
        icu::DateTimePatternGenerator::createInstance(locale, status)};
    base::verify(U_SUCCESS(status), "ICU knows the patterns of dates");
    return kept_together(generator->getBestPattern(skeleton, status));
}

/// French says the first day of a month as an ordinal: « 1er décembre ».
icu::UnicodeString with_ordinal(icu::UnicodeString pattern)
{
    return pattern.findAndReplace("d", "d'er'");
}

UDate moment_of(base::Date date)
{
    const auto since_epoch = std::chrono::sys_days{date}.time_since_epoch();
    return static_cast<UDate>(std::chrono::milliseconds{since_epoch}.count());
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
    codes.reserve(named.size());
    for (auto& [name, code] : named)
        codes.push_back(std::move(code));
    return codes;
}

} // namespace

std::string locale_tag(std::string_view language)
{
    std::string tag{language == "en" ? std::string_view{"en-GB"} : language};
    tag += "-u-ca-gregory";
    if (language == "ar")
        tag += "-nu-latn";
    return tag;
}

struct Forms::Formats {
    icu::Locale locale;
    std::unique_ptr<icu::SimpleDateFormat> long_date;
    std::unique_ptr<icu::SimpleDateFormat> weekday_date;
    std::unique_ptr<icu::SimpleDateFormat> first_date; ///< null where it is like any other
    std::unique_ptr<icu::SimpleDateFormat> first_weekday_date;
    std::unique_ptr<icu::SimpleDateFormat> month;
    std::unique_ptr<icu::SimpleDateFormat> clock;
    icu::number::LocalizedNumberFormatter numbers;
    std::vector<std::string> countries;
    /// ICU's date formats keep working memory.
    std::mutex formatting;

    explicit Formats(std::string_view language)
        : locale{locale_of(language)},
          long_date{date_format(locale, best_pattern(locale, "yMMMMd"))},
          weekday_date{date_format(locale, best_pattern(locale, "yMMMMEEEEd"))},
          month{date_format(locale, "LLLL")},
          clock{date_format(locale, "HH:mm")},
          numbers{icu::number::NumberFormatter::withLocale(locale)},
          countries{countries_in_order(locale)}
    {
        clock->adoptTimeZone(icu::TimeZone::createTimeZone("Europe/Paris"));
        if (language == "fr") {
            first_date = first_format(*long_date);
            first_weekday_date = first_format(*weekday_date);
        }
    }

    std::unique_ptr<icu::SimpleDateFormat> first_format(const icu::SimpleDateFormat& usual) const
    {
        icu::UnicodeString pattern;
        usual.toPattern(pattern);
        return date_format(locale, with_ordinal(pattern));
    }

    /// The format for that day of the month.
    static const icu::SimpleDateFormat& for_day(base::Date date, const icu::SimpleDateFormat& usual,
                                                const std::unique_ptr<icu::SimpleDateFormat>& first)
    {
        return first && date.day() == std::chrono::day{1} ? *first : usual;
    }

    std::string in(const icu::SimpleDateFormat& format, UDate moment)
    {
        const std::lock_guard lock{formatting};
        icu::UnicodeString text;
        return utf8(format.format(moment, text));
    }
};

Forms::Forms(std::string_view language) : m_formats{std::make_unique<Formats>(language)} {}
Forms::~Forms() = default;

bool Forms::right_to_left() const
{
    return m_formats->locale.isRightToLeft() != 0;
}

std::string Forms::date_long(base::Date date) const
{
    const auto& format = Formats::for_day(date, *m_formats->long_date, m_formats->first_date);
    return m_formats->in(format, moment_of(date));
}

std::string Forms::date_with_weekday(base::Date date) const
{
    const auto& format =
        Formats::for_day(date, *m_formats->weekday_date, m_formats->first_weekday_date);
    return m_formats->in(format, moment_of(date));
}

std::string Forms::time_of_day(base::Instant instant) const
{
    return m_formats->in(*m_formats->clock, static_cast<UDate>(instant.time_since_epoch().count()));
}

std::string Forms::number(std::int64_t number) const
{
    UErrorCode status = U_ZERO_ERROR;
    return utf8(m_formats->numbers.formatInt(number, status).toString(status));
}

std::string Forms::month_name(unsigned month) const
{
    base::verify(month >= 1 && month <= 12, "a year has twelve months");
    const base::Date day{std::chrono::year{2026}, std::chrono::month{month}, std::chrono::day{1}};
    return m_formats->in(*m_formats->month, moment_of(day));
}

std::string Forms::country(std::string_view iso2) const
{
    return utf8(region_name(m_formats->locale, iso2));
}

const std::vector<std::string>& Forms::countries() const
{
    return m_formats->countries;
}

std::string Forms::in_capitals(const std::string& words) const
{
    return utf8(icu::UnicodeString::fromUTF8(words).toUpper(m_formats->locale));
}

} // namespace messages
