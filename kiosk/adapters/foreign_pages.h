#pragma once

#include "kiosk/capture/file_kind.h"
#include "kiosk/ports/scanner.h"
#include "shared/process/child_process.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace kiosk::adapters
{

struct ForeignPagesSettings {
    std::string worker; ///< path of guichet-decode
    unsigned pages = 50;
    std::chrono::milliseconds time_limit{15'000};
    bool use_bubblewrap = true;
    std::function<void(std::string_view)> note;
};

/// Draws the pages of foreign files in guichet-decode: bubblewrap around it where the system lets
/// it (no network, nothing but /usr, read-only), limits and a system call filter in any case.
class ForeignPages
{
public:
    explicit ForeignPages(ForeignPagesSettings settings);

    /// Gives page after page, no side longer than `side` pixels.
    /// Errors: File*, Internal where the worker cannot run.
    base::Result<void> draw(capture::FileKind kind, base::ByteView bytes, unsigned side,
                            const std::function<void(ports::Image)>& page) const;

private:
    std::vector<std::string> command(bool wrapped) const;
    bool answers(bool wrapped) const;

    ForeignPagesSettings m_settings;
    bool m_wrapped = false;
};

} // namespace kiosk::adapters
