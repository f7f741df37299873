#pragma once

#include "kiosk/adapters/outbox_capacity.h"
#include "shared/base/result.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kiosk::app
{

/// The one file that tells a kiosk where it stands and what is plugged in: deploy/kiosk.yaml, in
/// which every key is explained. Relative paths start at the folder of the file.
struct Configuration {
    struct Panel {
        int width_px = 0, height_px = 0;
        double width_mm = 0, height_mm = 0;
        bool fullscreen = false;
    };
    struct Folders {
        std::filesystem::path assets, locales, state, programs;
    };
    struct Central {
        std::string url;
        std::filesystem::path certificate_authority; ///< empty: the system's
        std::filesystem::path identity;              ///< the kiosk's key and certificate, PEM
        std::filesystem::path root;                  ///< what signs central's keys; public, PEM
        std::filesystem::path signing_key;           ///< P-256, PEM
        std::chrono::milliseconds wait_for_number{};
    };
    struct Printer {
        std::string uri; ///< ipp://... or the name of a CUPS queue; empty: no printer
    };
    struct Scanner {
        std::string device;
        int resolution_dpi = 300;
        std::string mode;
        std::filesystem::path sane_configuration; ///< empty: the system's
        std::map<std::string, std::string> options;
    };

    std::string kiosk_id;
    std::string hall; ///< shown on the first screen: "Préfecture du Nord"
    Panel panel;
    Folders folders;
    Central central;
    Printer printer;
    Scanner scanner;
    adapters::CapacitySettings capacity;
    std::vector<std::filesystem::path> removable_media;
    std::string geocoder_url; ///< empty: communes only
    std::string follow_up_url;
    std::string guide_url; ///< where a telephone finds the list of the guide's code
    std::filesystem::path theme;
};

/// Errors: ConfigurationInvalid, naming file, line and key.
base::Result<Configuration> load_configuration(const std::filesystem::path& file);

} // namespace kiosk::app
