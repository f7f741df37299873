#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/xkb_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace kiosk::ui;

namespace
{

const Keyboards& keyboards()
{
    static const auto loaded = Keyboards::load("assets/keyboards");
    REQUIRE(loaded.has_value());
    return *loaded;
}

std::string row_text(const KeyRows& rows, std::size_t row)
{
    std::string text;
    for (const Key& key : rows.at(row))
        text += key.characters;
    return text;
}

bool has_key(const KeyRows& rows, std::string_view characters)
{
    return std::ranges::any_of(rows, [&](const std::vector<Key>& row) {
        return std::ranges::find(row, characters, &Key::characters) != row.end();
    });
}

} // namespace

TEST_CASE("Names are written on AZERTY, with capitals and French accents")
{
    const KeyRows plain = keyboards().rows(KeyboardKind::Letters, {});
    CHECK(row_text(plain, 0) == "azertyuiop");
    CHECK(row_text(plain, 1) == "qsdfghjklm");
    CHECK(row_text(plain, 2) == "wxcvbn'-_");
    const KeyRows capitals = keyboards().rows(KeyboardKind::Letters, {.shift = true});
    CHECK(row_text(capitals, 0) == "AZERTYUIOP");

    const KeyRows accents = keyboards().rows(KeyboardKind::Letters, {.layer = KeyLayer::Accents});
    for (const std::string letter :
         {"é", "è", "ê", "ë", "à", "â", "ç", "ù", "û", "î", "ï", "ô", "œ", "ÿ", "š", "ć"})
        CHECK_MESSAGE(has_key(accents, letter), letter);
    const KeyRows capital_accents =
        keyboards().rows(KeyboardKind::Letters, {.layer = KeyLayer::Accents, .shift = true});
    for (const std::string letter : {"É", "È", "Ê", "Ç", "Œ"})
        CHECK_MESSAGE(has_key(capital_accents, letter), letter);
}

TEST_CASE("A password finds its capitals, digits and signs")
{
    const KeyRows signs = keyboards().rows(KeyboardKind::Password, {.layer = KeyLayer::Signs});
    CHECK(row_text(signs, 0) == "1234567890");
    for (const std::string sign :
         {"@", "#", "&", "+", "*", "/", "!", "?", ",", ";", ":", "%", "$", "(", ")", "="})
        CHECK_MESSAGE(has_key(signs, sign), sign);
}

TEST_CASE("An e-mail address has its signs at once")
{
    const KeyRows rows = keyboards().rows(KeyboardKind::Email, {});
    for (const std::string sign : {"@", ".", "-", "_"})
        CHECK_MESSAGE(has_key(rows, sign), sign);
    CHECK_FALSE(has_key(rows, " "));
}

TEST_CASE("Arabic letters are offered for free text, never for names")
{
    CHECK(keyboards().next_layout(KeyboardKind::Letters, "fr") == "us");
    CHECK(keyboards().next_layout(KeyboardKind::Letters, "us") == "fr");
    CHECK(keyboards().next_layout(KeyboardKind::FreeText, "us") == "ar");
    const KeyRows arabic = keyboards().rows(KeyboardKind::FreeText, {.layout = "ar"});
    CHECK(row_text(arabic, 0) == "ضصثقفغعهخحجد");
    CHECK(has_key(arabic, "لا"));
    CHECK(row_text(keyboards().rows(KeyboardKind::Letters, {.layout = "ar"}), 0) == "azertyuiop");
}

TEST_CASE("Keys are called by their place, whatever they show")
{
    CHECK(keyboards().rows(KeyboardKind::Letters, {})[0][0].id == "key/AD01");
    CHECK(keyboards().rows(KeyboardKind::Letters, {.layout = "us"})[0][0].id == "key/AD01");
}

TEST_CASE("A keyboard file with a key that types nothing is refused by name")
{
    std::string pattern = "/tmp/keyboards-XXXXXX";
    const std::filesystem::path folder = mkdtemp(pattern.data());
    for (const char* name : {"fr.yaml", "us.yaml", "ar.yaml", "dead-keys.compose"})
        std::filesystem::copy(std::filesystem::path{"assets/keyboards"} / name, folder / name);
    std::ifstream in{folder / "fr.yaml"};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    text.replace(text.find("AD01 AD02"), 4, "AD99");
    std::ofstream{folder / "fr.yaml"} << text;

    const auto loaded = Keyboards::load(folder);
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().detail.find("AD99") != std::string::npos);
    CHECK(loaded.error().detail.find("fr.yaml") != std::string::npos);
}

TEST_CASE("A layout that xkb-data does not know is refused")
{
    CHECK_FALSE(XkbLayout::open({"klingon-9", ""}, "assets/keyboards/dead-keys.compose"));
    CHECK_FALSE(XkbLayout::open({"fr", "oss"}, "assets/keyboards/missing.compose"));
}
