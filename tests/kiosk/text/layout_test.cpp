#include "kiosk/text/atlas.h"
#include "kiosk/text/bidi.h"
#include "kiosk/text/engine.h"
#include "kiosk/text/unicode.h"
#include "tests/kiosk/text/corpus.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace kiosk::text;

namespace
{

std::unique_ptr<Engine> engine()
{
    auto loaded = Engine::load("assets/fonts.yaml");
    REQUIRE(loaded);
    return std::move(*loaded);
}

Setting in(const char* language, float width = 0, Align align = Align::Start)
{
    const bool right = reads_right_to_left(language);
    return {.language = language,
            .direction = right ? Direction::RightToLeft : Direction::LeftToRight,
            .align = align,
            .width = width};
}

std::u16string line_text(const Layout& layout, std::size_t line, std::string_view words)
{
    Utf16 text;
    append_utf16(words, text);
    const Line& at = layout.lines[line];
    return std::u16string{view(text).substr(at.start, at.end - at.start)};
}

float left_of(const Layout& layout, std::size_t index)
{
    const auto cell = std::ranges::find(layout.cells, index, &CaretCell::start);
    REQUIRE(cell != layout.cells.end());
    return cell->x0;
}

} // namespace

TEST_CASE("every language names itself without a missing glyph, in every weight")
{
    const auto text = engine();
    for (const Sample& name : endonyms())
        for (const Weight weight : {Weight::Regular, Weight::Medium, Weight::Bold}) {
            INFO(name.language);
            const LayoutRef layout = text->layout(name.words, {.weight = weight},
                                                  in(std::string{name.language}.c_str()));
            CHECK(layout->missing_glyphs == 0);
            CHECK(layout->quads.size() > 0);
        }
}

TEST_CASE("a character that no font has is counted as missing")
{
    CHECK(engine()->layout("a\U000F0000b", {}, in("fr"))->missing_glyphs == 1);
}

TEST_CASE("a line never ends at a no-break space")
{
    const auto text = engine();
    const std::string words =
        "Appelez le +33\u00A01\u00A023\u00A045\u00A067\u00A089 dès demain matin\u202F!";
    for (float width = 220; width < 700; width += 7) {
        const LayoutRef layout = text->layout(words, {}, in("fr", width));
        for (std::size_t line = 0; line + 1 < layout->lines.size(); ++line) {
            const std::u16string part = line_text(*layout, line, words);
            CHECK(part.back() != u'\u00A0');
            CHECK(part.find(u"!") == std::u16string::npos);
            CHECK(layout->lines[line].width <= width + 1);
        }
    }
}

TEST_CASE("lines hold all the words, each once, and none is wider than asked")
{
    const auto text = engine();
    for (const Sample& sample : samples())
        for (const float width : {150.0F, 333.0F, 700.0F}) {
            INFO(sample.language);
            const LayoutRef layout =
                text->layout(sample.words, {}, in(std::string{sample.language}.c_str(), width));
            std::size_t reached = 0;
            for (const Line& line : layout->lines) {
                CHECK(line.start == reached);
                CHECK(line.end > line.start);
                CHECK(line.width <= width + 1);
                CHECK(line.x >= -1);
                CHECK(line.x + line.width <= width + 1);
                reached = line.end;
            }
            Utf16 all;
            append_utf16(sample.words, all);
            CHECK(reached == all.size());
        }
}

TEST_CASE("a word wider than the line is cut between graphemes")
{
    const auto text = engine();
    const LayoutRef layout = text->layout("Anticonstitutionnellement", {}, in("fr", 60));
    CHECK(layout->lines.size() > 3);
    for (const Line& line : layout->lines)
        CHECK(line.width <= 61);
    CHECK(text->layout("e\u0301e\u0301e\u0301", {}, in("fr", 1))->lines.size() == 3);
}

TEST_CASE("a text fits on one line in the width it was measured at")
{
    const auto text = engine();
    for (const Sample& sample : samples()) {
        const Setting once = in(std::string{sample.language}.c_str());
        const LayoutRef one = text->layout(sample.words, {}, once);
        Setting again = once;
        again.width = std::ceil(one->width);
        CHECK(text->layout(sample.words, {}, again)->lines.size() == 1);
    }
}

TEST_CASE("start, center and end follow the direction of the paragraph")
{
    const auto text = engine();
    const auto x = [&](const char* language, Align align) {
        return text->layout(language[0] == 'a' ? "مرحبا" : "Bonjour", {}, in(language, 500, align))
            ->lines[0];
    };
    CHECK(x("fr", Align::Start).x == 0);
    CHECK(x("ar", Align::End).x == 0);
    for (const Line& line : {x("fr", Align::End), x("ar", Align::Start)})
        CHECK(std::abs(line.x + line.width - 500) <= 1);
    for (const Line& line : {x("fr", Align::Center), x("ar", Align::Center)})
        CHECK(std::abs(line.x + line.width / 2 - 250) <= 1);
}

TEST_CASE("spaces at the end of a line hang, but count in a field being typed")
{
    const auto text = engine();
    const float word = text->layout("nom", {}, in("fr"))->width;
    CHECK(text->layout("nom  ", {}, in("fr", 200))->lines[0].width == doctest::Approx(word));
    CHECK(text->layout("nom  ", {}, in("fr"))->width > word + 5);
    const LayoutRef arabic = text->layout("اسم  ", {}, in("ar", 200));
    CHECK(arabic->lines[0].x + arabic->lines[0].width == doctest::Approx(200).epsilon(0.01));
    CHECK(left_of(*arabic, 4) < arabic->lines[0].x);
}

TEST_CASE("an isolated phone number keeps its order in a sentence from right to left")
{
    const auto text = engine();
    const std::string words = "الهاتف: \u2066+33\u00A01\u00A023\u00A045\u2069 شكرا";
    const LayoutRef layout = text->layout(words, {}, in("ar"));
    Utf16 units;
    append_utf16(words, units);
    const std::size_t first = view(units).find(u'+');
    const std::size_t last = view(units).find(u'\u2069');
    for (std::size_t index = first; index + 1 < last; ++index)
        CHECK(left_of(*layout, index) < left_of(*layout, index + 1));
    CHECK(left_of(*layout, 0) > left_of(*layout, first));
    CHECK(layout->missing_glyphs == 0);
}

TEST_CASE("the first strong character, else the language, gives a direction of its own")
{
    const auto text = engine();
    const auto direction = [&](const char* words, const char* language) {
        return text->layout(words, {}, {.language = language, .direction = Direction::FirstStrong})
            ->direction;
    };
    CHECK(direction("Jean", "ar") == Direction::LeftToRight);
    CHECK(direction("12 مريم", "fr") == Direction::RightToLeft);
    CHECK(direction("12", "ar") == Direction::RightToLeft);
    CHECK(direction("12", "fr") == Direction::LeftToRight);
}

TEST_CASE("a line end begins a new line, also at the end and in nothing")
{
    const auto text = engine();
    CHECK(text->layout("", {}, in("fr"))->lines.size() == 1);
    CHECK(text->layout("a\nb", {}, in("fr"))->lines.size() == 2);
    const LayoutRef layout = text->layout("un\n\ndeux\n", {}, in("fr", 300));
    REQUIRE(layout->lines.size() == 4);
    CHECK(layout->lines[2].start == 4);
    CHECK(layout->height == doctest::Approx(4 * text->line_height({}, "fr")));
    CHECK(layout->cells.back().end == 8);
}

TEST_CASE("lines stand at the height that the language asks for")
{
    const auto text = engine();
    const Style style{.size = 24};
    CHECK(text->layout("Ag", style, in("fr"))->height == text->line_height(style, "fr"));
    CHECK(text->layout("مع", style, in("ar"))->height == text->line_height(style, "ar"));
    CHECK(text->line_height(style, "ur") > 1.5F * text->line_height(style, "fr"));
}

TEST_CASE("a mark stands where its letter wants it")
{
    const auto text = engine();
    const auto highest = [&](const char* words) {
        const LayoutRef layout = text->layout(words, {.size = 40}, in("ar"));
        return std::ranges::min_element(layout->quads, {}, &Quad::y0)->y0;
    };
    CHECK(highest("\u0628\u064E") < highest("\u0628"));       // fatha over beh
    CHECK(highest("\u0628\u0650") == highest("\u0628"));      // kasra under it
    CHECK(highest("\u0644\u064E") < highest("\u0628\u064E")); // higher over lam
}

TEST_CASE("an icon is one picture, and a name that is no icon is missing")
{
    const auto text = engine();
    const Style icons{.size = 40, .family = Family::Icons};
    for (const char* name : {"arrow_back", "print", "document_scanner", "translate"}) {
        INFO(name);
        const LayoutRef layout = text->layout(name, icons, in("ar"));
        CHECK(layout->quads.size() == 1);
        CHECK(layout->missing_glyphs == 0);
        CHECK(layout->width == doctest::Approx(40));
    }
    CHECK(text->layout("no_such_icon_here", icons, in("fr"))->missing_glyphs > 0);
}

TEST_CASE("letters of a document's reading zone all have one width")
{
    const auto text = engine();
    const Style zone{.size = 20, .family = Family::Monospace};
    const float one = text->layout("M", zone, in("fr"))->width;
    CHECK(text->layout("P<FRAi1", zone, in("fr"))->width == doctest::Approx(7 * one));
}

TEST_CASE("figures look the same in French and in Arabic")
{
    const auto text = engine();
    CHECK(text->layout("2026", {}, in("fr"))->width == text->layout("2026", {}, in("ar"))->width);
}

TEST_CASE("pictures in the atlas never overlap, on any of its pages")
{
    const auto text = engine();
    for (const float size : {18.0F, 28.0F, 44.0F, 90.0F})
        for (const Sample& sample : samples())
            text->layout(sample.words, {.size = size},
                         in(std::string{sample.language}.c_str(), 900));
    Atlas& atlas = text->atlas();
    CHECK(atlas.page_count() >= 2);
    std::vector<std::vector<bool>> taken(atlas.page_count(),
                                         std::vector<bool>(Atlas::side * Atlas::side));
    std::size_t twice = 0;
    for (const Atlas::Slot& slot : atlas.slots())
        for (int row = slot.y; row < slot.y + slot.height; ++row)
            for (int column = slot.x; column < slot.x + slot.width; ++column) {
                auto texel = taken[slot.page][static_cast<std::size_t>(row * Atlas::side + column)];
                twice += texel ? 1U : 0U;
                texel = true;
            }
    CHECK(twice == 0);
}

TEST_CASE("the atlas tells once which rows to upload")
{
    const auto text = engine();
    text->layout("abc", {}, in("fr"));
    REQUIRE(text->atlas().page_count() == 1);
    CHECK_FALSE(text->atlas().take_dirty(0).empty());
    CHECK(text->atlas().take_dirty(0).empty());
    text->layout("abc", {}, in("fr", 300));
    CHECK(text->atlas().take_dirty(0).empty());
    text->layout("xyz", {}, in("fr"));
    const Atlas::Band band = text->atlas().take_dirty(0);
    CHECK(band.end - band.first > 0);
    CHECK(band.end - band.first < 100);
}

TEST_CASE("the same words are laid out once")
{
    const auto text = engine();
    const LayoutRef first = text->layout("Continuer", {}, in("fr", 200));
    CHECK(text->layout("Continuer", {}, in("fr", 200)) == first);
    CHECK(text->layout("Continuer", {}, in("fr", 201)) != first);
    CHECK(text->layout("Continuer", {.weight = Weight::Bold}, in("fr", 200)) != first);
    CHECK(text->layout("Continuer", {}, in("en", 200)) != first);
}

TEST_CASE("what was typed is forgotten with its pictures")
{
    const auto text = engine();
    const LayoutRef before = text->layout("Nguyễn", {}, in("fr"));
    const std::uint32_t generation = text->atlas().generation();
    text->forget();
    CHECK(text->atlas().page_count() == 0);
    CHECK(text->atlas().generation() != generation);
    const LayoutRef after = text->layout("Nguyễn", {}, in("fr"));
    CHECK(after != before);
    CHECK(after->width == before->width);
}
