#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/words.h"
#include "robot.h"
#include "test_stage.h"

#include <doctest/doctest.h>

using namespace kiosk::ui;
using messages::Text;

namespace
{

/// A page with one button, which counts.
struct OneButton {
    int activated = 0;

    void operator()(Frame& frame)
    {
        page(frame, {.id = "one", .footer = false});
        const Region region = main_region(frame);
        const Row row{frame};
        if (button(frame, {.id = "go", .label = Text::verbatim("Continuer")}))
            ++activated;
    }
};

struct Corner {
    float x, y;
};

Corner middle(const TestStage& test, const Node& node)
{
    return {test.panel.pixels(node.place.left + node.place.width * 0.5F),
            test.panel.pixels(node.place.top + node.place.height * 0.5F)};
}

} // namespace

TEST_CASE("A button acts when the finger leaves it, not before")
{
    TestStage test;
    OneButton page;
    Robot robot{*test.stage, test.view(), test.panel, std::ref(page)};
    const auto [x, y] = middle(test, robot.node("go"));
    robot.down(x, y);
    CHECK(page.activated == 0);
    CHECK(robot.node("go").state.pressed);
    robot.up(x, y);
    CHECK(page.activated == 1);
    CHECK_FALSE(robot.node("go").state.pressed);
}

TEST_CASE("A finger may slide five millimetres off; farther it changed its mind")
{
    TestStage test;
    OneButton page;
    Robot robot{*test.stage, test.view(), test.panel, std::ref(page)};
    const Place place = robot.node("go").place;
    const auto [x, y] = middle(test, robot.node("go"));
    const float near = test.panel.pixels(place.bottom() + Millimetres{4});
    const float far = test.panel.pixels(place.bottom() + Millimetres{7});

    robot.down(x, y);
    robot.move(x, near);
    CHECK(robot.node("go").state.pressed);
    robot.up(x, near);
    CHECK(page.activated == 1);

    robot.down(x, y);
    robot.move(x, far);
    CHECK_FALSE(robot.node("go").state.pressed);
    robot.up(x, far);
    CHECK(page.activated == 1);
}

TEST_CASE("A touch shorter than fifty milliseconds is not meant; a long one is")
{
    TestStage test;
    OneButton page;
    Robot robot{*test.stage, test.view(), test.panel, std::ref(page)};
    const auto [x, y] = middle(test, robot.node("go"));
    robot.down(x, y);
    robot.up(x, y, Moment{20});
    CHECK(page.activated == 0);
    robot.down(x, y);
    robot.up(x, y, Moment{60000});
    CHECK(page.activated == 1);
}

TEST_CASE("Taps that arrive all at once are each felt")
{
    TestStage test;
    OneButton page;
    Robot robot{*test.stage, test.view(), test.panel, std::ref(page)};
    const auto [x, y] = middle(test, robot.node("go"));
    for (int tap = 0; tap < 5; ++tap) {
        const Moment at{5000 + 200 * tap};
        test.stage->input().push({at, PointerDown{x, y}});
        test.stage->input().push({at + Moment{70}, PointerUp{x, y}});
    }
    robot.look();
    CHECK(page.activated == 5);
}

TEST_CASE("A press that began elsewhere activates nothing")
{
    TestStage test;
    OneButton page;
    Robot robot{*test.stage, test.view(), test.panel, std::ref(page)};
    const auto [x, y] = middle(test, robot.node("go"));
    robot.down(x, test.panel.pixels({200}));
    robot.up(x, y);
    CHECK(page.activated == 0);
}

TEST_CASE("Under a dialogue the page cannot be touched")
{
    TestStage test;
    OneButton below;
    int answered = 0;
    bool open = true;
    Robot robot{*test.stage, test.view(), test.panel, [&](Frame& frame) {
                    below(frame);
                    if (!open)
                        return;
                    const Dialogue dialogue{
                        frame, {.id = "sure", .title = Text::verbatim("Abandonner ?")}};
                    if (button(frame, {.id = "yes", .label = Text::verbatim("Oui")})) {
                        ++answered;
                        open = false;
                    }
                }};
    CHECK(robot.node("go").state.covered);
    CHECK_FALSE(robot.press("go"));
    const auto [x, y] = middle(test, robot.node("go"));
    robot.down(x, y);
    robot.up(x, y);
    CHECK(below.activated == 0);

    CHECK(robot.press("yes"));
    CHECK(answered == 1);
    CHECK_FALSE(robot.sees("sure"));
    CHECK(robot.press("go"));
    CHECK(below.activated == 1);
}

TEST_CASE("A page that fits has no scroll buttons; a longer one is read to its end by them")
{
    TestStage test;
    int paragraphs = 3;
    std::string chosen;
    Robot robot{*test.stage, test.view(), test.panel, [&](Frame& frame) {
                    page(frame, {.id = "long"});
                    const Region region = main_region(frame);
                    for (int index = 0; index < paragraphs; ++index) {
                        const std::string id = "card/" + std::to_string(index);
                        if (card(frame, {.id = id, .icon = "home", .title = Text::verbatim(id)}))
                            chosen = id;
                    }
                }};
    CHECK_FALSE(robot.sees("main/scroll-down"));
    paragraphs = 12;
    robot.look();
    REQUIRE(robot.sees("main/scroll-down"));
    CHECK(robot.node("main/scroll-up").state.disabled);
    CHECK(robot.node("card/11").state.scrolled);
    CHECK(robot.press("card/11"));
    CHECK(chosen == "card/11");
    CHECK(robot.node("main/scroll-down").state.disabled);
    CHECK(robot.press("card/0"));
    CHECK(chosen == "card/0");
}

TEST_CASE("What is scrolled out of sight cannot be touched where it would be")
{
    TestStage test;
    int footers = 0;
    Robot robot{*test.stage, test.view(), test.panel, [&](Frame& frame) {
                    page(frame, {.id = "long"});
                    {
                        const Region region = main_region(frame);
                        for (int index = 0; index < 12; ++index) {
                            const std::string id = "card/" + std::to_string(index);
                            card(frame, {.id = id, .icon = "home", .title = Text::verbatim(id)});
                        }
                    }
                    if (footer(frame, {.primary = Text::verbatim("Continuer")}))
                        ++footers;
                }};
    CHECK(robot.press("continue"));
    CHECK(footers == 1);
}
