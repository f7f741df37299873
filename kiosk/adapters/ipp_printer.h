#pragma once

#include "kiosk/ports/printer.h"

#include <chrono>
#include <memory>
#include <string>

namespace kiosk::adapters
{

struct PrinterSettings {
    std::string destination; ///< `ipp://host:port/ipp/print`, or the name of a CUPS queue
    std::string media = "iso_a4_210x297mm"; ///< PWG 5101.1 name
    std::chrono::milliseconds time_limit = std::chrono::seconds{120};
    /// How long a fault that a person can mend may last before the job is given up.
    std::chrono::milliseconds patience = std::chrono::seconds{5};
    std::chrono::milliseconds poll_every{250};
};

/// A printer that speaks IPP, directly or behind a CUPS queue. A job that is given up is
/// cancelled at the printer, so that a second try never prints twice.
std::unique_ptr<ports::Printer> make_ipp_printer(PrinterSettings settings);

} // namespace kiosk::adapters
