#include "kiosk/adapters/outbox_database.h"

#include "shared/base/verify.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace kiosk::adapters
{

namespace
{

std::unexpected<base::Error> storage_failure(sqlite3* connection)
{
    const int code = sqlite3_errcode(connection);
    return base::failure(code == SQLITE_FULL ? base::ErrorCode::StorageFull
                                             : base::ErrorCode::StorageFailed,
                         std::string{"outbox: "} + sqlite3_errstr(code));
}

/// SQLite makes its other files with the rights of the first one.
bool make_private(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return descriptor >= 0 && ::close(descriptor) == 0;
}

} // namespace

struct Database::Connection {
    sqlite3* handle = nullptr;
    ~Connection() { sqlite3_close(handle); }
};

struct Statement::Compiled {
    sqlite3* connection = nullptr;
    sqlite3_stmt* handle = nullptr;
    int bound = 0;
    ~Compiled() { sqlite3_finalize(handle); }
};

Statement::Statement(std::unique_ptr<Compiled> compiled) : m_compiled{std::move(compiled)} {}
Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(m_compiled->handle, ++m_compiled->bound, value);
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    sqlite3_bind_text64(m_compiled->handle, ++m_compiled->bound, text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(base::ByteView bytes)
{
    sqlite3_bind_blob64(m_compiled->handle, ++m_compiled->bound, bytes.data(), bytes.size(),
                        SQLITE_TRANSIENT);
    return *this;
}

base::Result<bool> Statement::step()
{
    switch (sqlite3_step(m_compiled->handle)) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return storage_failure(m_compiled->connection);
    }
}

base::Result<void> Statement::run()
{
    TRY(step());
    return {};
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_compiled->handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = sqlite3_column_text(m_compiled->handle, column);
    const int size = sqlite3_column_bytes(m_compiled->handle, column);
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

base::ByteView Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_compiled->handle, column);
    const int size = sqlite3_column_bytes(m_compiled->handle, column);
    return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)};
}

Database::Database(std::unique_ptr<Connection> connection) : m_connection{std::move(connection)} {}
Database::Database(Database&&) noexcept = default;
Database::~Database() = default;

base::Result<Database> Database::open(const std::filesystem::path& file)
{
    if (!make_private(file))
        return base::failure(base::ErrorCode::StorageFailed, "cannot make the outbox's file");
    auto connection = std::make_unique<Connection>();
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file.c_str(), &connection->handle, flags, nullptr) != SQLITE_OK)
        return storage_failure(connection->handle);
    Database database{std::move(connection)};
    TRY(database.execute("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                         "PRAGMA busy_timeout=5000;"));
    // Where SQLite cannot have the log, it says so in the answer only.
    Statement mode = database.prepare("PRAGMA journal_mode=WAL");
    if (!TRY(mode.step()) || mode.text(0) != "wal")
        return base::failure(base::ErrorCode::StorageFailed, "outbox: no write-ahead log");
    return database;
}

base::Result<void> Database::execute(const char* statements)
{
    if (sqlite3_exec(m_connection->handle, statements, nullptr, nullptr, nullptr) != SQLITE_OK)
        return storage_failure(m_connection->handle);
    return {};
}

Statement Database::prepare(std::string_view statement)
{
    auto compiled = std::make_unique<Statement::Compiled>();
    compiled->connection = m_connection->handle;
    const int done =
        sqlite3_prepare_v2(m_connection->handle, statement.data(),
                           static_cast<int>(statement.size()), &compiled->handle, nullptr);
    // A disk that fails here fails again at the first step; then it is an error, not a mistake.
    base::verify(done != SQLITE_ERROR, "a statement of ours is SQL");
    return Statement{std::move(compiled)};
}

base::Result<Transaction> Transaction::begin(Database& database)
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
        std::ignore = m_database->execute("ROLLBACK");
}

base::Result<void> Transaction::commit()
{
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace kiosk::adapters
