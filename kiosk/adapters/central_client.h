#pragma once

#include "kiosk/adapters/identity.h"
#include "kiosk/adapters/line_use.h"
#include "kiosk/ports/central.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace kiosk::adapters
{

struct CentralSettings {
    std::string url;                             ///< up to `/v1`
    std::filesystem::path certificate_authority; ///< PEM; empty: the system's
    std::shared_ptr<Identity> identity;          ///< null before the kiosk is enrolled
    std::chrono::milliseconds connect_limit = std::chrono::seconds{5};
    /// For a whole call; the bytes of a file may take four times as long.
    std::chrono::milliseconds answer_limit = std::chrono::seconds{20};
    /// A connection on which nearly nothing moves for so long is given up.
    std::chrono::seconds silence_limit{10};
    /// Hears central's hour with each answer.
    std::function<void(base::Instant)> hear_hour{};
    /// Shared by all that use this line; null: nobody yields.
    std::shared_ptr<LineUse> line{};
    /// What is done beside a visitor takes no more of the line than that.
    std::int64_t background_bytes_per_second = 128 << 10;
};

/// The central API over HTTP. Calls block and may come from several threads.
std::unique_ptr<ports::Central> make_central_client(CentralSettings settings);

} // namespace kiosk::adapters
