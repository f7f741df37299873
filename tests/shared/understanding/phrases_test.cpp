#include "shared/understanding/phrases.h"

#include "tests/shared/understanding/files.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace understanding;

namespace
{

const std::vector<Purpose> purposes{{"lost", Kind::Procedure, "{}"}, {"cost", Kind::Answer, "{}"}};

std::string many(std::string_view word)
{
    std::string lines;
    for (std::size_t i = 0; i < fewest_phrases; ++i)
        lines += fmt::format("{} {}\n", word, i);
    return lines;
}

std::string refusal(std::string_view text)
{
    const Folder folder;
    const auto book = read_phrases(folder.write("phrases/fr.txt", text), purposes);
    return book ? "" : book.error().detail.substr(folder.path().string().size() + 9);
}

} // namespace

TEST_CASE("a phrase file has purposes, families and words that mean the same")
{
    const Folder folder;
    const auto book = read_phrases(
        folder.write("phrases/fr.txt", "# words\n= Prix, tarif\n\n[lost]\n" + many("perdu") +
                                           "\n# another family\nma carte\n[cost]\n" + many("prix") +
                                           "\n[none]\nbonjour\n"),
        purposes);
    REQUIRE_MESSAGE(book.has_value(), book.error().detail);
    CHECK(book->language == "fr");
    REQUIRE(book->synonyms.size() == 1);
    CHECK(book->synonyms[0] == Synonyms{"prix", "tarif"});
    REQUIRE(book->phrases.size() == 2 * fewest_phrases + 2);
    const Phrase& first = book->phrases[0];
    const Phrase& mine = book->phrases[fewest_phrases];
    CHECK(first.purpose == 0);
    CHECK(mine.words == std::vector<std::string>{"ma", "carte"});
    CHECK(mine.family != first.family);
    CHECK(book->phrases[1].family == first.family);
    CHECK(book->phrases[fewest_phrases + 1].purpose == 1);
    CHECK(book->phrases.back().purpose == no_purpose);
}

TEST_CASE("a mistake in a phrase file is told with its line")
{
    CHECK(refusal("[lost]\nperdu\n[found]\n") == "fr.txt:3: unknown purpose 'found'");
    CHECK(refusal("[lost\n") == "fr.txt:1: unknown purpose 'lost'");
    CHECK(refusal("perdu\n") == "fr.txt:1: a phrase before any [purpose]");
    CHECK(refusal("[lost]\nMa carte !\n[cost]\n\nma carte\n") ==
          "fr.txt:5: stands already on line 2");
    CHECK(refusal("[lost]\n???\n") == "fr.txt:2: no word");
    CHECK(refusal("= carte, ma carte\n") ==
          "fr.txt:1: synonyms are single words with commas between");
    CHECK(refusal("[lost]\n" + many("perdu")) ==
          fmt::format("fr.txt:{}: [cost] has 0 phrases: {} are needed", fewest_phrases + 1,
                      fewest_phrases));
    CHECK(read_phrases("nowhere/fr.txt", purposes).error().detail ==
          "nowhere/fr.txt:1: cannot be read");
}
