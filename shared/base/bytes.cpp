#include "shared/base/bytes.h"

#include <array>
#include <cstdint>

namespace base
{

namespace
{

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64url_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

std::string to_hex(ByteView bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        text += hex_digits[std::to_integer<std::size_t>(byte >> 4)];
        text += hex_digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

std::optional<Bytes> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hex_digits.find(text[i]);
        const auto low = hex_digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return std::nullopt;
        bytes.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return bytes;
}

std::string to_base64url(ByteView bytes)
{
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const std::byte byte : bytes) {
        pending = (pending << 8) | std::to_integer<std::uint32_t>(byte);
        for (bits += 8; bits >= 6; bits -= 6)
            text += base64url_digits[(pending >> (bits - 6)) & 63];
    }
    if (bits > 0)
        text += base64url_digits[(pending << (6 - bits)) & 63];
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char digit : text) {
        const auto value = base64url_digits.find(digit);
        if (value == std::string_view::npos)
            return std::nullopt;
        pending = (pending << 6) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::byte>((pending >> bits) & 255));
        }
    }
    const bool has_more = (pending & ((1U << bits) - 1)) != 0;
    return has_more ? std::nullopt : std::optional{std::move(bytes)};
}

} // namespace base
