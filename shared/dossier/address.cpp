#include "shared/dossier/address.h"

#include <array>
#include <utility>

namespace dossier
{

namespace
{

using Member = std::string Address::*;

constexpr std::array<std::pair<const char*, Member>, 6> members{{
    {"number", &Address::number},
    {"street", &Address::street},
    {"complement", &Address::complement},
    {"postal_code", &Address::postal_code},
    {"city", &Address::city},
    {"insee", &Address::insee},
}};

} // namespace

catalogue::Value Address::to_value() const
{
    catalogue::Value::Object object;
    for (const auto& [name, member] : members)
        if (!(this->*member).empty())
            object.emplace(name, this->*member);
    if (overseas)
        object.emplace("overseas", true);
    return object;
}

std::optional<Address> Address::from_value(const catalogue::Value& value)
{
    const auto* object = std::get_if<catalogue::Value::Object>(&value.content);
    if (object == nullptr)
        return std::nullopt;
    Address address;
    std::size_t known = 0;
    for (const auto& [name, member] : members)
        if (const auto found = object->find(name); found != object->end()) {
            if (found->second.text() == nullptr)
                return std::nullopt;
            address.*member = *found->second.text();
            ++known;
        }
    if (const auto found = object->find("overseas"); found != object->end()) {
        if (found->second.boolean() == nullptr)
            return std::nullopt;
        address.overseas = *found->second.boolean();
        ++known;
    }
    return known == object->size() ? std::optional{address} : std::nullopt;
}

std::string Address::line() const
{
    std::string text;
    for (const Member member :
         {&Address::number, &Address::street, &Address::postal_code, &Address::city}) {
        if (!text.empty() && !(this->*member).empty())
            text += ' ';
        text += this->*member;
    }
    return text;
}

} // namespace dossier
