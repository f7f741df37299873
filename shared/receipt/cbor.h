#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace receipt
{

/// Writes deterministic CBOR (RFC 8949 4.2): shortest heads, definite lengths. The order of the
/// keys is the caller's.
class CborWriter
{
public:
    /// An integer; negative where below zero.
    void integer(std::int64_t value);
    void natural(std::uint64_t value);
    void bytes(base::ByteView value);
    void text(std::string_view value);
    /// Heads: so many items, or pairs, follow.
    void array(std::size_t items);
    void map(std::size_t pairs);
    void tag(std::uint64_t number);

    const base::Bytes& written() const { return m_written; }

private:
    base::Bytes m_written;
};

/// Reads what CborWriter writes, item by item, allocating nothing: every length is checked against
/// the bytes that are there. An answer of nothing means that the next item is another.
class CborReader
{
public:
    explicit CborReader(base::ByteView bytes) : m_rest{bytes} {}

    std::optional<std::int64_t> integer();
    std::optional<std::uint64_t> natural();
    std::optional<base::ByteView> bytes();
    std::optional<std::string_view> text();
    std::optional<std::size_t> array();
    std::optional<std::size_t> map();
    /// Tags below 24 only.
    std::optional<std::uint64_t> tag();
    /// Whether that very integer comes next; it is then passed over.
    bool key(std::int64_t expected) { return integer() == expected; }
    bool at_end() const { return m_rest.empty(); }

private:
    base::ByteView m_rest;
};

} // namespace receipt
