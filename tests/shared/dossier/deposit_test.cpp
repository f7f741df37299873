#include "shared/base/date.h"
#include "shared/dossier/deposit.h"

#include <doctest/doctest.h>

using dossier::ApplicationNumber;

namespace
{

const base::Date today = base::parse_date("2026-11-23").value();

} // namespace

TEST_CASE("The application numbers of the guide are real")
{
    for (const char* number : {"5901202308160000184", "5901202308160000181", "5901202309170000212",
                               "5901202204110000085"})
        CHECK(ApplicationNumber::parse(number, today).value().text() == number);
}

TEST_CASE("An application number with a wrong length, letter or day is refused")
{
    for (const char* number : {"", "590120230816000018", "59012023081600001840",
                               "59O1202308160000184", "5901202313160000184", "5901202302300000001",
                               "5901209908160000184", "5901189908160000184"})
        CHECK_MESSAGE(!ApplicationNumber::parse(number, today).has_value(), number);
}

TEST_CASE("An application number is of today at the latest")
{
    CHECK(ApplicationNumber::parse("5901202611230000001", today).has_value());
    CHECK_FALSE(ApplicationNumber::parse("5901202611240000001", today).has_value());
}

TEST_CASE("An application number is made of an office, a day and a counter")
{
    const auto number = ApplicationNumber::make("5901", today, 184).value();
    CHECK(number.text() == "5901202611230000184");
    CHECK(number.counter() == 184);
    CHECK(number.day() == today);
    CHECK(number.grouped() == "5901\u00A020261123\u00A00000184");
    CHECK(ApplicationNumber::make("5901", today, 9'999'999).has_value());
    CHECK_FALSE(ApplicationNumber::make("5901", today, 10'000'000).has_value());
    CHECK_FALSE(ApplicationNumber::make("2A01", today, 1).has_value());
}

TEST_CASE("A manifest is one canonical text that every part of the dossier changes")
{
    const auto at = base::parse_instant("2026-11-23T09:41:00Z").value();
    dossier::Dossier one;
    one.procedure = "ase";
    one.language = "ar";
    one.answers = {{"phone", "0601020304"}, {"emancipated", false}};
    one.pieces = {
        {.piece = "D02", .files = {{.name = "a.png", .media_type = "image/png", .size = 7}}}};
    const std::string text = dossier::manifest_of(one, "5903007192", "0123", "kiosk-1", at);
    const std::string zeros(64, '0');
    CHECK(text ==
          "{\"answers\":{\"emancipated\":false,\"phone\":\"0601020304\"},"
          "\"at\":\"2026-11-23T09:41:00Z\",\"catalogue\":\"0123\","
          "\"dossier\":\"00000000-0000-0000-0000-000000000000\","
          "\"foreigner_number\":\"5903007192\",\"kiosk\":\"kiosk-1\",\"language\":\"ar\","
          "\"observations\":\"\",\"pieces\":[{\"accepted\":false,\"files\":[{\"digest\":\"" +
              zeros +
              "\",\"id\":\"00000000-0000-0000-0000-000000000000\",\"media_type\":\"image/png\","
              "\"name\":\"a.png\",\"pages\":1,\"size\":7}],\"piece\":\"D02\",\"reference\":\"\"}],"
              "\"procedure\":\"ase\"}");
    one.pieces[0].files[0].digest[0] = std::byte{1};
    CHECK(dossier::manifest_of(one, "5903007192", "0123", "kiosk-1", at) != text);
}
