#include "shared/catalogue/json.h"
#include "shared/catalogue/rule.h"
#include "tests/fuzz/fuzz.h"

namespace
{

using namespace catalogue;

void check_json(std::string_view text)
{
    const auto value = parse_json(text);
    if (!value)
        return;
    const std::string written = to_json(*value);
    const auto again = parse_json(written);
    base::verify(again && *again == *value && to_json(*again) == written, "a value has one JSON");
}

void check_rule(std::string_view text, const Value& facts)
{
    const auto rule = Rule::parse(text);
    if (!rule)
        return;
    const Value written = rule->to_value();
    const auto again = Rule::from_value(written);
    base::verify(again && again->to_value() == written, "what was written is read");
    base::verify(again->facts_read() == rule->facts_read(), "it reads the same facts");
    // A reduction may double a text with every item: the catalogue's own does not.
    if (!text.contains("reduce"))
        base::verify(to_json(again->evaluate_on(facts)) == to_json(rule->evaluate_on(facts)),
                     "it says the same");
}

} // namespace

/// What a rule reads, on a line, then the rule.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const std::string_view facts = pieces.line();
    check_json(facts);
    check_json(pieces.text());
    check_rule(pieces.text(), parse_json(facts).value_or(Value{}));
}
