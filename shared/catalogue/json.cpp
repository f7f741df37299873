#include "shared/catalogue/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace catalogue
{

namespace
{

using Json = nlohmann::json;

Value from_json(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return json.get<double>();
    case Json::value_t::string:
        return json.get<std::string>();
    case Json::value_t::array: {
        Value::List list;
        for (const Json& item : json)
            list.push_back(from_json(item));
        return list;
    }
    case Json::value_t::object: {
        Value::Object object;
        for (const auto& [key, item] : json.items())
            object.emplace(key, from_json(item));
        return object;
    }
    default:
        return {};
    }
}

/// RFC 8785 orders names by their UTF-16 units: among UTF-8's first bytes, the four-byte forms
/// (surrogate pairs) come before EE and EF.
unsigned rank(char character)
{
    const unsigned byte = static_cast<unsigned char>(character);
    return byte == 0xEE || byte == 0xEF ? byte + 0x100 : byte;
}

bool utf16_before(const std::string& left, const std::string& right)
{
    return std::ranges::lexicographical_compare(left, right, {}, rank, rank);
}

/// ECMA-262 Number::toString, the form that RFC 8785 asks for.
std::string number_text(double number)
{
    if (!std::isfinite(number))
        return "null";
    if (number == 0)
        return "0";
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view shortest{buffer.data(), end};
    const std::size_t e = shortest.find('e');
    std::string digits{shortest.substr(0, e)};
    std::erase(digits, '.');
    const int exponent = std::stoi(std::string{shortest.substr(e + 1)});
    const int count = static_cast<int>(digits.size());
    const std::string sign = number < 0 ? "-" : "";
    if (exponent >= 21 || exponent < -6) {
        if (count > 1)
            digits.insert(1, ".");
        return fmt::format("{}{}e{:+}", sign, digits, exponent);
    }
    if (exponent < 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-exponent) - 1, '0') + digits;
    if (count <= exponent + 1)
        return sign + digits +
               std::string(static_cast<std::size_t>(exponent) + 1 - digits.size(), '0');
    digits.insert(static_cast<std::size_t>(exponent) + 1, ".");
    return sign + digits;
}

void write(const Value& value, std::string& out);

void write_text(const std::string& text, std::string& out)
{
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write_list(const Value::List& list, std::string& out)
{
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0)
            out += ',';
        write(list[i], out);
    }
    out += ']';
}

void write_object(const Value::Object& object, std::string& out)
{
    std::vector<const Value::Object::value_type*> entries;
    for (const auto& entry : object)
        entries.push_back(&entry);
    std::ranges::sort(entries, utf16_before,
                      [](const auto* entry) -> const std::string& { return entry->first; });
    out += '{';
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0)
            out += ',';
        write_text(entries[i]->first, out);
        out += ':';
        write(entries[i]->second, out);
    }
    out += '}';
}

void write(const Value& value, std::string& out)
{
    if (const auto* text = value.text())
        write_text(*text, out);
    else if (const auto* flag = value.boolean())
        out += *flag ? "true" : "false";
    else if (const auto* number = value.number())
        out += number_text(*number);
    else if (const auto* list = std::get_if<Value::List>(&value.content))
        write_list(*list, out);
    else if (const auto* object = std::get_if<Value::Object>(&value.content))
        write_object(*object, out);
    else
        out += "null";
}

} // namespace

base::Result<Value> parse_json(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return base::failure(base::ErrorCode::DataInvalid, "not JSON");
    return from_json(json);
}

std::string to_json(const Value& value)
{
    std::string out;
    write(value, out);
    return out;
}

} // namespace catalogue
