#pragma once

#include "shared/base/date.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace messages
{

/// The locale in which a language is written here: British English, Latin digits in Arabic, the
/// Gregorian calendar everywhere, as French administrations do. BCP 47.
std::string locale_tag(std::string_view language);

/// How one language writes dates, hours, numbers and countries (CLDR). Safe from several threads.
class Forms
{
public:
    explicit Forms(std::string_view language);
    Forms(const Forms&) = delete;
    Forms& operator=(const Forms&) = delete;
    ~Forms();

    bool right_to_left() const;
    std::string date_long(base::Date date) const;
    std::string date_with_weekday(base::Date date) const;
    std::string time_of_day(base::Instant instant) const;
    std::string number(std::int64_t number) const;
    std::string month_name(unsigned month) const;
    std::string country(std::string_view iso2) const;
    const std::vector<std::string>& countries() const;
    std::string in_capitals(const std::string& words) const;

private:
    struct Formats;
    std::unique_ptr<Formats> m_formats;
};

} // namespace messages
