#pragma once

#include "kiosk/adapters/hours.h"
#include "kiosk/app/configuration.h"
#include "kiosk/ports/addresses.h"
#include "kiosk/ports/central.h"
#include "kiosk/ports/documents.h"
#include "kiosk/ports/files.h"
#include "kiosk/ports/printer.h"
#include "kiosk/ports/scanner.h"
#include "kiosk/ports/vault.h"
#include "shared/base/clock.h"
#include "shared/dossier/communes.h"

#include <memory>
#include <string>

namespace kiosk::app
{

/// The world that a kiosk reaches, each part behind its port.
struct Outside {
    std::unique_ptr<ports::Central> central;
    std::unique_ptr<ports::Papers> papers;
    std::unique_ptr<ports::Vault> vault;
    std::unique_ptr<ports::Scanner> scanner;
    std::unique_ptr<ports::Printer> printer;
    std::unique_ptr<ports::FileSource> files;
    std::unique_ptr<ports::PagePreparer> preparer;
    std::unique_ptr<ports::DocumentReader> documents;
    std::unique_ptr<ports::AddressBook> addresses;
    std::shared_ptr<const dossier::Communes> communes; ///< what postal codes are held against
};

/// What of the world is told apart from the configuration.
struct Surroundings {
    std::string catalogue_version;
    const base::Clock& clock;         ///< outlives what is opened
    adapters::Hours* hours = nullptr; ///< the clock, where it learns central's hour
};

/// Opens all of it. What is not plugged in is no error here: its port says so when it is used.
/// Errors: ConfigurationInvalid, DataInvalid.
base::Result<Outside> open_outside(const Configuration& configuration,
                                   const Surroundings& surroundings);

} // namespace kiosk::app
