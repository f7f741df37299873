#pragma once

#include "shared/catalogue/value.h"

#include <optional>
#include <string>

namespace dossier
{

/// A French postal address, as the answer of a field of kind Address.
struct Address {
    std::string number{};
    std::string street{};
    std::string complement{};
    std::string postal_code{}; ///< 5 digits
    std::string city{};
    std::string insee{};   ///< 5 characters, derived from postal code and city
    bool overseas = false; ///< typed by hand: the look-up does not know it

    /// An object with these names as keys; texts that are empty are left out.
    catalogue::Value to_value() const;
    /// Nothing where the value is not an address.
    static std::optional<Address> from_value(const catalogue::Value& value);

    /// "20 Rue Nationale 59800 Lille"
    std::string line() const;

    bool operator==(const Address&) const = default;
};

} // namespace dossier
