#include "shared/catalogue/commands.h"
#include "shared/catalogue/entry.h"
#include "shared/catalogue/json.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

/// Whether a vector `[rule, data, result]` holds; a heading, which is no vector, always does.
bool holds(const Value& entry)
{
    const auto* vector = std::get_if<Value::List>(&entry.content);
    if (vector == nullptr)
        return true;
    const auto rule = vector->size() == 3
                          ? Rule::from_value((*vector)[0])
                          : base::Result<Rule>{base::failure(base::ErrorCode::DataInvalid)};
    return rule && to_json(rule->evaluate_on((*vector)[1])) == to_json((*vector)[2]);
}

} // namespace

base::Result<bool> rules(Arguments arguments)
{
    const Value file = TRY(parse_json(TRY(read_text(arguments[0]))));
    const auto* entries = std::get_if<Value::List>(&file.content);
    if (entries == nullptr)
        return base::failure(base::ErrorCode::DataInvalid, "a list of vectors is expected");
    std::size_t failed = 0;
    for (const Value& entry : *entries)
        if (!holds(entry)) {
            fmt::print("{}\n", to_json(entry));
            ++failed;
        }
    fmt::print("{} entries, {} failed\n", entries->size(), failed);
    return failed == 0;
}

} // namespace catalogue
