#pragma once

#include <cstdint>
#include <optional>

namespace process
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

/// What the kernel still does for a process.
enum class Allowed {
    Computing, ///< memory, clocks, and descriptors that are open already
    Answering, ///< no network but what comes in on an open socket, no other program, no mounts
    Programs,  ///< no network, no mounts, no tracing
};

/// From here on the kernel refuses the rest. False where it would not take the filter.
bool filter_system_calls(Allowed allowed);

} // namespace process
