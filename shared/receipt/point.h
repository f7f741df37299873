#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace receipt
{

/// A public P-256 key: SEC 1, uncompressed.
using Point = std::array<std::byte, 65>;

/// 16 hexadecimal digits: the first 8 bytes of the point's SHA-256.
std::string key_id_of(const Point& point);
bool is_on_curve(const Point& point);

} // namespace receipt
