#pragma once

#include "kiosk/ports/scanner.h"
#include "shared/dossier/machine_zone.h"

namespace kiosk::ports
{

/// Reads the machine readable zone of a scanned card, passport or visa.
class DocumentReader
{
public:
    virtual ~DocumentReader() = default;
    /// Errors: NotFound where no zone is seen, DataInvalid where its check digits disagree,
    /// PageBlank, PageDark.
    virtual base::Result<dossier::MachineZone> read(const Image& image) = 0;
};

} // namespace kiosk::ports
