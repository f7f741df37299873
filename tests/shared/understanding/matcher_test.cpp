#include "shared/understanding/matcher.h"

#include "shared/understanding/phrases.h"
#include "tests/shared/understanding/files.h"
#include "tests/shared/understanding/ours.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>

using namespace understanding;

namespace
{

std::string best(std::string_view text, std::string_view language)
{
    const auto guesses = our_matcher().understand(text, language);
    return guesses.empty() ? "" : guesses[0].purpose;
}

} // namespace

TEST_CASE("the three best are offered, the likeliest first, with confidences of one whole")
{
    const auto guesses = our_matcher().understand("j'ai perdu ma carte de séjour", "fr");
    REQUIRE(guesses.size() == 3);
    CHECK(guesses[0].purpose == "lost_card");
    CHECK(guesses[0].confidence > guesses[1].confidence);
    CHECK(guesses[1].confidence >= guesses[2].confidence);
    double sum = 0;
    for (const Guess& guess : guesses) {
        CHECK(guess.confidence >= 0);
        CHECK(our_matcher().find(guess.purpose) != nullptr);
        sum += guess.confidence;
    }
    CHECK(sum <= 1.0001);
    CHECK(sure(guesses));
}

TEST_CASE("the same words have the same answer, accents, case and signs apart")
{
    const auto one = our_matcher().understand("J'ai déménagé !!!", "fr");
    const auto two = our_matcher().understand("j’ai demenage", "fr");
    REQUIRE(one.size() == two.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].purpose == two[i].purpose);
        CHECK(one[i].confidence == two[i].confidence);
    }
}

TEST_CASE("another language than the visitor's is understood too, and two at once")
{
    CHECK(best("I lost my residence permit", "fr") == "lost_card");
    CHECK(best("j'ai perdu ma carte", "ar") == "lost_card");
    CHECK(best("ضاعت بطاقتي", "en") == "lost_card");
    CHECK(best("my récépissé expires tomorrow", "en") == "receipt_ending");
}

TEST_CASE("a word that two wishes share does not lead to the wrong one")
{
    CHECK(best("mes empreintes c'est quand", "fr") == "opening_hours");
    CHECK(best("mes empreintes", "fr") == "data_safety");
    CHECK(best("my boss wont sign the contract", "en") == "employer_authorisation");
    CHECK(best("my permit is about to expire", "en") == "renew");
}

TEST_CASE("where no word is known, nothing is guessed")
{
    CHECK(our_matcher().understand("", "fr").empty());
    CHECK(our_matcher().understand("?!", "fr").empty());
    CHECK(our_matcher().understand("ქართული", "fr").empty());
    CHECK(!sure({}));
    CHECK(!sure(our_matcher().understand("ჩემი ბარათი", "fr")));
}

TEST_CASE("two guesses that are as likely are not acted upon")
{
    CHECK(sure(std::vector<Guess>{{"renew", 0.9}, {"first", 0.05}}));
    CHECK(!sure(std::vector<Guess>{{"renew", 0.5}, {"first", 0.45}}));
    CHECK(!sure(std::vector<Guess>{{"renew", 0.3}, {"first", 0.05}}));
    CHECK(plausible({"renew", 0.3}));
    CHECK(!plausible({"renew", 0.02}));
}

TEST_CASE("a purpose has the facts that the guide starts from")
{
    const Purpose* spouse = our_matcher().find("spouse_french");
    REQUIRE(spouse != nullptr);
    CHECK(spouse->kind == Kind::Procedure);
    CHECK(spouse->facts == R"({"purpose":"first","grounds":["spouse_french"]})");
    CHECK(our_matcher().find("what_is_ephoto")->kind == Kind::Answer);
    CHECK(our_matcher().find("no_such_purpose") == nullptr);
}

TEST_CASE("French has at least forty phrases a purpose, in seven families or more")
{
    const auto book =
        read_phrases("assets/catalogue/guide/phrases/fr.txt", our_matcher().purposes());
    REQUIRE(book);
    for (std::size_t i = 0; i < our_matcher().purposes().size(); ++i) {
        std::map<std::size_t, int> families;
        int phrases = 0;
        for (const Phrase& phrase : book->phrases)
            if (phrase.purpose == i) {
                ++phrases;
                ++families[phrase.family];
            }
        CHECK_MESSAGE(phrases >= 40, our_matcher().purposes()[i].id);
        CHECK_MESSAGE(families.size() >= 7, our_matcher().purposes()[i].id);
    }
}

TEST_CASE("a new language is a phrase file and nothing else")
{
    const Folder folder;
    folder.write("purposes.yaml",
                 "procedures:\n  lost: {purpose: replace}\nanswers:\n  cost: {}\n");
    std::string text = "[lost]\n";
    for (std::size_t i = 0; i < fewest_phrases; ++i)
        text += fmt::format("perdi mi tarjeta {}\n", i);
    text += "[cost]\n";
    for (std::size_t i = 0; i < fewest_phrases; ++i)
        text += fmt::format("cuanto cuesta {}\n", i);
    folder.write("phrases/es.txt", text);
    const auto matcher = Matcher::load(folder.path());
    REQUIRE_MESSAGE(matcher.has_value(), matcher.error().detail);
    CHECK(matcher->understand("¡he perdido la tarjeta!", "es")[0].purpose == "lost");
    CHECK(matcher->understand("¿cuánto cuesta esto?", "es")[0].purpose == "cost");
}

TEST_CASE("a folder without phrases is refused")
{
    const Folder folder;
    folder.write("purposes.yaml", "answers:\n  cost: {}\n");
    const auto matcher = Matcher::load(folder.path());
    REQUIRE(!matcher);
    CHECK(matcher.error().detail == (folder.path() / "phrases").string() + ":1: no phrase file");
}
