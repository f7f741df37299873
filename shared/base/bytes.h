#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base
{

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

inline ByteView as_bytes(std::string_view text)
{
    return std::as_bytes(std::span{text.data(), text.size()});
}

inline std::string_view as_text(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes to_bytes(std::string_view text)
{
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

/// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 5, without padding.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

} // namespace base
