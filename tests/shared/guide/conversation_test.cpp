#include "shared/guide/conversation.h"
#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Value;
using guide::Answer;

namespace
{

using Answers = std::vector<Answer>;

const Facts today{{"today", "2026-11-23"}};

/// Answers each question as it comes, from a list by fact.
Answers conversation(const Facts& replies, const Facts& known)
{
    Answers answers;
    while (const auto* question = product_guide().next(facts_of(product_guide(), answers, known))) {
        const auto reply = replies.find(question->fact);
        if (reply == replies.end())
            break;
        answers.push_back({question->id, reply->second});
    }
    return answers;
}

const Facts wife{{"purpose", "first"},
                 {"nationality", "JP"},
                 {"birth_date", "1990-01-01"},
                 {"grounds", Value::List{"spouse_french"}},
                 {"visa", "exempt"},
                 {"life_together", true},
                 {"spouse_kept_nationality", true},
                 {"union_country", "FR"},
                 {"life_together_months", 7},
                 {"origin_allows_polygamy", false}};

bool answered(const Answers& answers, std::string_view question)
{
    return std::ranges::find(answers, question, &Answer::question) != answers.end();
}

std::string outcome(const Answers& answers, const Facts& known)
{
    return product_guide().advise(facts_of(product_guide(), answers, known)).proposals.front().code;
}

} // namespace

TEST_CASE("a question is not asked where its answer is known")
{
    Facts known = today;
    known["nationality"] = "JP";
    known["birth_date"] = "1990-01-01";
    const Answers answers = conversation(wife, known);
    CHECK_FALSE(answered(answers, "nationality"));
    CHECK_FALSE(answered(answers, "birth_date"));
    CHECK(outcome(answers, known) == "VPF-CF-SVLS");
    CHECK(product_guide().next(facts_of(product_guide(), answers, known)) == nullptr);
}

TEST_CASE("what is answered as not known is not asked again")
{
    Facts known = today;
    known["purpose"] = Value{};
    const guide::Question* question = product_guide().next(known);
    CHECK((question == nullptr || question->id != "purpose"));
}

TEST_CASE("an answer that is changed keeps the later ones that are still asked")
{
    const Answers answers = conversation(wife, today);
    const Answers abroad = with_answer(product_guide(), answers, today, {"union_country", "JP"});
    CHECK(answered(abroad, "life_together"));
    CHECK(answered(abroad, "polygamy"));
    // Only a marriage in France counts the months of life together.
    CHECK_FALSE(answered(abroad, "life_together_months"));
    const auto* next = product_guide().next(facts_of(product_guide(), abroad, today));
    REQUIRE(next != nullptr);
    CHECK(next->id == "transcribed");
    CHECK(std::ranges::is_permutation(
        with_answer(product_guide(), answers, today, {"union_country", "FR"}), answers));
}

TEST_CASE("an answer that its question no longer offers is not kept")
{
    Facts replies = wife;
    replies["birth_date"] = "1990-01-01";
    replies["grounds"] = Value::List{"undocumented"};
    replies["presence_years"] = 4;
    const Answers answers = conversation(replies, today);
    REQUIRE(answered(answers, "grounds"));
    // At 17, with a wish to work, « sans papiers depuis longtemps » is not a card.
    const Answers young =
        with_answer(product_guide(), answers, today, {"birth_date", "2009-06-01"});
    CHECK_FALSE(answered(young, "grounds"));
    CHECK_FALSE(answered(young, "presence_years"));
    CHECK(answered(young, "nationality"));
}

TEST_CASE("several grounds give several proposals; what was not asked is to be checked")
{
    Facts replies = wife;
    replies["grounds"] = Value::List{"work", "spouse_french"};
    const auto advice =
        product_guide().advise(facts_of(product_guide(), conversation(replies, today), today));
    REQUIRE(advice.proposals.size() == 2);
    CHECK(advice.proposals[0].code == "VPF-CF-SVLS");
    CHECK(advice.proposals[0].reason == "guide.reason.spouse_without_visa");
    CHECK(advice.proposals[1].code == "SAL-CST");
    CHECK(advice.proposals[1].reason == "guide.reason.to_check");
    CHECK(product_words().has("guide.reason.to_check"));
}

TEST_CASE("a further ground of which all is known is proposed as it is")
{
    Facts replies = wife;
    replies["grounds"] = Value::List{"couple", "spouse_french"};
    const auto advice =
        product_guide().advise(facts_of(product_guide(), conversation(replies, today), today));
    REQUIRE(advice.proposals.size() == 2);
    CHECK(advice.proposals[1].code == "VPF-LPF");
    CHECK(advice.proposals[1].reason == "guide.reason.ties");
}

TEST_CASE("everybody is told something, even who answered nothing")
{
    CHECK(outcome({}, today) == "PREF-INFO");
}

TEST_CASE("an outcome that the law did not know yet is not proposed")
{
    // L.435-4 is of 26 January 2024.
    Facts cook{{"today", "2023-08-16"},
               {"purpose", "first"},
               {"nationality", "ML"},
               {"birth_date", "1990-01-01"},
               {"grounds", Value::List{"undocumented"}},
               {"presence_years", 4},
               {"tension_months", 14},
               {"tension_now", true},
               {"clean_record", true}};
    CHECK(outcome({}, cook) != "AES-TENSION");
    cook["today"] = "2026-11-23";
    CHECK(outcome({}, cook) == "AES-TENSION");
}

TEST_CASE("a child of 18 is asked for as a person who asks for a title, one of 17 as a child")
{
    const auto next_for = [](const char* birth) {
        Facts facts = today;
        facts["purpose"] = "child";
        facts["child_french"] = false;
        facts["child_birth_date"] = birth;
        return product_guide().next(facts);
    };
    CHECK(next_for("2008-11-24")->id == "child_here");
    CHECK(next_for("2008-11-23")->id == "child_nationality");

    Facts facts = today;
    facts["purpose"] = "child";
    facts["child_french"] = false;
    facts["child_birth_date"] = "2008-11-23";
    facts["nationality"] = "VN";
    CHECK(product_guide().next(facts)->id == "grounds");
    CHECK(product_guide().completed(facts).at("birth_date") == Value{"2008-11-23"});
    CHECK(product_guide().contradictions(facts).empty());
}
