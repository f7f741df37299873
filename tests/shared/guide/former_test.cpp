/// What the law no longer knows: whoever asks for it is told so, and it is never proposed.
#include "shared/catalogue/former.h"
#include "shared/catalogue/json.h"
#include "shared/guide/explanations.h"
#include "shared/understanding/matcher.h"
#include "tests/shared/catalogue/folder.h"
#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using catalogue::Former;

namespace
{

using namespace std::chrono_literals;
constexpr base::Date today{2026y, std::chrono::November, 23d};

const std::vector<Former>& former()
{
    static const auto all = catalogue::load_former("assets/catalogue", product_catalogue());
    REQUIRE_MESSAGE(all.has_value(), all.error().detail);
    return *all;
}

const guide::Explanations& explanations()
{
    static const auto loaded = guide::Explanations::load(
        "assets/catalogue", [](std::string_view key) { return product_words().has(key); });
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}

const understanding::Matcher& matcher()
{
    static const auto loaded = understanding::Matcher::load("assets/catalogue/guide");
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}

std::string refusal(const std::string& text)
{
    const catalogue::tests::Folder folder;
    folder.write("former.yaml", text);
    const auto loaded = folder.load();
    REQUIRE(loaded.has_value());
    const auto all = catalogue::load_former(folder.path(), *loaded);
    return all ? "" : all.error().detail.substr(all.error().detail.find("former.yaml"));
}

} // namespace

TEST_CASE("All that the reference marks as history is known as such")
{
    for (const char* code :
         {"COVID-PROL", "TIR", "COMP-TAL", "CR-ECO", "VPF-CT-FAM", "VPF-SEM-FAM", "VPF-SCI-CONJ",
          "VPF-PS", "VPF-APATRIDE", "APS-ETU", "APS-ASILE", "CAI", "CIRC-2012"})
        CHECK_MESSAGE(std::ranges::find(former(), code, &Former::code) != former().end(), code);
}

TEST_CASE("What no longer exists has an answer with its date, its law and its sources")
{
    for (const Former& one : former()) {
        INFO(one.code);
        const guide::Explanation* answer = explanations().find(one.answer, today);
        REQUIRE(answer != nullptr);
        CHECK(one.ended < today);
        CHECK_FALSE(one.law.empty());
        CHECK_FALSE(answer->sources.empty());
        const std::string text = product_words().text(answer->text).utf8();
        const std::string year = std::to_string(static_cast<int>(one.ended.year()));
        CHECK_MESSAGE(text.contains(year), text);
    }
}

TEST_CASE("What no longer exists is never an outcome, and what replaces it is one")
{
    for (const Former& one : former()) {
        INFO(one.code);
        CHECK(product_catalogue().procedure_with(one.code) == nullptr);
        if (one.code != "COVID-PROL")
            CHECK_FALSE(one.replaced_by.empty());
        for (const catalogue::Procedure* procedure : one.replaced_by)
            CHECK_MESSAGE(in_force(*procedure, today), procedure->id);
    }
}

TEST_CASE("Its own name, typed as it stood on its papers, leads to that answer")
{
    for (const Former& one : former()) {
        INFO(one.code);
        const auto guesses = matcher().understand(one.name, "fr");
        REQUIRE_FALSE(guesses.empty());
        CHECK(guesses[0].purpose == one.answer);
    }
}

TEST_CASE("After the answer the guide goes on to what stands in its place")
{
    for (const Former& one : former()) {
        INFO(one.code);
        const understanding::Purpose* purpose = matcher().find(one.answer);
        REQUIRE(purpose != nullptr);
        CHECK(purpose->kind == understanding::Kind::Answer);
        const auto start = catalogue::parse_json(purpose->facts);
        REQUIRE(start.has_value());
        catalogue::Facts facts = std::get<catalogue::Facts>(start->content);
        REQUIRE_FALSE(facts.empty());
        facts.emplace("today", base::format_date(today));
        const auto* proposed = product_guide().advise(facts).proposals.front().procedure;
        const bool replaces = std::ranges::find(one.replaced_by, proposed) != one.replaced_by.end();
        CHECK((product_guide().next(facts) != nullptr || replaces));
    }
}

TEST_CASE("A mistake in what no longer exists is told with its line")
{
    const std::string sound = "former:\n  - {code: OLD, name: old, ended: 2019-03-01, law: L, "
                              "answer: gone, replaced_by: [A]}\n";
    CHECK(refusal(sound) == "");
    const auto with = [&](const std::string& from, const std::string& to) {
        return refusal(catalogue::tests::replaced(sound, from, to));
    };
    CHECK(with("OLD", "A") == "former.yaml:2: a procedure has the code 'A'");
    CHECK(with("[A]", "[B]") == "former.yaml:2: no procedure has the code 'B'");
    CHECK(with("ended: 2019-03-01, ", "") == "former.yaml:2: ended is missing");
    CHECK(refusal(sound + sound.substr(8)) == "former.yaml:3: 'OLD' stands twice");
}
