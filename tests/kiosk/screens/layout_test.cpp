#include "kiosk/ui/checks.h"
#include "visit.h"

#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

void check_samples(TestStage& test, const ui::View& view)
{
    for (const Sample& sample : samples()) {
        test.stage->turn_page();
        flow::State state = sample.state;
        state.view.language = view.catalog->language();
        test.stage->settle(view, ui::Moment{1000},
                           [&](ui::Frame& frame) { draw_sample(frame, state); });
        CAPTURE(sample.name);
        CAPTURE(view.catalog->language());
        CAPTURE(static_cast<int>(view.text_size));
        CAPTURE(test.panel.portrait());
        for (const std::string& fault :
             ui::faults(test.stage->nodes(), ui::demands_for(test.panel, view.appearance)))
            CHECK_MESSAGE(false, fault);
    }
}

} // namespace

TEST_CASE("Every screen is right in each language and orientation, with the usual and the largest "
          "text")
{
    for (const ui::Panel& panel : {wall_panel, tall_panel}) {
        TestStage test{panel};
        for (const char* language : {"fr", "en", "ar"})
            for (const ui::TextSize size : {ui::TextSize::Default, ui::TextSize::Largest})
                check_samples(test, {.catalog = &World::get().words(language), .text_size = size});
    }
}

TEST_CASE("Every screen is right in high contrast")
{
    TestStage test;
    check_samples(
        test, {.catalog = &World::get().words("fr"), .appearance = ui::Appearance::HighContrast});
}
