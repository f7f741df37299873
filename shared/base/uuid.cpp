#include "shared/base/uuid.h"

#include "shared/base/bytes.h"
#include "shared/base/verify.h"

#include <algorithm>
#include <cstdint>
#include <sys/random.h>

namespace base
{

void fill_random(std::span<std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        verify(got > 0, "the system gives random bytes");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

Uuid Uuid::make(Instant now)
{
    Uuid uuid;
    fill_random(uuid.m_bytes);
    const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        uuid.m_bytes[i] = static_cast<std::byte>((milliseconds >> (40 - 8 * i)) & 255);
    uuid.m_bytes[6] = (uuid.m_bytes[6] & std::byte{0x0f}) | std::byte{0x70};
    uuid.m_bytes[8] = (uuid.m_bytes[8] & std::byte{0x3f}) | std::byte{0x80};
    return uuid;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    constexpr std::array<std::size_t, 4> hyphens{8, 13, 18, 23};
    if (text.size() != 36 ||
        !std::ranges::all_of(hyphens, [&](std::size_t at) { return text[at] == '-'; }))
        return std::nullopt;
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c != '-'; });
    const auto bytes = from_hex(digits);
    if (!bytes || bytes->size() != 16)
        return std::nullopt;
    Uuid uuid;
    std::ranges::copy(*bytes, uuid.m_bytes.begin());
    return uuid;
}

std::string Uuid::text() const
{
    std::string text = to_hex(m_bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        text.insert(at, 1, '-');
    return text;
}

} // namespace base
