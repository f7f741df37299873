#include "shared/catalogue/json.h"
#include "shared/catalogue/rule.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using catalogue::Facts;
using catalogue::Rule;
using catalogue::Value;

namespace
{

Value::List vectors()
{
    std::ifstream file{"tests/shared/catalogue/rule_vectors.json"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto parsed = catalogue::parse_json(text);
    REQUIRE(parsed.has_value());
    return std::get<Value::List>(parsed->content);
}

std::set<std::string> facts_read(const char* json)
{
    return Rule::parse(json).value().facts_read();
}

} // namespace

TEST_CASE("Every operator gives what JsonLogic says it gives")
{
    std::size_t checked = 0;
    for (const Value& entry : vectors()) {
        const auto* vector = std::get_if<Value::List>(&entry.content);
        if (vector == nullptr)
            continue; // a heading
        REQUIRE(vector->size() == 3);
        const auto rule = Rule::from_value((*vector)[0]);
        REQUIRE(rule.has_value());
        const Value result = rule->evaluate_on((*vector)[1]);
        CHECK_MESSAGE(catalogue::to_json(result) == catalogue::to_json((*vector)[2]),
                      catalogue::to_json(entry));
        ++checked;
    }
    CHECK(checked > 180);
}

TEST_CASE("A rule written out and read again gives the same")
{
    for (const Value& entry : vectors()) {
        const auto* vector = std::get_if<Value::List>(&entry.content);
        if (vector == nullptr)
            continue; // a heading
        const auto again = Rule::from_value(Rule::from_value((*vector)[0]).value().to_value());
        REQUIRE(again.has_value());
        CHECK_MESSAGE(catalogue::to_json(again->evaluate_on((*vector)[1])) ==
                          catalogue::to_json((*vector)[2]),
                      catalogue::to_json(entry));
    }
}

TEST_CASE("A rule that nobody wrote always holds")
{
    CHECK(Rule{}.holds({}));
    CHECK(Rule{}.facts_read().empty());
}

TEST_CASE("A rule over facts reads them by name, and a missing one is null")
{
    const auto rule = Rule::parse(R"({"==": [{"var": "marital_status"}, "married"]})").value();
    CHECK(rule.holds({{"marital_status", "married"}}));
    CHECK_FALSE(rule.holds({{"marital_status", "single"}}));
    CHECK_FALSE(rule.holds({}));
}

TEST_CASE("A rule with an operator that does not exist is refused by name")
{
    const auto rule = Rule::parse(R"({"and": [{"frobnicate": 1}]})");
    REQUIRE_FALSE(rule.has_value());
    CHECK(rule.error().code == base::ErrorCode::DataInvalid);
    CHECK(rule.error().detail.contains("frobnicate"));
    CHECK_FALSE(Rule::parse("{").has_value());
}

TEST_CASE("The facts that a rule reads are known before it is evaluated")
{
    CHECK(facts_read(R"({"and": [{"var": "a"}, {">": [{"var": ["b.c", 1]}, {"var": "a"}]}]})") ==
          std::set<std::string>{"a", "b"});
    CHECK(facts_read(R"({"missing": ["a", "b"]})") == std::set<std::string>{"a", "b"});
    CHECK(facts_read(R"({"missing": [["a"]]})") == std::set<std::string>{"a"});
    CHECK(facts_read(R"({"missing_some": [1, ["a", "b"]]})") == std::set<std::string>{"a", "b"});
    CHECK(facts_read(R"({"some": [{"var": "children"}, {"<": [{"var": "age"}, 18]}]})") ==
          std::set<std::string>{"children"});
    CHECK(facts_read(R"({"var": ""})") == std::set<std::string>{""});
    CHECK(facts_read(R"({"var": {"var": "which"}})") == std::set<std::string>{"", "which"});
}

TEST_CASE("Ages and windows begin and end on the day that the law says")
{
    struct Line {
        const char* rule;
        const char* date;
        const char* today;
        bool holds;
    };
    // Entrusted by the sixteenth birthday; asked for by the eve of the nineteenth.
    const char* by_16 =
        R"({"<=": [{"var": "today"}, {"date_add": [{"var": "date"}, 16, "years"]}]})";
    const char* before_19 =
        R"({"<": [{"var": "today"}, {"date_add": [{"var": "date"}, 19, "years"]}]})";
    const char* is_18 = R"({">=": [{"age": [{"var": "date"}, {"var": "today"}]}, 18]})";
    // A renewal is open from the 120th to the 60th day before the end, both included.
    const char* open = R"({"<=": [{"date_add": [{"var": "date"}, -120, "days"]}, {"var": "today"},
                                  {"date_add": [{"var": "date"}, -60, "days"]}]})";
    const char* within_6_months =
        R"({"<=": [{"var": "today"}, {"date_add": [{"var": "date"}, 6, "months"]}]})";
    for (const Line& line : {
             Line{by_16, "2006-08-10", "2022-08-10", true},
             Line{by_16, "2006-08-10", "2022-08-11", false},
             Line{before_19, "2008-02-21", "2027-02-20", true},
             Line{before_19, "2008-02-21", "2027-02-21", false},
             // Born on a leap day: the birthday is 1 March in a common year.
             Line{before_19, "2008-02-29", "2027-02-28", true},
             Line{before_19, "2008-02-29", "2027-03-01", false},
             Line{by_16, "2008-02-29", "2024-02-29", true},
             Line{by_16, "2008-02-29", "2024-03-01", false},
             Line{is_18, "2008-02-29", "2026-02-28", false},
             Line{is_18, "2008-02-29", "2026-03-01", true},
             Line{is_18, "2008-02-28", "2026-02-28", true},
             Line{open, "2027-03-23", "2026-11-23", true},
             Line{open, "2027-03-24", "2026-11-23", false},
             Line{open, "2027-01-22", "2026-11-23", true},
             Line{open, "2027-01-21", "2026-11-23", false},
             // A window across 29 February.
             Line{open, "2028-04-29", "2028-02-29", true},
             Line{open, "2028-04-29", "2028-03-01", false},
             Line{within_6_months, "2026-08-31", "2027-02-28", true},
             Line{within_6_months, "2026-08-31", "2027-03-01", false},
         }) {
        const Facts facts{{"date", line.date}, {"today", line.today}};
        CHECK_MESSAGE(Rule::parse(line.rule).value().holds(facts) == line.holds, line.rule,
                      line.date, " ", line.today);
    }
    CHECK_FALSE(Rule::parse(is_18).value().holds({{"today", "2026-11-23"}}));
}
