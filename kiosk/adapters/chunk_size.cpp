#include "kiosk/adapters/chunk_size.h"

#include <algorithm>

namespace kiosk::adapters
{

namespace
{

constexpr std::chrono::duration<double> aim{1};
constexpr std::chrono::duration<double> longest{2};
constexpr std::size_t careful_step = 4;

/// What would go in that time at this pace.
std::size_t in_time(std::size_t bytes, std::chrono::duration<double> took)
{
    const double fits = static_cast<double>(bytes) * (aim / std::max(took, aim / 1000));
    return static_cast<std::size_t>(std::clamp(fits, static_cast<double>(ChunkSize::smallest),
                                               static_cast<double>(ChunkSize::largest)));
}

} // namespace

std::size_t ChunkSize::bytes() const
{
    const std::lock_guard lock{m_mutex};
    return m_bytes;
}

void ChunkSize::went(std::size_t bytes, Duration took)
{
    const std::size_t fits = in_time(bytes, took);
    const std::lock_guard lock{m_mutex};
    m_bytes = took > longest ? std::min(m_bytes, std::max(fits, usual))
                             : std::max(m_bytes, std::min(fits, m_bytes * m_step));
}

void ChunkSize::was_cut()
{
    const std::lock_guard lock{m_mutex};
    m_bytes = m_bytes > usual ? usual : std::max(m_bytes / 2, smallest);
    m_step = careful_step;
}

} // namespace kiosk::adapters
