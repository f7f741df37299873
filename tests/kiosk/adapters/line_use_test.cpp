#include "kiosk/adapters/line_use.h"

#include <doctest/doctest.h>

using kiosk::adapters::LineUse;

TEST_CASE("The line is a visitor's while a question is under way, and a moment longer")
{
    LineUse line;
    CHECK_FALSE(line.by_visitor());
    {
        const LineUse::Question one{line};
        const LineUse::Question other{line};
        CHECK(line.by_visitor());
    }
    CHECK(line.by_visitor());
}
