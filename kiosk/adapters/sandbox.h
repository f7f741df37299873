#pragma once

#include <cstdint>
#include <optional>

namespace kiosk::adapters
{

/// What a worker may use, set on itself before it meets foreign code or bytes.
struct WorkerLimits {
    std::optional<std::uint64_t> memory;      ///< bytes of address space
    std::optional<std::uint64_t> cpu_seconds; ///<
    std::optional<std::uint64_t> file_bytes;  ///< size of a file it writes
    bool may_fork = true;
};

/// Sets the limits, forbids core dumps, debuggers and new privileges.
/// With the address sanitizer the memory limit is left out: it reserves terabytes.
void confine(const WorkerLimits& limits);

/// Limits of memory and CPU for a program that is about to be started by `exec`.
void confine_before_exec(const WorkerLimits& limits);

/// From here on the kernel refuses what a decoder has no need for: with `decode_only`, all but
/// memory, clocks and open descriptors; otherwise network, mounts, tracing and other processes.
/// False where the kernel would not take the filter.
bool filter_system_calls(bool decode_only);

} // namespace kiosk::adapters
