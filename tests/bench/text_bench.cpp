/// Prints what laying out the kiosk's own messages costs, against HarfBuzz alone and against Pango.
#include "kiosk/text/caret.h"
#include "kiosk/text/compose.h"
#include "kiosk/text/edit.h"
#include "kiosk/text/engine.h"
#include "tests/bench/measure.h"
#include "tests/bench/text_peers.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace kiosk::text;

namespace
{

constexpr std::size_t rounds = 60;
constexpr Style style{.size = 22};

/// The least of many rounds: what the deed costs when nothing disturbs it.
double least_microseconds(const auto& deed)
{
    return 1e3 * std::ranges::min(bench::milliseconds(CLOCK_THREAD_CPUTIME_ID, rounds, deed));
}

void print(const bench::Compared& row)
{
    bench::print(row);
}

/// The messages of a language that need no argument.
std::vector<std::string> messages_of(const std::string& language)
{
    std::ifstream file{"locales/" + language + "/kiosk.json"};
    std::vector<std::string> found;
    const auto patterns = nlohmann::json::parse(file);
    for (const auto& [key, pattern] : patterns.items()) {
        auto words = pattern.get<std::string>();
        if (words.find('{') == std::string::npos)
            found.push_back(std::move(words));
    }
    return found;
}

Setting setting_of(const std::string& language)
{
    return {.language = language,
            .direction =
                reads_right_to_left(language) ? Direction::RightToLeft : Direction::LeftToRight,
            .align = Align::Start,
            .width = 900};
}

double our_microseconds(FontCatalog& fonts, const Corpus& corpus)
{
    GlyphStore glyphs;
    Composer composer{fonts, glyphs};
    Utf16 text;
    return least_microseconds([&] {
        for (const std::string& words : corpus.messages) {
            Layout layout;
            text.clear();
            append_utf16(words, text);
            composer.compose(view(text), style, corpus.setting, layout);
        }
    });
}

void measure(FontCatalog& fonts, const std::string& language)
{
    const Corpus corpus{messages_of(language), setting_of(language)};
    const double thousands = static_cast<double>(corpus.units()) / 1000;
    HarfbuzzPeer harfbuzz{fonts, corpus, style};
    PangoPeer pango{corpus, style};
    const double ours = our_microseconds(fonts, corpus);
    const double floor = least_microseconds([&] { harfbuzz.shape(); });
    const double theirs = least_microseconds([&] { pango.layout(); });
    const std::string name = "text.layout." + language;
    print({name, ours / thousands, "us/1000 UTF-16", "hb_shape", ours / floor, 2});
    print({name, ours / thousands, "us/1000 UTF-16", "pango", ours / theirs, 0.5});
}

void measure_keystroke(Engine& engine)
{
    EditLine line{"Jean-Pierre Dupon"};
    const Setting setting{.language = "fr", .direction = Direction::FirstStrong};
    const double once = least_microseconds([&] {
        line.insert("t");
        const LayoutRef layout = engine.layout(line.utf8(), style, setting);
        caret_marks(*layout, line.caret());
    });
    print({"text.keystroke", once, "us", "100 us", once / 100, 1});
}

void measure_cached(Engine& engine)
{
    const std::vector<std::string> all = messages_of("fr");
    const Setting setting = setting_of("fr");
    const std::size_t count = std::min<std::size_t>(all.size(), 100);
    const auto page = [&] {
        for (std::size_t index = 0; index < count; ++index)
            engine.layout(all[index], style, setting);
    };
    page();
    const double once = least_microseconds(page) / static_cast<double>(count);
    print({"text.layout.cached", once, "us/message", "1 us", once, 1});
}

} // namespace

int main()
{
    auto table = FontTable::load("assets/fonts.yaml");
    auto engine = Engine::load("assets/fonts.yaml");
    if (!table || !engine) {
        fmt::print(stderr, "{}\n", table ? engine.error().detail : table.error().detail);
        return 1;
    }
    FontCatalog fonts{std::move(*table)};
    for (const char* language : {"fr", "en", "ar"})
        measure(fonts, language);
    measure_keystroke(**engine);
    measure_cached(**engine);
    return 0;
}
