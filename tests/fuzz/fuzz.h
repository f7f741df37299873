#pragma once

#include "shared/base/bytes.h"
#include "shared/base/verify.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace tests
{

/// One run of a fuzzer. What must hold of any input is said by base::verify.
void fuzz(base::ByteView input);

/// Takes an input apart: choices from its front, and what is left. It never runs out.
class Pieces
{
public:
    explicit Pieces(base::ByteView input) : m_rest{input} {}

    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const auto first = std::to_integer<std::uint8_t>(m_rest.front());
        m_rest = m_rest.subspan(1);
        return first;
    }
    /// Two bytes.
    std::uint16_t number() { return static_cast<std::uint16_t>(byte() << 8 | byte()); }
    base::ByteView bytes(std::size_t at_most)
    {
        const base::ByteView front = m_rest.first(std::min(at_most, m_rest.size()));
        m_rest = m_rest.subspan(front.size());
        return front;
    }
    /// Up to the next line's end, which is left out.
    std::string_view line()
    {
        const std::string_view text = base::as_text(m_rest);
        const std::string_view front = text.substr(0, text.find('\n'));
        m_rest = m_rest.subspan(std::min(front.size() + 1, m_rest.size()));
        return front;
    }
    base::ByteView rest() const { return m_rest; }
    std::string_view text() const { return base::as_text(m_rest); }

private:
    base::ByteView m_rest;
};

} // namespace tests
