#include "kiosk/adapters/geocode_answer.h"

#include <nlohmann/json.hpp>
#include <string>

namespace kiosk::adapters
{

namespace
{

/// A property that is a text of sensible length; empty where it is not.
std::string text_in(const nlohmann::json& properties, const char* name)
{
    const auto found = properties.find(name);
    if (found == properties.end() || !found->is_string())
        return {};
    const auto text = found->get<std::string>();
    return text.size() <= 200 ? text : std::string{};
}

/// A feature of GeocodeJSON whose commune is known; nothing for any other.
std::optional<ports::Address> address_in(const nlohmann::json& feature)
{
    const auto properties = feature.find("properties");
    if (properties == feature.end() || !properties->is_object())
        return std::nullopt;
    ports::Address address{.number = text_in(*properties, "housenumber"),
                           .street = text_in(*properties, "street"),
                           .complement = {},
                           .postal_code = text_in(*properties, "postcode"),
                           .city = text_in(*properties, "city"),
                           .insee = text_in(*properties, "citycode")};
    if (address.street.empty() && text_in(*properties, "type") != "municipality")
        address.street = text_in(*properties, "name");
    if (address.postal_code.size() != 5 || address.insee.size() != 5 || address.city.empty())
        return std::nullopt;
    return address;
}

} // namespace

std::optional<std::vector<ports::Address>> addresses_in(std::string_view answer,
                                                        std::size_t at_most)
{
    const auto json = nlohmann::json::parse(answer, nullptr, false);
    const auto features = json.is_object() ? json.find("features") : json.end();
    if (!json.is_object() || features == json.end() || !features->is_array())
        return std::nullopt;
    std::vector<ports::Address> found;
    for (const auto& feature : *features)
        if (const auto address = feature.is_object() ? address_in(feature) : std::nullopt;
            address && found.size() < at_most)
            found.push_back(*address);
    return found;
}

} // namespace kiosk::adapters
