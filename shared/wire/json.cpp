#include "shared/wire/json.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

namespace wire
{

using catalogue::Value;
using Json = nlohmann::json;

namespace
{

constexpr int deepest = 32;
constexpr double largest_whole = 9007199254740991.0; // 2^53 - 1, as in I-JSON (RFC 7493)

Value value_of(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean:
        return Value{json.get<bool>()};
    case Json::value_t::string:
        return Value{json.get<std::string>()};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return Value{json.get<double>()};
    case Json::value_t::array: {
        Value::List list;
        for (const Json& element : json)
            list.push_back(value_of(element));
        return Value{std::move(list)};
    }
    case Json::value_t::object: {
        Value::Object object;
        for (const auto& [key, member] : json.items())
            object.emplace(key, value_of(member));
        return Value{std::move(object)};
    }
    default:
        return {};
    }
}

Json number_of(double number)
{
    if (std::trunc(number) == number && std::abs(number) <= largest_whole)
        return static_cast<std::int64_t>(number);
    return number;
}

Json json_of(const Value& value)
{
    if (const std::string* text = value.text())
        return *text;
    if (const bool* truth = value.boolean())
        return *truth;
    if (const double* number = value.number())
        return number_of(*number);
    if (const auto* list = std::get_if<Value::List>(&value.content)) {
        Json json = Json::array();
        for (const Value& element : *list)
            json.push_back(json_of(element));
        return json;
    }
    if (const auto* object = std::get_if<Value::Object>(&value.content)) {
        Json json = Json::object();
        for (const auto& [key, member] : *object)
            json[key] = json_of(member);
        return json;
    }
    return nullptr;
}

} // namespace

base::Result<Value> parse_json(std::string_view text)
{
    bool too_deep = false;
    const auto watch_depth = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
    };
    const Json json = Json::parse(text, watch_depth, false);
    if (too_deep)
        return base::failure(base::ErrorCode::DataInvalid, "JSON nested too deep");
    if (json.is_discarded())
        return base::failure(base::ErrorCode::DataInvalid, "not JSON");
    return value_of(json);
}

std::string write_json(const Value& value)
{
    return json_of(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace wire
