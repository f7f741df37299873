#include "kiosk/ui/checks.h"
#include "kiosk/ui/node.h"
#include "robot.h"
#include "sample_pages.h"
#include "test_stage.h"

#include <doctest/doctest.h>

#include <set>

using namespace kiosk::ui;

namespace
{

std::set<std::string> ids(Nodes nodes)
{
    std::set<std::string> found;
    for (const Node& node : nodes)
        found.insert(node.id);
    return found;
}

void check_pages(TestStage& test, const View& view)
{
    for (const SamplePage& page : sample_pages()) {
        test.stage->turn_page();
        Robot robot{*test.stage, view, test.panel, page.draw};
        CAPTURE(page.name);
        CAPTURE(view.catalog->language());
        CAPTURE(static_cast<int>(view.text_size));
        CAPTURE(test.panel.wide.count);
        if (!page.press.empty())
            CHECK(robot.press(page.press));
        for (const std::string& fault :
             faults(test.stage->nodes(), demands_for(test.panel, view.appearance)))
            CHECK_MESSAGE(false, fault);
    }
}

} // namespace

TEST_CASE("Every widget is right in each language, size of text and panel")
{
    for (const Panel& panel : {wall_panel, tall_panel, small_panel}) {
        TestStage test{panel};
        for (const char* language : {"fr", "ar"})
            for (const TextSize size :
                 {TextSize::Small, TextSize::Default, TextSize::Large, TextSize::Largest}) {
                View view = test.view(language);
                view.text_size = size;
                check_pages(test, view);
            }
    }
}

TEST_CASE("Every widget is right in high contrast, light and dark")
{
    TestStage test;
    for (const Appearance appearance : {Appearance::HighContrast, Appearance::Dark}) {
        View view = test.view();
        view.appearance = appearance;
        check_pages(test, view);
    }
}

TEST_CASE("A page that reads from right to left is the mirror of the other")
{
    TestStage test;
    for (const SamplePage& page : sample_pages()) {
        CAPTURE(page.name);
        test.stage->turn_page();
        Robot french{*test.stage, test.view("fr"), test.panel, page.draw};
        const std::set<std::string> french_ids = ids(test.stage->nodes());
        const bool bars = french.sees("product");
        const Place product = bars ? french.node("product").place : Place{};
        const Place main = french.node("main").place;

        Robot arabic{*test.stage, test.view("ar"), test.panel, page.draw};
        CHECK(ids(test.stage->nodes()) == french_ids);
        const float width = test.panel.wide.count;
        if (bars)
            CHECK(arabic.node("product").place.right().count ==
                  doctest::Approx(width - product.left.count).epsilon(0.002));
        CHECK(arabic.node("main").place.right().count ==
              doctest::Approx(width - main.left.count).epsilon(0.002));
    }
}

TEST_CASE("The keyboard keeps its keys where they are when the page is mirrored")
{
    TestStage test;
    const SamplePage page = sample_pages()[3];
    Robot french{*test.stage, test.view("fr"), test.panel, page.draw};
    french.press("email");
    const Place place = french.node("key/AD01").place;
    Robot arabic{*test.stage, test.view("ar"), test.panel, page.draw};
    arabic.press("email");
    CHECK(arabic.node("key/AD01").place == place);
}

TEST_CASE("In portrait the guide is a band above the page")
{
    TestStage test{tall_panel};
    Robot robot{*test.stage, test.view(), test.panel, sample_pages()[1].draw};
    CHECK(robot.node("aside").place.bottom() <= robot.node("main").place.top);
    CHECK(robot.node("aside").place.width.count > test.panel.wide.count / 2);
}
