#pragma once

#include "kiosk/ports/scanner.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace kiosk::ports
{

class Printer
{
public:
    virtual ~Printer() = default;
    /// Prints a PDF and waits until the printer says that the job is completed.
    /// Errors: Printer*, Cancelled. `progress` gets 0..1.
    virtual base::Result<void> print(base::ByteView pdf, const std::string& job_name,
                                     const std::function<void(double)>& progress,
                                     const CancelFlag& cancelled) = 0;
};

} // namespace kiosk::ports
