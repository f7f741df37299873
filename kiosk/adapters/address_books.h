#pragma once

#include "kiosk/ports/addresses.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace kiosk::adapters
{

/// Knows communes and postal codes only. Typed words match the beginning of a postal code or of a
/// commune's name, whatever the accents, the case and the hyphens.
std::unique_ptr<ports::AddressBook> make_commune_book(std::vector<ports::Commune> communes);

struct AddressServiceSettings {
    std::string url; ///< up to the query: `https://data.geopf.fr/geocodage/search`
    std::chrono::milliseconds time_limit{1500};
    /// After a failure the service is left alone for so long.
    std::chrono::milliseconds rest = std::chrono::seconds{30};
};

/// Asks a GeocodeJSON service; `fallback` answers where the service does not.
std::unique_ptr<ports::AddressBook>
make_address_service(AddressServiceSettings settings, std::unique_ptr<ports::AddressBook> fallback);

} // namespace kiosk::adapters
