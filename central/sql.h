#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"
#include "shared/dossier/dossier.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// SQL as every backend of central's store speaks it.
namespace central::sql
{

/// NULL, a whole number, text or bytes.
using Value = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;

inline Value value(std::int64_t whole)
{
    return whole;
}
inline Value value(std::uint64_t whole)
{
    return static_cast<std::int64_t>(whole);
}
inline Value value(int whole)
{
    return std::int64_t{whole};
}
inline Value value(const std::string& text)
{
    return text;
}
inline Value value(const base::Bytes& bytes)
{
    return bytes;
}
inline Value value(const dossier::Sha256& digest)
{
    return base::Bytes{digest.begin(), digest.end()};
}
inline Value value(base::Instant instant)
{
    return std::int64_t{instant.time_since_epoch().count()};
}
inline Value value(const base::Uuid& uuid)
{
    return uuid.text();
}
inline Value value(const std::optional<base::Instant>& instant)
{
    return instant ? value(*instant) : Value{};
}
inline Value value(const std::optional<base::Uuid>& uuid)
{
    return uuid ? value(*uuid) : Value{};
}

/// The columns of one row, read in order. One of another shape reads as zero, empty or the nil
/// UUID.
class Row
{
public:
    explicit Row(std::vector<Value> columns) : m_columns{std::move(columns)} {}

    std::int64_t whole();
    std::string text();
    base::Bytes bytes();
    dossier::Sha256 digest();
    base::Instant instant();
    base::Uuid uuid();
    std::optional<base::Uuid> uuid_or_nothing();

private:
    template <typename Kind>
    Kind take();
    std::vector<Value> m_columns;
    std::size_t m_next = 0;
};

struct Rows {
    std::vector<Row> all;
    std::int64_t changed = 0; ///< by INSERT, UPDATE, DELETE
};

/// The first row as `read` reads it, or nothing.
template <typename Thing>
std::optional<Thing> one(Rows rows, Thing (*read)(Row&))
{
    if (rows.all.empty())
        return std::nullopt;
    return read(rows.all.front());
}

template <typename Thing>
// NOLINTNEXTLINE(performance-unnecessary-value-param): to read a row is to change it
std::vector<Thing> every(Rows rows, Thing (*read)(Row&))
{
    std::vector<Thing> things;
    things.reserve(rows.all.size());
    for (Row& row : rows.all)
        things.push_back(read(row));
    return things;
}

/// Whether what failed may be tried again: on this connection, or on a new one.
enum class Trouble { Final, Conflict, Lost };

/// One connection to a database. Values stand as $1, $2... Errors: StorageFailed, StorageFull.
class Connection
{
public:
    virtual ~Connection() = default;

    template <typename... Values>
    base::Result<Rows> ask(const char* statement, const Values&... values)
    {
        return answer(statement, std::array<Value, sizeof...(Values)>{value(values)...});
    }
    /// Several statements without values.
    virtual base::Result<void> execute(const std::string& statements) = 0;
    /// What is asked from here on happens as if nobody else were there, and all of it or nothing.
    virtual base::Result<void> begin() = 0;
    virtual base::Result<void> commit() = 0;
    virtual void roll_back() = 0;

    /// The column type of bytes.
    virtual std::string_view bytes_type() const = 0;
    /// Of the last failure.
    virtual Trouble trouble() const = 0;

private:
    virtual base::Result<Rows> answer(const char* statement, std::span<const Value> values) = 0;
};

} // namespace central::sql
