#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guide
{

/// Bits in the order in which they are put.
class BitWriter
{
public:
    void put(std::uint32_t value, unsigned width);
    const std::vector<bool>& bits() const { return m_bits; }

private:
    std::vector<bool> m_bits;
};

/// Reads them again; zeros follow the last one.
class BitReader
{
public:
    explicit BitReader(std::vector<bool> bits) : m_bits{std::move(bits)} {}
    std::uint32_t take(unsigned width);

private:
    std::vector<bool> m_bits;
    std::size_t m_at = 0;
};

/// Crockford's base 32 with two check digits, in groups of four.
std::string to_letters(const std::vector<bool>& bits);

enum class LetterFault { TooShort, Mistyped };

/// The bits of what a person typed, with zeros at the end to a whole letter. `fault` says what is
/// wrong where there are none.
std::optional<std::vector<bool>> from_letters(std::string_view typed, LetterFault& fault);

} // namespace guide
