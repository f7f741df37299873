#include "shared/base/settings.h"

#include <doctest/doctest.h>

using namespace base;

namespace
{

Settings read(const char* yaml)
{
    return Settings::parse(yaml, "kiosk.yaml").value();
}

} // namespace

TEST_CASE("settings are read by their kind")
{
    Settings settings = read("name: borne\nwidth: 1920\nfull: true\nroots: [/media, /mnt]\n"
                             "panel: {height: 1080}\nrows:\n  - {id: a}\n  - {id: b}\n");
    CHECK(settings.text("name") == "borne");
    CHECK(settings.number("width") == 1920);
    CHECK(settings.boolean("full") == true);
    CHECK(settings.texts("roots")->at(1) == "/mnt");
    CHECK(settings.section("panel")->number("height") == 1080);
    auto rows = settings.sections("rows").value();
    CHECK(rows.at(0).text("id") == "a");
    CHECK(rows.at(1).text("id") == "b");
    CHECK(settings.text_or("absent", "x") == "x");
    CHECK(settings.finish().has_value());
}

TEST_CASE("a key that nobody knows is named with its line, in a section too")
{
    Settings settings = read("name: borne\npanel:\n  widht: 12\n");
    CHECK(settings.text("name") == "borne");
    CHECK(settings.finish().error().detail == "kiosk.yaml:2: unknown key 'panel'");
    CHECK(settings.section("panel").has_value());
    CHECK(settings.finish().error().detail == "kiosk.yaml:3: unknown key 'widht'");
}

TEST_CASE("a missing key and a wrong kind are named")
{
    Settings settings = read("width: wide\nlist: {a: 1}\n");
    CHECK(settings.number("width").error().detail == "kiosk.yaml:1: 'width' must be a number");
    CHECK(settings.text("name").error().detail == "kiosk.yaml:1: 'name' is missing");
    CHECK(settings.texts("list").error().detail == "kiosk.yaml:2: 'list' must be a list of texts");
    CHECK(settings.text("list").error().detail == "kiosk.yaml:2: 'list' must be a text");
}

TEST_CASE("a file that is not YAML, or not there, is refused by name")
{
    CHECK(Settings::parse("a: [1", "x.yaml").error().detail.starts_with("x.yaml:"));
    CHECK(Settings::parse("- 1", "x.yaml").error().detail == "x.yaml: is not a mapping of keys");
    CHECK(Settings::load("/no/such.yaml").error().detail == "/no/such.yaml: cannot be read");
}

TEST_CASE("a number is one that can be reckoned with")
{
    Settings settings = read("a: .inf\nb: .nan\nc: 1e999\nd: -2.5\n");
    for (const char* key : {"a", "b", "c"}) {
        CHECK_FALSE(settings.number(key));
        CHECK_FALSE(settings.number_or(key, 1));
    }
    CHECK(settings.number("d") == -2.5);
}
