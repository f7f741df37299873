/// How well phrases that the matcher never learned are understood.
#include "shared/understanding/phrases.h"
#include "shared/understanding/words.h"
#include "tests/shared/understanding/ours.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <set>

using namespace understanding;

namespace
{

struct HeldOut {
    std::string purpose;
    std::string phrase;
};

std::vector<HeldOut> held_out(const std::string& language)
{
    std::ifstream file{"tests/shared/understanding/held_out/" + language + ".tsv"};
    std::vector<HeldOut> found;
    for (std::string line; std::getline(file, line);)
        if (const auto tab = line.find('\t'); tab != line.npos && !line.starts_with('#'))
            found.push_back({line.substr(0, tab), line.substr(tab + 1)});
    return found;
}

} // namespace

TEST_CASE("most phrases that were kept apart are understood")
{
    for (const std::string language : {"fr", "en", "ar"}) {
        CAPTURE(language);
        const auto phrases = held_out(language);
        REQUIRE(phrases.size() >= 2 * our_matcher().purposes().size());
        std::size_t first = 0;
        std::size_t among_three = 0;
        for (const HeldOut& held : phrases) {
            REQUIRE_MESSAGE(our_matcher().find(held.purpose) != nullptr, held.purpose);
            const auto guesses = our_matcher().understand(held.phrase, language);
            const auto found = std::ranges::find(guesses, held.purpose, &Guess::purpose);
            first += !guesses.empty() && found == guesses.begin() ? 1U : 0U;
            among_three += found != guesses.end() ? 1U : 0U;
        }
        const auto total = static_cast<double>(phrases.size());
        const double top1 = static_cast<double>(first) / total;
        const double top3 = static_cast<double>(among_three) / total;
        fmt::print("{}: {} phrases kept apart, first {:.1f} %, among three {:.1f} %\n", language,
                   phrases.size(), 100 * top1, 100 * top3);
        CHECK(top1 >= 0.85);
        CHECK(top3 >= 0.97);
    }
}

TEST_CASE("no phrase that was kept apart is among those that the matcher learns from")
{
    for (const std::string language : {"fr", "en", "ar"}) {
        const auto book = read_phrases("assets/catalogue/guide/phrases/" + language + ".txt",
                                       our_matcher().purposes());
        REQUIRE_MESSAGE(book.has_value(), book.error().detail);
        std::set<std::vector<std::string>> learned;
        for (const Phrase& phrase : book->phrases)
            learned.insert(phrase.words);
        for (const HeldOut& held : held_out(language))
            CHECK_MESSAGE(!learned.contains(words_of(held.phrase, language)), held.phrase);
    }
}

TEST_CASE("what is acted upon without asking is nearly always right")
{
    std::size_t acted = 0;
    std::size_t right = 0;
    for (const std::string language : {"fr", "en", "ar"})
        for (const HeldOut& held : held_out(language)) {
            const auto guesses = our_matcher().understand(held.phrase, language);
            if (!sure(guesses))
                continue;
            ++acted;
            right += guesses[0].purpose == held.purpose ? 1U : 0U;
        }
    REQUIRE(acted > 0);
    const double share = static_cast<double>(right) / static_cast<double>(acted);
    fmt::print("{} acted upon, {:.1f} % right\n", acted, 100 * share);
    CHECK(share >= 0.95);
}

TEST_CASE("words that are nobody's business here are hardly ever acted upon")
{
    const auto strange = held_out("none");
    REQUIRE(strange.size() >= 50);
    std::size_t acted = 0;
    std::size_t offered = 0;
    for (const auto& [language, phrase] : strange) {
        const auto guesses = our_matcher().understand(phrase, language);
        acted += sure(guesses) ? 1U : 0U;
        offered += !guesses.empty() && plausible(guesses[0]) ? 1U : 0U;
    }
    fmt::print("{} phrases of no concern: {} acted upon, {} with something to offer\n",
               strange.size(), acted, offered);
    CHECK(acted * 10 <= strange.size());
}
