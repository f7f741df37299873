/// Prints what learning the phrases costs, and understanding what a visitor typed. Run from the
/// source root.
#include "shared/understanding/matcher.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

using understanding::Matcher;

namespace
{

constexpr std::size_t rounds = 9;

double median_milliseconds(const auto& deed)
{
    return bench::median(bench::milliseconds(CLOCK_PROCESS_CPUTIME_ID, rounds, deed));
}

void print(std::string name, double value, double goal)
{
    bench::print(bench::Aimed{std::move(name), value, "ms", goal});
}

std::vector<std::string> phrases_of(const std::string& language)
{
    std::ifstream file{"tests/shared/understanding/held_out/" + language + ".tsv"};
    std::vector<std::string> phrases;
    for (std::string line; std::getline(file, line);)
        if (const auto tab = line.find('\t'); tab != line.npos)
            phrases.push_back(line.substr(tab + 1));
    return phrases;
}

/// The dearest phrase, and one as long as all of them together.
void measure_answers(const Matcher& matcher, const std::string& language)
{
    double dearest = 0;
    std::string story;
    for (const std::string& phrase : phrases_of(language)) {
        story += phrase + ". ";
        dearest =
            std::max(dearest, median_milliseconds([&] { matcher.understand(phrase, language); }));
    }
    print("words.answer." + language, dearest, 20);
    print("words.answer.story." + language,
          median_milliseconds([&] { matcher.understand(story, language); }), 20);
}

} // namespace

int main()
{
    const auto matcher = Matcher::load("assets/catalogue/guide");
    if (!matcher) {
        fmt::print(stderr, "{}\n", matcher.error().detail);
        return 1;
    }
    print("words.learned", median_milliseconds([] {
              Matcher::load("assets/catalogue/guide")->understand("carte", "fr");
          }),
          500);
    for (const char* language : {"fr", "en", "ar"})
        measure_answers(*matcher, language);
}
