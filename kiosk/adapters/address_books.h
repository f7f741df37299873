#pragma once

#include "kiosk/ports/addresses.h"
#include "shared/dossier/communes.h"

#include <chrono>
#include <memory>
#include <string>

namespace kiosk::adapters
{

/// Knows communes and postal codes only. What is typed is the beginning of a postal code, of a
/// commune's name whatever its accents, case and hyphens, or of one and the other.
std::unique_ptr<ports::AddressBook>
make_commune_book(std::shared_ptr<const dossier::Communes> communes);

struct AddressServiceSettings {
    std::string url; ///< up to the query: `https://data.geopf.fr/geocodage/search`
    std::chrono::milliseconds time_limit{1500};
    /// After a failure the service is left alone for so long.
    std::chrono::milliseconds rest = std::chrono::seconds{30};
};

/// Asks a service that speaks GeocodeJSON for streets; `fallback` answers where the service does
/// not, and for communes.
std::unique_ptr<ports::AddressBook>
make_address_service(AddressServiceSettings settings, std::unique_ptr<ports::AddressBook> fallback);

} // namespace kiosk::adapters
