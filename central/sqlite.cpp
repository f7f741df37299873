#include "central/sqlite.h"

#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace central::sqlite
{

using base::ErrorCode;
using base::Result;

namespace
{

base::Error error_of(int code, sqlite3* database)
{
    const ErrorCode kind =
        (code & 255) == SQLITE_FULL ? ErrorCode::StorageFull : ErrorCode::StorageFailed;
    return {kind, std::string{"SQLite: "} +
                      (database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database))};
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, const char* sql) : m_database{database}
{
    sqlite3_stmt* statement = nullptr;
    m_error = sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    m_statement.reset(statement);
}

void Statement::bind(std::int64_t value)
{
    if (m_error == SQLITE_OK)
        m_error = sqlite3_bind_int64(m_statement.get(), ++m_bound, value);
}

void Statement::bind(std::string_view value)
{
    if (m_error == SQLITE_OK)
        m_error = sqlite3_bind_text64(m_statement.get(), ++m_bound, value.data(), value.size(),
                                      SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(const std::optional<base::Uuid>& value)
{
    if (value)
        bind(*value);
    else
        ++m_bound; // what is not bound is NULL
}

void Statement::bind_bytes(base::ByteView value)
{
    // A null pointer would bind NULL.
    const void* start = value.empty() ? static_cast<const void*>("") : value.data();
    if (m_error == SQLITE_OK)
        m_error = sqlite3_bind_blob64(m_statement.get(), ++m_bound, start, value.size(),
                                      SQLITE_TRANSIENT);
}

Result<bool> Statement::step()
{
    if (m_error != SQLITE_OK)
        return std::unexpected{error_of(m_error, m_database)};
    m_column = 0;
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return std::unexpected{error_of(code, m_database)};
}

std::int64_t Statement::whole()
{
    return sqlite3_column_int64(m_statement.get(), m_column++);
}

std::string Statement::text()
{
    return std::string{base::as_text(bytes())};
}

base::Bytes Statement::bytes()
{
    const auto* start =
        static_cast<const std::byte*>(sqlite3_column_blob(m_statement.get(), m_column));
    const int size = sqlite3_column_bytes(m_statement.get(), m_column++);
    return start == nullptr ? base::Bytes{} : base::Bytes(start, start + size);
}

dossier::Sha256 Statement::digest()
{
    const base::Bytes read = bytes();
    dossier::Sha256 digest{};
    if (read.size() == digest.size())
        std::ranges::copy(read, digest.begin());
    return digest;
}

base::Instant Statement::instant()
{
    return base::Instant{std::chrono::milliseconds{whole()}};
}

base::Uuid Statement::uuid()
{
    return base::Uuid::parse(text()).value_or(base::Uuid{});
}

std::optional<base::Uuid> Statement::uuid_or_nothing()
{
    return base::Uuid::parse(text());
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::filesystem::path& file)
{
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &opened,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database{opened};
    if (code != SQLITE_OK)
        return std::unexpected{error_of(code, opened)};
    sqlite3_busy_timeout(opened, 10'000);
    sqlite3_extended_result_codes(opened, 1);
    return database;
}

Result<void> Database::execute(const char* sql)
{
    const int code = sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected{error_of(code, m_database.get())};
    return {};
}

int Database::changed() const
{
    return sqlite3_changes(m_database.get());
}

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction{database};
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}
{
}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        static_cast<void>(m_database->execute("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace central::sqlite
