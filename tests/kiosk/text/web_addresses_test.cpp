#include "kiosk/text/web_addresses.h"

#include "kiosk/text/engine.h"
#include "kiosk/text/unicode.h"

#include <doctest/doctest.h>

using namespace kiosk::text;

namespace
{

std::vector<std::u16string> addresses(std::u16string_view text)
{
    std::vector<std::u16string> found;
    for (const Span span : web_addresses_in(text))
        found.emplace_back(text.substr(span.start, span.end - span.start));
    return found;
}

/// The lines of a text in that part of its own width.
std::vector<std::string> lines(const std::string& words, float part)
{
    static const auto engine = Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    Setting setting{.language = "fr"};
    setting.width = part * (*engine)->layout(words, {}, setting)->lines[0].width;
    std::vector<std::string> lines;
    for (const Line& line : (*engine)->layout(words, {}, setting)->lines)
        lines.push_back(words.substr(line.start, line.end - line.start));
    return lines;
}

using Lines = std::vector<std::string>;
using Found = std::vector<std::u16string>;

} // namespace

TEST_CASE("web and e-mail addresses are known without the marks around them")
{
    CHECK(addresses(u"sur service-public.fr.") == Found{u"service-public.fr"});
    CHECK(addresses(u"«\u00A0www.ants.gouv.fr/a-b/\u00A0», ou (a-b@exemple.fr)") ==
          Found{u"www.ants.gouv.fr/a-b/", u"a-b@exemple.fr"});
    CHECK(addresses(u"https://central.example/guide?a=b") ==
          Found{u"https://central.example/guide?a=b"});
    CHECK(addresses(u"على administration-etrangers-en-france.interieur.gouv.fr.") ==
          Found{u"administration-etrangers-en-france.interieur.gouv.fr"});
    for (const auto* other : {u"VLS-TS", u"(.jpg, .pdf)", u"R.431-11", u"e-mail.", u"12.50", u"@"})
        CHECK(addresses(other).empty());
}

TEST_CASE("a web address is not cut where it fits on a line of its own, and a word may still be")
{
    CHECK(lines("Allez sur a-b-c-d.service-public.fr", 0.8F) ==
          Lines{"Allez sur ", "a-b-c-d.service-public.fr"});
    CHECK(lines("Le carnet est celui du grand-pere", 0.9F) ==
          Lines{"Le carnet est celui du grand-", "pere"});
    CHECK(lines("Allez sur service-public.fr/particuliers", 0.8F) ==
          Lines{"Allez sur service-public.fr/", "particuliers"});
}

TEST_CASE("an address that is wider than its line is cut at its own marks")
{
    CHECK(lines("mariama.diallo@exemple.fr", 0.7F) == Lines{"mariama.diallo@", "exemple.fr"});
    CHECK(lines("administration.interieur.gouv.fr", 0.8F) ==
          Lines{"administration.interieur", ".gouv.fr"});
    CHECK(lines("etrangers-en-france.fr", 0.7F) == Lines{"etrangers-en-", "france.fr"});
}
