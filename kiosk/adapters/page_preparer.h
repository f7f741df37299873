#pragma once

#include "kiosk/ports/files.h"
#include "shared/base/clock.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::adapters
{

struct PagePreparerSettings {
    std::string worker; ///< path of guichet-decode; empty: beside the running program
    std::uint64_t at_most = 10'000'000; ///< bytes, of what is brought and of what is kept
    unsigned pages = 50;
    std::chrono::milliseconds time_limit = std::chrono::seconds{15};
    bool use_bubblewrap = true; ///< where it works; otherwise said once through `note`
    /// Hears what an operator should know. Standard error where it is not set.
    std::function<void(std::string_view)> note;
};

/// Judges scans and rewrites brought files: foreign bytes are decoded in a sandboxed process, and
/// what is kept is written anew (a JPEG, or a PDF of JPEG pages). The clock outlives the preparer.
std::unique_ptr<ports::PagePreparer> make_page_preparer(const PagePreparerSettings& settings,
                                                        const base::Clock& clock);

} // namespace kiosk::adapters
