#include "shared/base/date.h"

#include <doctest/doctest.h>

using namespace base;

namespace
{
Date day(const char* text)
{
    return parse_date(text).value();
}
} // namespace

TEST_CASE("only real ISO days are read")
{
    CHECK(format_date(day("2024-02-29")) == "2024-02-29");
    for (const char* wrong : {"2023-02-29", "2023-2-01", "23-02-01", "2023-13-01", "2023-01-32",
                              "abcd-01-01", "2023/01/01", "-023-01-01"})
        CHECK_FALSE(parse_date(wrong));
}

TEST_CASE("who is born on 29 February has the birthday on 1 March in a common year")
{
    CHECK(years_after(day("2008-02-29"), 16) == day("2024-02-29"));
    CHECK(years_after(day("2008-02-29"), 17) == day("2025-03-01"));
    CHECK(age_on(day("2008-02-29"), day("2025-02-28")) == 16);
    CHECK(age_on(day("2008-02-29"), day("2025-03-01")) == 17);
    CHECK(age_on(day("2008-02-29"), day("2024-02-28")) == 15);
    CHECK(age_on(day("2008-02-29"), day("2024-02-29")) == 16);
}

TEST_CASE("on 29 February, who was born by 28 February of a common year is of that age")
{
    CHECK(years_after(day("2028-02-29"), -18) == day("2010-02-28"));
    CHECK(age_on(day("2010-02-28"), day("2028-02-29")) == 18);
    CHECK(age_on(day("2010-03-01"), day("2028-02-29")) == 17);
}

TEST_CASE("an age changes on the birthday itself")
{
    CHECK(age_on(day("2006-08-10"), day("2022-08-09")) == 15);
    CHECK(age_on(day("2006-08-10"), day("2022-08-10")) == 16);
}

TEST_CASE("days are counted across months and leap days")
{
    CHECK(days_after(day("2024-02-28"), 2) == day("2024-03-01"));
    CHECK(days_between(day("2026-03-01"), day("2026-03-31")) == 30);
    CHECK(days_between(day("2026-03-31"), day("2026-03-01")) == -30);
}

TEST_CASE("the day in Paris follows summer time")
{
    CHECK(paris_day(*parse_instant("2026-11-22T23:30:00Z")) == day("2026-11-23"));
    CHECK(paris_day(*parse_instant("2026-07-01T22:30:00Z")) == day("2026-07-02"));
    CHECK(paris_day(*parse_instant("2026-11-22T22:30:00Z")) == day("2026-11-22"));
}
