#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>

using guide::Band;

namespace
{

/// What is said on 23 November 2026 to a student whose card (asked for online) ends on that day.
guide::Advice student(const std::string& end)
{
    return product_guide().advise({{"today", "2026-11-23"},
                                   {"purpose", "renew"},
                                   {"nationality", "TN"},
                                   {"birth_date", "2000-01-01"},
                                   {"title", "cst"},
                                   {"title_ground", "ETU"},
                                   {"studies", "enrolled"},
                                   {"title_end", end}});
}

std::optional<Band> online_band(const std::string& end)
{
    const auto advice = student(end);
    return advice.proposals.front().window ? std::optional{advice.proposals.front().window->band}
                                           : std::nullopt;
}

guide::Proposal employee(const std::string& end)
{
    return product_guide()
        .advise({{"today", "2026-11-23"},
                 {"purpose", "renew"},
                 {"nationality", "TR"},
                 {"birth_date", "1990-01-01"},
                 {"title", "cst"},
                 {"title_ground", "SAL"},
                 {"job", "permanent"},
                 {"work_authorisation", true},
                 {"title_end", end}})
        .proposals.front();
}

bool tells(const guide::Window& window, const std::string& message)
{
    return std::ranges::find(window.messages, message, &guide::Message::key) !=
           window.messages.end();
}

} // namespace

TEST_CASE("the online window is open from the 120th to the 60th day before the end, both included")
{
    CHECK(online_band("2027-02-15") == Band::Open);
    CHECK(online_band("2027-03-23") == Band::Open);
    CHECK(online_band("2027-03-24") == Band::TooEarly);
    CHECK(online_band("2027-01-22") == Band::Open);
    CHECK(online_band("2027-01-21") == Band::Late);
    CHECK(online_band("2026-11-23") == Band::Late);
}

TEST_CASE("a card that has ended is renewed with a fee for six months, then asked for anew")
{
    CHECK(online_band("2026-11-22") == Band::Expired);
    CHECK(online_band("2026-11-05") == Band::Expired);
    CHECK(online_band("2026-05-23") == Band::Expired);
    CHECK(online_band("2026-05-22") == Band::Lost);
    CHECK(online_band("2026-05-10") == Band::Lost);
}

TEST_CASE("what is too late for an online request is told to risk a gap in rights")
{
    const auto advice = product_guide().advise({{"today", "2026-11-23"},
                                                {"purpose", "renew"},
                                                {"nationality", "TN"},
                                                {"birth_date", "2000-01-01"},
                                                {"title", "cst"},
                                                {"title_ground", "ETU"},
                                                {"title_end", "2026-12-15"}});
    REQUIRE(advice.proposals.front().window);
    CHECK(tells(*advice.proposals.front().window, "guide.window.late"));
}

TEST_CASE("both calendars are shown where nobody knows whether the card is asked for online")
{
    const auto soon = employee("2027-02-01");
    REQUIRE(soon.window);
    REQUIRE(soon.window->calendars.size() == 2);
    CHECK(soon.window->band == Band::Open);
    CHECK(soon.window->calendars[0].band == Band::Open);
    CHECK(soon.window->calendars[1].band == Band::TooEarly);
    CHECK(tells(*soon.window, "guide.window.start_now"));
    CHECK_FALSE(tells(*soon.window, "guide.window.late"));

    const auto late = employee("2027-01-10");
    REQUIRE(late.window);
    CHECK(late.window->band == Band::Open);
    CHECK(late.window->calendars[0].band == Band::Late);
    CHECK(late.window->calendars[1].band == Band::Open);
    CHECK(tells(*late.window, "guide.window.late"));

    CHECK(employee("2027-03-24").window->band == Band::TooEarly);
    CHECK(employee("2026-11-22").window->band == Band::Expired);
}

TEST_CASE("the desk's window opens two months before the end, and a card without an end has none")
{
    CHECK(employee("2027-01-23").window->calendars[1].opens ==
          base::parse_date("2026-11-23").value());
    const auto resident = product_guide().advise({{"today", "2026-11-23"},
                                                  {"purpose", "renew"},
                                                  {"nationality", "TR"},
                                                  {"birth_date", "1990-01-01"},
                                                  {"title", "rldue"},
                                                  {"title_end", "2026-01-01"}});
    CHECK_FALSE(resident.proposals.front().window);
}

TEST_CASE("every sentence about a window can be said in every language")
{
    for (const char* language : {"fr", "en", "ar"}) {
        const auto words = messages::Catalog::load("locales", language).value();
        for (const char* end :
             {"2027-05-01", "2027-02-01", "2027-01-10", "2026-11-01", "2026-01-01"}) {
            const guide::Proposal employed = employee(end);
            REQUIRE(employed.window);
            for (const guide::Message& message : employed.window->messages) {
                messages::Arguments arguments;
                for (const auto& [name, date] : message.dates)
                    arguments.emplace_back(name, date);
                CHECK_FALSE(words.text(message.key, arguments).empty());
            }
        }
    }
}

TEST_CASE("another way has its own window and its own deadlines")
{
    const auto advice = student("2026-12-15");
    // Online for the student's card; for the employee's, nobody knows: the desk's is open.
    const auto way = std::ranges::find(advice.others, "SAL-CST", &guide::Proposal::code);
    REQUIRE(way != advice.others.end());
    REQUIRE(advice.proposals.front().window);
    REQUIRE(way->window);
    CHECK(advice.proposals.front().window->band == Band::Late);
    CHECK(way->window->band == Band::Open);
    CHECK(tells(*way->window, "guide.window.unknown_channel"));
    CHECK(advice.find(*way->procedure) == &*way);
}
