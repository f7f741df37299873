#include "central/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace central
{

std::chrono::milliseconds RateLimit::take(const std::string& name, base::Instant now)
{
    const std::lock_guard lock{m_mutex};
    Bucket& bucket = m_buckets.try_emplace(name, Bucket{m_burst, now}).first->second;
    const std::chrono::duration<double> passed = now - bucket.at;
    bucket.left = std::clamp(bucket.left + passed.count() * m_per_second, 0.0, m_burst);
    bucket.at = now;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return {};
    }
    const double seconds = (1 - bucket.left) / m_per_second;
    return std::chrono::milliseconds{static_cast<std::int64_t>(std::ceil(seconds * 1000))};
}

} // namespace central
