#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace kiosk::adapters
{

/// How much of an upload goes at once: as much as the line takes in about a second, since it is
/// what a cut costs; less than the usual only where that was cut. For several threads.
class ChunkSize
{
public:
    static constexpr std::size_t smallest = 64U << 10; // bytes
    static constexpr std::size_t usual = 1U << 20;     // bytes
    static constexpr std::size_t largest = 16U << 20;  // bytes
    using Duration = std::chrono::steady_clock::duration;

    std::size_t bytes() const;
    /// Whether the line was seen to take more than the usual.
    bool is_quick() const { return bytes() > usual; }
    /// Once one was cut it grows by small steps: what a line takes in a moment says little.
    void went(std::size_t bytes, Duration took);
    void was_cut();

private:
    mutable std::mutex m_mutex;
    std::size_t m_bytes = usual;
    std::size_t m_step = largest / usual;
};

} // namespace kiosk::adapters
