#pragma once

#include "shared/base/bytes.h"
#include "shared/process/child_process.h"

#include <chrono>
#include <filesystem>

namespace central
{

/// A socket of this machine, that the owner and the group may reach; takes the place of an older
/// one. ConfigurationInvalid where it cannot be made.
base::Result<process::Descriptor> listen_on(const std::filesystem::path& socket);
/// CentralBusy where nobody listens.
base::Result<process::Descriptor> connect_to(const std::filesystem::path& socket,
                                             std::chrono::milliseconds time_limit);

/// Says one byte, and with it hands over an open descriptor, where there is one. False where the
/// other side is gone.
bool hand_over(int connection, const process::Descriptor& open);
/// What was handed over so; none where there was none.
process::Descriptor taken_over(int connection);

/// Until the other side has no more to say; empty where that is more than so much.
base::Bytes read_all(int descriptor, std::size_t at_most);

} // namespace central
