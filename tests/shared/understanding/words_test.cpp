#include "shared/understanding/words.h"

#include <doctest/doctest.h>

using understanding::stem_of;
using understanding::words_of;
using Words = std::vector<std::string>;

TEST_CASE("words are compared without accents, case, width or ligatures")
{
    CHECK(words_of("RÉCÉPISSÉ périmé", "fr") == Words{"recepisse", "perime"});
    CHECK(words_of("Re\u0301ce\u0301pisse\u0301", "fr") == Words{"recepisse"});
    CHECK(words_of("ﬁni", "fr") == Words{"fini"});
    CHECK(words_of("ＶＩＳＡ", "en") == Words{"visa"});
}

TEST_CASE("apostrophes and hyphens part words, however they are typed")
{
    CHECK(words_of("l'asile", "fr") == words_of("l’asile", "fr"));
    CHECK(words_of("l'asile", "fr") == Words{"l", "asile"});
    CHECK(words_of("e-photo, VLS-TS!", "fr") == Words{"e", "photo", "vls", "ts"});
}

TEST_CASE("a letter held down counts once, a double letter stays")
{
    CHECK(words_of("stpppppp", "fr") == Words{"stp"});
    CHECK(words_of("carrrte", "fr") == Words{"carte"});
    CHECK(words_of("homme", "fr") == Words{"homme"});
}

TEST_CASE("numbers are words, signs and pictures are not")
{
    CHECK(words_of("10 ans ?? :-) 😀", "fr") == Words{"10", "ans"});
    CHECK(words_of("  ... ", "fr").empty());
    CHECK(words_of("", "fr").empty());
}

TEST_CASE("text that is not UTF-8 does no harm")
{
    CHECK(words_of("carte \xff\xfe perdue", "fr") == Words{"carte", "perdue"});
}

TEST_CASE("Arabic letters that are written in several ways are one")
{
    CHECK(words_of("إقامة", "ar") == words_of("اقامه", "ar"));
    CHECK(words_of("أُريد", "ar") == words_of("اريد", "ar"));
    CHECK(words_of("بطـــاقة", "ar") == words_of("بطاقة", "ar"));
    CHECK(words_of("مستشفى", "ar") == words_of("مستشفي", "ar"));
}

TEST_CASE("Arabic words lose their article, a short root loses nothing")
{
    const auto stem = [](std::string_view word) { return stem_of(words_of(word, "ar").front()); };
    CHECK(stem("الإقامة") == stem("إقامة"));
    CHECK(stem("والبطاقة") == stem("بطاقتي"));
    CHECK(stem("ولد") == words_of("ولد", "ar").front());
}

TEST_CASE("other words lose the mark of their plural")
{
    CHECK(stem_of("cartes") == "carte");
    CHECK(stem_of("fils") == "fil");
    CHECK(stem_of("ans") == "ans");
}
