#include "shared/receipt/base45.h"

#include <algorithm>
#include <ranges>

namespace receipt
{

namespace
{

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

void append(std::string& text, unsigned value, int characters)
{
    for (; characters > 0; --characters, value /= 45)
        text += digits[value % 45];
}

/// The number that these two or three digits write, least first.
std::optional<unsigned> number_in(std::string_view group)
{
    unsigned value = 0;
    for (const char digit : std::views::reverse(group)) {
        const auto found = digits.find(digit);
        if (found == std::string_view::npos)
            return std::nullopt;
        value = value * 45 + static_cast<unsigned>(found);
    }
    return value;
}

} // namespace

std::string to_base45(base::ByteView bytes)
{
    std::string text;
    text.reserve((bytes.size() * 3 + 1) / 2);
    for (; bytes.size() >= 2; bytes = bytes.subspan(2))
        append(text,
               std::to_integer<unsigned>(bytes[0]) * 256 + std::to_integer<unsigned>(bytes[1]), 3);
    if (!bytes.empty())
        append(text, std::to_integer<unsigned>(bytes[0]), 2);
    return text;
}

std::optional<base::Bytes> from_base45(std::string_view text)
{
    base::Bytes bytes;
    bytes.reserve(text.size() * 2 / 3 + 1);
    for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(3, text.size()))) {
        const std::string_view group = text.substr(0, 3);
        const auto value = number_in(group);
        if (!value || group.size() == 1 || *value > (group.size() == 3 ? 0xFFFFU : 0xFFU))
            return std::nullopt;
        if (group.size() == 3)
            bytes.push_back(static_cast<std::byte>(*value / 256));
        bytes.push_back(static_cast<std::byte>(*value % 256));
    }
    return bytes;
}

} // namespace receipt
