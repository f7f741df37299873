#pragma once

#include "kiosk/ports/scanner.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace kiosk::adapters
{

struct ScannerSettings {
    std::string device;     ///< SANE name, `pnm:0`; empty: the first one found
    std::string config_dir; ///< SANE_CONFIG_DIR; empty: the system's
    std::string worker;     ///< path of guichet-scan; empty: beside the running program
    unsigned dpi = 300;
    ports::PixelFormat format = ports::PixelFormat::Rgb24;
    double width_mm = 210.0;  ///< A4
    double height_mm = 297.0; ///< A4
    /// Further options of the backend by name, set last (`filename` of pnm).
    std::map<std::string, std::string> options;
    std::chrono::milliseconds time_limit = std::chrono::seconds{120};
    /// Without any sign of life for so long, the scan is given up.
    std::chrono::milliseconds silence_limit = std::chrono::seconds{30};
};

/// A scanner behind SANE, driven by a process of its own, a new one each scan: backends hang
/// and crash, and the kiosk goes on.
std::unique_ptr<ports::Scanner> make_sane_scanner(ScannerSettings settings);

} // namespace kiosk::adapters
