#pragma once

#include "shared/base/clock.h"

#include <map>
#include <mutex>
#include <string>

namespace central
{

/// A bucket of requests a kiosk, filled again at a steady pace.
class RateLimit
{
public:
    RateLimit(double per_second, double burst) : m_per_second{per_second}, m_burst{burst} {}
    /// Takes one; where the bucket is empty, how long to wait instead.
    std::chrono::milliseconds take(const std::string& name, base::Instant now);

private:
    struct Bucket {
        double left;
        base::Instant at;
    };
    double m_per_second;
    double m_burst;
    std::mutex m_mutex;
    std::map<std::string, Bucket> m_buckets;
};

} // namespace central
