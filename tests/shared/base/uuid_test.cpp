#include "shared/base/uuid.h"

#include <doctest/doctest.h>

using namespace base;
using namespace std::chrono_literals;

TEST_CASE("an identifier is a version 7 UUID that sorts by time")
{
    const Instant now = *parse_instant("2026-11-23T09:41:00Z");
    const Uuid first = Uuid::make(now);
    const Uuid second = Uuid::make(now + 1ms);
    CHECK(first < second);
    CHECK(first.text().size() == 36);
    CHECK(first.text()[14] == '7');
    CHECK(Uuid::parse(first.text()) == first);
}

TEST_CASE("what is not a UUID is refused")
{
    for (const char* wrong :
         {"", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5dxac96-774b-bcce-b302099a8057",
          "g1890a5d-ac96-774b-bcce-b302099a8057"})
        CHECK_FALSE(Uuid::parse(wrong));
}
