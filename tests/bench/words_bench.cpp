/// Prints what learning the phrases costs, and understanding what a visitor typed. Run from the
/// source root.
#include "shared/understanding/matcher.h"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

using understanding::Matcher;

namespace
{

constexpr int rounds = 9;

double process_milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The median of many rounds.
double median_milliseconds(const auto& deed)
{
    std::vector<double> spent;
    for (int round = 0; round < rounds; ++round) {
        const double before = process_milliseconds();
        deed();
        spent.push_back(process_milliseconds() - before);
    }
    std::ranges::nth_element(spent, spent.begin() + rounds / 2);
    return spent[rounds / 2];
}

void print(std::string_view name, double value, double goal)
{
    fmt::print("{}\n", nlohmann::ordered_json{{"name", name},
                                              {"value", value},
                                              {"unit", "ms"},
                                              {"against", "goal"},
                                              {"ratio", value / goal},
                                              {"goal", goal},
                                              {"met", value <= goal}}
                           .dump());
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
