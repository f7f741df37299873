#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base
{

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Tells the time. Everything that depends on the hour asks one of these.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
};

/// A clock that moves when told to, for tests and replays.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start) : m_now{start} {}
    Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// RFC 3339 in UTC: `2026-11-23T09:41:00Z`.
std::string format_instant(Instant instant);
std::optional<Instant> parse_instant(std::string_view text);

} // namespace base
