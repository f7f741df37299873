#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"
#include "shared/dossier/dossier.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace central::sqlite
{

/// One SQL statement with its values. Errors wait for `step`.
class Statement
{
public:
    Statement(sqlite3* database, const char* sql);
    Statement(Statement&&) noexcept = default;

    void bind(std::int64_t value);
    void bind(int value) { bind(std::int64_t{value}); }
    void bind(std::uint64_t value) { bind(static_cast<std::int64_t>(value)); }
    void bind(std::string_view value);
    void bind(const std::string& value) { bind(std::string_view{value}); }
    void bind(const base::Bytes& value) { bind_bytes(value); }
    void bind(const dossier::Sha256& value) { bind_bytes(value); }
    void bind(base::Instant value) { bind(std::int64_t{value.time_since_epoch().count()}); }
    void bind(const base::Uuid& value) { bind(std::string_view{value.text()}); }
    void bind(const std::optional<base::Uuid>& value);

    /// True where there is a row. StorageFailed, StorageFull.
    base::Result<bool> step();

    /// The next column of the row, by kind; a column of another shape stops with nothing lost:
    /// zero, empty, or the nil UUID.
    std::int64_t whole();
    std::string text();
    base::Bytes bytes();
    dossier::Sha256 digest();
    base::Instant instant();
    base::Uuid uuid();
    std::optional<base::Uuid> uuid_or_nothing();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    void bind_bytes(base::ByteView value);

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_error = 0;
    int m_bound = 0;
    int m_column = 0;
};

class Database
{
public:
    static base::Result<Database> open(const std::filesystem::path& file);

    template <typename... Values>
    Statement prepare(const char* sql, const Values&... values)
    {
        Statement statement{m_database.get(), sql};
        (statement.bind(values), ...);
        return statement;
    }
    /// Runs a statement of which no row is wanted.
    template <typename... Values>
    base::Result<void> run(const char* sql, const Values&... values)
    {
        TRY(prepare(sql, values...).step());
        return {};
    }
    /// Several statements without values.
    base::Result<void> execute(const char* sql);
    /// Rows that the last statement changed.
    int changed() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    explicit Database(sqlite3* database) : m_database{database} {}
    std::unique_ptr<sqlite3, Close> m_database;
};

/// Rolled back unless it was committed.
class Transaction
{
public:
    static base::Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    ~Transaction();
    base::Result<void> commit();

private:
    explicit Transaction(Database& database) : m_database{&database} {}
    Database* m_database;
};

} // namespace central::sqlite
