#include "central/sqlite.h"

#include <sqlite3.h>

namespace central::sqlite
{

using base::ErrorCode;
using base::Result;
using sql::Rows;
using sql::Trouble;
using sql::Value;

namespace
{

constexpr const char* durability = R"(
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
)";

std::unexpected<base::Error> failed(int code, sqlite3* database)
{
    const ErrorCode kind =
        (code & 255) == SQLITE_FULL ? ErrorCode::StorageFull : ErrorCode::StorageFailed;
    return base::failure(kind, std::string{"SQLite: "} + (database == nullptr
                                                              ? sqlite3_errstr(code)
                                                              : sqlite3_errmsg(database)));
}

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// Puts one value at its place; what is not bound is NULL.
struct Bind {
    sqlite3_stmt* statement;
    int place;

    int operator()(std::monostate) const { return SQLITE_OK; }
    int operator()(std::int64_t whole) const { return sqlite3_bind_int64(statement, place, whole); }
    int operator()(const std::string& text) const
    {
        return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    int operator()(const base::Bytes& bytes) const
    {
        // A null pointer would bind NULL.
        const void* start = bytes.empty() ? static_cast<const void*>("") : bytes.data();
        return sqlite3_bind_blob64(statement, place, start, bytes.size(), SQLITE_STATIC);
    }
};

Value column(sqlite3_stmt* statement, int place)
{
    const int kind = sqlite3_column_type(statement, place);
    if (kind == SQLITE_NULL)
        return {};
    if (kind == SQLITE_INTEGER)
        return std::int64_t{sqlite3_column_int64(statement, place)};
    const auto* start = static_cast<const std::byte*>(sqlite3_column_blob(statement, place));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, place));
    const base::ByteView read{start, size};
    if (kind == SQLITE_BLOB)
        return base::Bytes{read.begin(), read.end()};
    return std::string{base::as_text(read)};
}

sql::Row row(sqlite3_stmt* statement)
{
    std::vector<Value> columns;
    const int count = sqlite3_column_count(statement);
    columns.reserve(static_cast<std::size_t>(count));
    for (int place = 0; place < count; ++place)
        columns.push_back(column(statement, place));
    return sql::Row{std::move(columns)};
}

class SqliteConnection final : public sql::Connection
{
public:
    explicit SqliteConnection(sqlite3* database) : m_database{database} {}

    Result<void> execute(const std::string& statements) override
    {
        const int code =
            sqlite3_exec(m_database.get(), statements.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            return failed(code, m_database.get());
        return {};
    }
    Result<void> begin() override { return execute("BEGIN IMMEDIATE"); }
    Result<void> commit() override { return execute("COMMIT"); }
    void roll_back() override { static_cast<void>(execute("ROLLBACK")); }
    std::string_view bytes_type() const override { return "BLOB"; }
    Trouble trouble() const override { return Trouble::Final; }

private:
    Result<Rows> answer(const char* text, std::span<const Value> values) override
    {
        sqlite3_stmt* prepared = nullptr;
        int code = sqlite3_prepare_v2(m_database.get(), text, -1, &prepared, nullptr);
        const std::unique_ptr<sqlite3_stmt, Finalize> statement{prepared};
        for (std::size_t i = 0; i < values.size() && code == SQLITE_OK; ++i) {
            const std::string name = "$" + std::to_string(i + 1);
            code = std::visit(Bind{prepared, sqlite3_bind_parameter_index(prepared, name.c_str())},
                              values[i]);
        }
        if (code != SQLITE_OK)
            return failed(code, m_database.get());
        Rows rows;
        while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
            rows.all.push_back(row(prepared));
        if (code != SQLITE_DONE)
            return failed(code, m_database.get());
        rows.changed = sqlite3_changes64(m_database.get());
        return rows;
    }

    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace

Result<std::unique_ptr<sql::Connection>> connect(const std::filesystem::path& file)
{
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &opened,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    auto connection = std::make_unique<SqliteConnection>(opened);
    if (code != SQLITE_OK)
        return failed(code, opened);
    sqlite3_busy_timeout(opened, 10'000);
    sqlite3_extended_result_codes(opened, 1);
    TRY(connection->execute(durability));
    // Where SQLite cannot have the log, it says so in the answer only.
    sql::Rows mode = TRY(connection->ask("PRAGMA journal_mode = WAL"));
    if (mode.all.empty() || mode.all.front().text() != "wal")
        return base::failure(ErrorCode::StorageFailed, "SQLite: no write-ahead log");
    // A commit that a killed process wrote and did not flush is found again: it is flushed before
    // anybody is told of it.
    TRY(connection->execute("PRAGMA wal_checkpoint(FULL)"));
    return connection;
}

} // namespace central::sqlite
