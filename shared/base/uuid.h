#pragma once

#include "shared/base/clock.h"

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace base
{

/// RFC 9562 identifier, 16 bytes; ours are version 7 (time-ordered, made where the thing is made).
class Uuid
{
public:
    static Uuid make(Instant now);
    static std::optional<Uuid> parse(std::string_view text);

    const std::array<std::byte, 16>& bytes() const { return m_bytes; }
    /// Lower case with hyphens, 36 characters.
    std::string text() const;

    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::byte, 16> m_bytes{};
};

/// Bytes from the operating system's generator. Stops the process if there are none.
void fill_random(std::span<std::byte> bytes);

} // namespace base
