#include "kiosk/text/atlas.h"
#include "kiosk/text/engine.h"
#include "tests/kiosk/text/canvas.h"
#include "tests/kiosk/text/corpus.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace kiosk::text;

TEST_CASE("a page of every script is drawn within its width, and left as a picture")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    constexpr int width = 900;
    constexpr int overhang = 6; // Letters may lean out of their width.
    Canvas canvas{width + 100, 2400};
    int y = 20;
    for (const Sample& sample : samples()) {
        const Setting setting{.language = std::string{sample.language},
                              .direction = sample.right_to_left ? Direction::RightToLeft
                                                                : Direction::LeftToRight,
                              .align = Align::Start,
                              .width = width};
        const LayoutRef layout = (*engine)->layout(sample.words, {.size = 24}, setting);
        CHECK(layout->missing_glyphs == 0);
        CHECK(layout->lines.size() >= 1);
        canvas.draw((*engine)->atlas(), *layout, 50, y);
        const auto [first, end] = canvas.inked_columns(y, y + static_cast<int>(layout->height));
        CHECK(first >= 50 - overhang);
        CHECK(end <= 50 + width + overhang);
        y += static_cast<int>(layout->height) + 12;
    }
    int x = 50;
    for (const Sample& sample : endonyms()) {
        const LayoutRef name = (*engine)->layout(
            sample.words, {.size = 30, .weight = Weight::Bold},
            {.language = std::string{sample.language}, .direction = Direction::FirstStrong});
        if (x + static_cast<int>(name->width) > width) {
            x = 50;
            y += 70;
        }
        canvas.draw((*engine)->atlas(), *name, x, y);
        x += static_cast<int>(name->width) + 30;
    }
    y += 90;
    x = 50;
    for (const char* icon :
         {"arrow_back", "print", "document_scanner", "volume_up", "check_circle"}) {
        const LayoutRef picture =
            (*engine)->layout(icon, {.size = 64, .family = Family::Icons}, {});
        CHECK(picture->quads.size() == 1);
        canvas.draw((*engine)->atlas(), *picture, x, y);
        x += 90;
    }
    const LayoutRef zone =
        (*engine)->layout("P<FRADUPONT<<JEAN<<<<<<", {.size = 30, .family = Family::Monospace}, {});
    canvas.draw((*engine)->atlas(), *zone, x, y);
    canvas.save_png(std::filesystem::path{std::getenv("GUICHET_BINARY_DIR")} / "text" / "page.png");
}
