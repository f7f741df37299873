// guichet-understand: what free words mean, for trying other phrases.

#include "shared/understanding/matcher.h"

#include <fmt/format.h>
#include <iostream>
#include <string>

namespace
{

constexpr const char* usage =
    "guichet-understand [FOLDER] < PHRASES\n"
    "  FOLDER   purposes.yaml and phrases/; assets/catalogue/guide where none is given\n"
    "  PHRASES  language<TAB>phrase, one a line\n"
    "  Answers a line each: purpose<TAB>confidence, three times, the likeliest first;\n"
    "  empty where no word is known.\n";

void answer(const understanding::Matcher& matcher, std::string_view line)
{
    const auto tab = line.find('\t');
    const std::string_view language = line.substr(0, tab);
    const std::string_view phrase = tab == line.npos ? "" : line.substr(tab + 1);
    std::string_view between;
    for (const understanding::Guess& guess : matcher.understand(phrase, language)) {
        fmt::print("{}{}\t{:.3f}", between, guess.purpose, guess.confidence);
        between = "\t";
    }
    fmt::print("\n");
}

} // namespace

int main(int count, char** arguments)
{
    const std::string folder = count == 2 ? arguments[1] : "assets/catalogue/guide";
    if (count > 2 || folder.starts_with('-')) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    const auto matcher = understanding::Matcher::load(folder);
    if (!matcher) {
        fmt::print(stderr, "{}\n", matcher.error().detail);
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);)
        answer(*matcher, line);
    return 0;
}
