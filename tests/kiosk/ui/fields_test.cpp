#include "kiosk/ui/fields.h"

#include "kiosk/ui/choices.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/page.h"
#include "robot.h"
#include "test_stage.h"

#include <doctest/doctest.h>

#include <array>

using namespace kiosk::ui;
using messages::Text;

namespace
{

/// A form that keeps what its fields answer, as the flow does.
struct Form {
    std::string name, note, mail, number, secret, country;
    DateParts day;
    std::vector<FieldError> errors;

    void operator()(Frame& frame)
    {
        page(frame, {.id = "form"});
        {
            const Region region = main_region(frame);
            error_summary(frame, errors);
            keep(name,
                 text_field(
                     frame,
                     {.id = "name", .label = Text::verbatim("Nom"), .value = name, .longest = 12}));
            keep(number, digits_field(frame, {.id = "number",
                                              .label = Text::verbatim("Téléphone"),
                                              .value = number,
                                              .digits = 10,
                                              .group = 2}));
            keep(secret, password_field(frame, {.id = "secret",
                                                .label = Text::verbatim("Mot de passe"),
                                                .value = secret}));
            keep(mail, text_field(frame, {.id = "mail",
                                          .label = Text::verbatim("E-mail"),
                                          .value = mail,
                                          .keyboard = KeyboardKind::Email}));
            if (const auto changed =
                    date_field(frame, {.id = "day", .label = Text::verbatim("Date"), .value = day}))
                day = *changed;
            const std::array countries{Option{.id = "BR", .label = Text::verbatim("Brésil")},
                                       Option{.id = "DZ", .label = Text::verbatim("Algérie")}};
            keep(country, select(frame, {.id = "country",
                                         .label = Text::verbatim("Pays"),
                                         .options = countries,
                                         .chosen = country}));
            keep(note, text_field(frame, {.id = "note",
                                          .label = Text::verbatim("Observations"),
                                          .value = note,
                                          .keyboard = KeyboardKind::FreeText,
                                          .longest = 400,
                                          .lines = 3}));
        }
        footer(frame, {.primary = Text::verbatim("Continuer")});
    }
    static void keep(std::string& value, const std::optional<std::string>& answered)
    {
        if (answered)
            value = *answered;
    }
};

struct FormTest {
    explicit FormTest(Panel panel = wall_panel, const std::string& language = "fr")
        : test{panel}, robot{*test.stage, test.view(language), panel, std::ref(form)}
    {
    }
    Form form;
    TestStage test;
    Robot robot;
};

} // namespace

TEST_CASE("A name is typed on the screen, capital and accents included")
{
    FormTest it;
    CHECK_FALSE(it.robot.sees("keyboard"));
    REQUIRE(it.robot.press("name"));
    CHECK(it.robot.node("name").state.focused);
    CHECK(it.robot.press("key/shift"));
    CHECK(it.robot.type("Z"));
    CHECK(it.robot.press("key/accents"));
    CHECK(it.robot.type("é"));
    CHECK(it.robot.press("key/accents"));
    CHECK(it.robot.type("lie o"));
    CHECK(it.form.name == "Zélie o");
    CHECK(it.robot.press("key/backspace"));
    CHECK(it.robot.press("key/backspace"));
    CHECK(it.form.name == "Zélie");
    CHECK(it.robot.node("name").value == "Zélie");
}

TEST_CASE("What is long is written on several lines, and a touch puts the caret on any of them")
{
    FormTest it;
    for (int i = 0; i < 40; ++i)
        it.form.note += "abcde ";
    REQUIRE(it.robot.press("note"));
    CHECK(it.robot.node("note").place.height.count > 20);
    const auto touch = [&it](float down_the_field) {
        constexpr float pixels_a_mm = 4;
        const auto& place = it.robot.node("note").place;
        const float x = (place.left.count + place.width.count * 0.2F) * pixels_a_mm;
        const float y = (place.top.count + place.height.count * down_the_field) * pixels_a_mm;
        it.robot.down(x, y);
        it.robot.up(x, y);
    };
    touch(0.2F);
    it.robot.type("x");
    touch(0.8F);
    it.robot.type("z");
    const auto high = it.form.note.find('x');
    const auto low = it.form.note.find('z');
    REQUIRE(high != std::string::npos);
    REQUIRE(low != std::string::npos);
    CHECK(low > high + 20);
}

TEST_CASE("Capitals last for one letter")
{
    FormTest it;
    it.robot.press("name");
    it.robot.press("key/shift");
    CHECK(it.robot.node("key/AD01").label == "A");
    it.robot.press("key/AD01");
    CHECK(it.robot.node("key/AD01").label == "a");
    CHECK(it.form.name == "A");
}

TEST_CASE("A touch puts the caret between two letters")
{
    FormTest it;
    it.form.name = "mmmm";
    it.robot.look();
    const Place place = it.robot.node("name").place;
    const Panel& panel = it.test.panel;
    const float y = panel.pixels(place.top + place.height * 0.5F);
    const float start = panel.pixels(place.left + Millimetres{6.2F});
    it.robot.down(start, y);
    it.robot.up(start, y);
    it.robot.type("a");
    CHECK(it.form.name == "ammmm");
}

TEST_CASE("Arabic is written from right to left where words are free")
{
    FormTest it{wall_panel, "ar"};
    it.robot.press("note");
    REQUIRE(it.robot.sees("key/layout"));
    it.robot.press("key/layout");
    it.robot.press("key/layout");
    CHECK(it.robot.type("شكرا"));
    CHECK(it.form.note == "شكرا");
    it.robot.press("key/backspace");
    CHECK(it.form.note == "شكر");
}

TEST_CASE("A number takes digits only, as many as it has")
{
    FormTest it;
    it.robot.press("number");
    CHECK(it.robot.key_showing("a").empty());
    CHECK(it.robot.type("061234567890"));
    CHECK(it.form.number == "0612345678");
    it.form.number.clear();
    it.robot.look();
    it.test.stage->input().push({Moment{90000}, Typed{"٠٦x12"}});
    it.robot.look();
    CHECK(it.form.number == "0612");
}

TEST_CASE("A password is never told by the screen unless the visitor asks")
{
    FormTest it;
    it.form.secret = "abc";
    it.robot.press("secret");
    it.robot.type("d");
    CHECK(it.form.secret == "abcd");
    CHECK(it.robot.node("secret").value == "••••");
    it.robot.press("secret/show");
    CHECK(it.robot.node("secret").state.focused);
    it.robot.press("secret/show");
    CHECK(it.robot.node("secret").value == "••••");
}

TEST_CASE("A touched domain ends the e-mail address")
{
    FormTest it;
    it.robot.press("mail");
    it.robot.type("a.b");
    CHECK(it.robot.press("mail/gmail.com"));
    CHECK(it.form.mail == "a.b@gmail.com");
    CHECK(it.robot.node("mail").state.focused);
    CHECK(it.robot.press("mail/outlook.fr"));
    CHECK(it.form.mail == "a.b@outlook.fr");
}

TEST_CASE("A date is two numbers and a month from a list")
{
    FormTest it;
    it.robot.press("day/day");
    it.robot.type("10");
    it.robot.press("day/month");
    REQUIRE(it.robot.sees("day/month/list"));
    CHECK_FALSE(it.robot.sees("keyboard"));
    CHECK(it.robot.node("day/month/8").label == "août");
    CHECK(it.robot.press("day/month/8"));
    CHECK_FALSE(it.robot.sees("day/month/list"));
    it.robot.press("day/year");
    it.robot.type("2006");
    CHECK(it.form.day == DateParts{"10", 8, "2006"});
}

TEST_CASE("A list can be left without choosing")
{
    FormTest it;
    it.form.country = "BR";
    it.robot.press("country");
    CHECK(it.robot.node("country/BR").state.selected);
    CHECK(it.robot.press("country/list/close"));
    CHECK_FALSE(it.robot.sees("country/list"));
    CHECK(it.form.country == "BR");
    it.robot.press("country");
    CHECK(it.robot.press("country/DZ"));
    CHECK(it.form.country == "DZ");
}

TEST_CASE("The key after the last letter leads from field to field, and closes the keyboard")
{
    FormTest it;
    it.robot.press("name");
    it.robot.press("key/next");
    CHECK(it.robot.node("number").state.focused);
    it.robot.press("note");
    it.robot.press("key/next");
    CHECK_FALSE(it.robot.sees("keyboard"));
    CHECK(it.robot.sees("continue"));
}

TEST_CASE("The field in use is never covered by the keyboard")
{
    for (const Panel& panel : {wall_panel, tall_panel, small_panel})
        for (const TextSize size : {TextSize::Default, TextSize::Largest}) {
            FormTest it{panel};
            it.robot.view.text_size = size;
            it.robot.look();
            for (const char* id : {"name", "number", "secret", "mail", "day/year", "note"}) {
                CAPTURE(id);
                CAPTURE(panel.wide.count);
                REQUIRE(it.robot.press(id));
                CHECK(it.robot.node(id).state.focused);
                CHECK_FALSE(it.robot.node(id).state.scrolled);
                CHECK(it.robot.node(id).place.bottom() <= it.robot.node("keyboard").place.top);
            }
        }
}

TEST_CASE("A touched error leads to its field")
{
    FormTest it;
    it.form.errors = {{"note", Text::verbatim("Écrivez une observation")},
                      {"day", Text::verbatim("Écrivez la date")},
                      {"country", Text::verbatim("Choisissez un pays")}};
    it.robot.look();
    CHECK(it.robot.press("errors/note"));
    CHECK(it.robot.node("note").state.focused);
    CHECK_FALSE(it.robot.node("note").state.scrolled);
    CHECK(it.robot.press("errors/day"));
    CHECK(it.robot.node("day/day").state.focused);
    CHECK(it.robot.press("errors/country"));
    CHECK_FALSE(it.robot.node("country").state.scrolled);
}

TEST_CASE("A physical keyboard writes into the field in use, and nowhere else")
{
    FormTest it;
    it.test.stage->input().push({Moment{2000}, Typed{"lost"}});
    it.robot.look();
    CHECK(it.form.name.empty());
    it.robot.press("name");
    it.test.stage->input().push({Moment{3000}, Typed{"Nadia"}});
    it.test.stage->input().push({Moment{3001}, EditKey::Backspace});
    it.test.stage->input().push({Moment{3002}, EditKey::Tab});
    it.robot.look();
    CHECK(it.form.name == "Nadi");
    CHECK(it.robot.node("number").state.focused);
}

TEST_CASE("What was written can be no longer than the field allows")
{
    FormTest it;
    it.robot.press("name");
    it.robot.type("abcdefghijklmnop");
    CHECK(it.form.name == "abcdefghijkl");
}

TEST_CASE("For the next visitor nothing is focused, open or shown")
{
    FormTest it;
    it.form.secret = "abc";
    it.robot.press("secret");
    it.robot.press("secret/show");
    it.test.stage->forget();
    CHECK_FALSE(it.test.stage->typing());
    CHECK(it.test.stage->nodes().empty());
    it.robot.look();
    CHECK_FALSE(it.robot.sees("keyboard"));
    CHECK(it.robot.node("secret").value == "•••");
}
