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
