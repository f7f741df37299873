#include "kiosk/text/caret.h"
#include "kiosk/text/engine.h"
#include "kiosk/text/unicode.h"
#include "tests/kiosk/text/corpus.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace kiosk::text;

namespace
{

LayoutRef laid_out(Engine& engine, const Sample& sample, float width = 0)
{
    return engine.layout(
        sample.words, {.size = 30},
        {.language = std::string{sample.language},
         .direction = sample.right_to_left ? Direction::RightToLeft : Direction::LeftToRight,
         .width = width});
}

std::vector<Sample> all_samples()
{
    std::vector<Sample> all = samples();
    all.insert(all.end(), endonyms().begin(), endonyms().end());
    all.push_back({"fr", false, "Mme مريم العلوي (née BENALI) 12, rue de l’Église"});
    all.push_back({"ar", true, "السيدة Marie-Claire DUPONT رقم 9303123456 في Saint-Denis."});
    return all;
}

float middle(const Line& line)
{
    return line.baseline - line.ascent / 2;
}

} // namespace

TEST_CASE("a touch where the caret stands brings it back to the same place, in every script")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    for (const Sample& sample : all_samples())
        for (const float width : {0.0F, 400.0F}) {
            const LayoutRef layout = laid_out(**engine, sample, width);
            for (const CaretCell& cell : layout->cells) {
                const float x0 = cell.x0 + (cell.x1 - cell.x0) * 0.1F;
                const float x1 = cell.x1 - (cell.x1 - cell.x0) * 0.1F;
                if (x1 - x0 < 0.01F)
                    continue; // Without width: a mark of direction.
                INFO(sample.language, " ", cell.start);
                const float y = middle(layout->lines[cell.line]);
                const Caret left = caret_at(*layout, x0, y);
                const Caret right = caret_at(*layout, x1, y);
                CHECK(left.index == (cell.right_to_left ? cell.end : cell.start));
                CHECK(right.index == (cell.right_to_left ? cell.start : cell.end));
                CHECK(caret_marks(*layout, left).main.x == doctest::Approx(cell.x0));
                CHECK(caret_marks(*layout, right).main.x == doctest::Approx(cell.x1));
            }
        }
}

TEST_CASE("each grapheme has one cell, and a line's cells are as wide as the line")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    Graphemes graphemes;
    for (const Sample& sample : all_samples()) {
        INFO(sample.language);
        const LayoutRef layout = laid_out(**engine, sample);
        Utf16 text;
        append_utf16(sample.words, text);
        WipedVector<std::uint8_t> starts;
        graphemes.mark(view(text), starts);
        CHECK(static_cast<std::ptrdiff_t>(layout->cells.size()) ==
              std::ranges::count(starts, std::uint8_t{1}) - 1);
        for (const CaretCell& cell : layout->cells)
            CHECK(starts[cell.start] == 1);
        float total = 0;
        for (const SelectionSpan& span : selection(*layout, 0, text.size()))
            total += span.x1 - span.x0;
        CHECK(total == doctest::Approx(layout->width).epsilon(0.001));
    }
}

TEST_CASE("a ligature of two letters has a place for the caret between them")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    const LayoutRef layout = laid_out(**engine, {"ar", true, "لا"});
    REQUIRE(layout->cells.size() == 2);
    CHECK(layout->cells[0].start == 1);
    CHECK(layout->cells[0].x1 == doctest::Approx(layout->cells[1].x0));
    CHECK(layout->cells[0].x1 > layout->cells[0].x0 + 1);
}

TEST_CASE("between two directions the caret has two places")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    const LayoutRef layout = laid_out(**engine, {"fr", false, "ab مر"});
    const CaretMarks after = caret_marks(*layout, {.index = 3, .affinity = Affinity::Upstream});
    const CaretMarks before = caret_marks(*layout, {.index = 3, .affinity = Affinity::Downstream});
    REQUIRE(after.other);
    CHECK_FALSE(after.main.right_to_left);
    CHECK(before.main.right_to_left);
    CHECK(after.main.x < before.main.x);
    CHECK(after.other->x == before.main.x);
    CHECK(before.main.x == doctest::Approx(layout->width));
    CHECK_FALSE(caret_marks(*layout, {.index = 1}).other);
}

TEST_CASE("an empty field has its caret at the start of its line")
{
    auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    CHECK(caret_marks(*laid_out(**engine, {"fr", false, ""}, 300), {}).main.x == 0);
    CHECK(caret_marks(*laid_out(**engine, {"ar", true, ""}, 300), {}).main.x == 300);
    CHECK(caret_at(*laid_out(**engine, {"fr", false, ""}, 300), 50, 5).index == 0);
    const LayoutRef two = laid_out(**engine, {"fr", false, "un\n"}, 300);
    CHECK(caret_marks(*two, {.index = 3}).main.top == doctest::Approx(two->height / 2));
}
