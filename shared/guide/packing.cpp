#include "shared/guide/packing.h"

#include <algorithm>
#include <array>

namespace guide
{

namespace
{

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t check_digits = 2;
constexpr std::size_t group = 4;

/// A letter as it was meant: O is 0, I and L are 1. Nothing for what is no letter of ours.
std::optional<unsigned> digit_of(char typed)
{
    const bool small = typed >= 'a' && typed <= 'z';
    const char letter = small ? static_cast<char>(typed - 'a' + 'A') : typed;
    const char meant = letter == 'O' ? '0' : letter == 'I' || letter == 'L' ? '1' : letter;
    const std::size_t found = alphabet.find(meant);
    return found == std::string_view::npos ? std::nullopt
                                           : std::optional{static_cast<unsigned>(found)};
}

bool is_spacing(char letter)
{
    return letter == ' ' || letter == '-' || letter == '.';
}

/// CRC-10 (polynomial x^10 + x^9 + x^5 + x^4 + x + 1): no one mistyped letter, and no two
/// neighbours changed about, keep it.
unsigned check_of(const std::vector<unsigned>& digits)
{
    constexpr unsigned polynomial = 0x233;
    unsigned rest = 0x155;
    for (const unsigned digit : digits)
        for (int bit = 4; bit >= 0; --bit) {
            const unsigned carry = ((rest >> 9U) ^ (digit >> static_cast<unsigned>(bit))) & 1U;
            rest = ((rest << 1U) & 0x3FFU) ^ (carry * polynomial);
        }
    return rest;
}

std::vector<unsigned> digits_of(const std::vector<bool>& bits)
{
    std::vector<unsigned> digits((bits.size() + 4) / 5);
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i])
            digits[i / 5] |= 16U >> (i % 5);
    return digits;
}

} // namespace

void BitWriter::put(std::uint32_t value, unsigned width)
{
    for (unsigned bit = width; bit > 0; --bit)
        m_bits.push_back(((value >> (bit - 1)) & 1U) != 0);
}

std::uint32_t BitReader::take(unsigned width)
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i, ++m_at)
        value = (value << 1U) | (m_at < m_bits.size() && m_bits[m_at] ? 1U : 0U);
    return value;
}

std::string to_letters(const std::vector<bool>& bits)
{
    std::vector<unsigned> digits = digits_of(bits);
    const unsigned check = check_of(digits);
    digits.push_back(check >> 5U);
    digits.push_back(check & 31U);
    std::string letters;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % group == 0)
            letters += '-';
        letters += alphabet[digits[i]];
    }
    return letters;
}

std::optional<std::vector<bool>> from_letters(std::string_view typed, LetterFault& fault)
{
    std::vector<unsigned> digits;
    fault = LetterFault::Mistyped;
    for (const char letter : typed) {
        if (is_spacing(letter))
            continue;
        const auto digit = digit_of(letter);
        if (!digit)
            return std::nullopt;
        digits.push_back(*digit);
    }
    if (digits.size() < group + check_digits) {
        fault = LetterFault::TooShort;
        return std::nullopt;
    }
    const unsigned check = digits[digits.size() - 2] * 32U + digits.back();
    digits.resize(digits.size() - check_digits);
    if (check_of(digits) != check)
        return std::nullopt;
    std::vector<bool> bits;
    for (const unsigned digit : digits)
        for (unsigned bit = 16; bit > 0; bit /= 2)
            bits.push_back((digit & bit) != 0);
    return bits;
}

} // namespace guide
