#include "kiosk/adapters/outbox_database.h"

#include "shared/base/verify.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace kiosk::adapters
{

struct Database::Connection {
    sqlite3* handle = nullptr;
    bool ours = true; ///< its tables are as we made them
    std::optional<StorageTrouble> trouble;
    ~Connection() { sqlite3_close(handle); }
};

struct Statement::Compiled {
    Database::Connection* connection = nullptr;
    sqlite3_stmt* handle = nullptr;
    int bound = 0;
    ~Compiled() { sqlite3_finalize(handle); }
};

namespace
{

StorageTrouble trouble_in(sqlite3* connection)
{
    switch (sqlite3_errcode(connection)) {
    case SQLITE_FULL:
        return StorageTrouble::Full;
    case SQLITE_READONLY:
        return StorageTrouble::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StorageTrouble::Damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return trouble_of_errno(sqlite3_system_errno(connection));
    default:
        return StorageTrouble::Failing;
    }
}

std::unexpected<base::Error> failure_of(StorageTrouble trouble, const std::string& detail)
{
    return base::failure(trouble == StorageTrouble::Full ? base::ErrorCode::StorageFull
                                                         : base::ErrorCode::StorageFailed,
                         fmt::format("outbox: {}: {}", name_of(trouble), detail));
}

template <typename Connection>
std::unexpected<base::Error> storage_failure(Connection& connection)
{
    connection.trouble = trouble_in(connection.handle);
    return failure_of(*connection.trouble,
                      sqlite3_errstr(sqlite3_extended_errcode(connection.handle)));
}

/// SQLite makes its other files with the rights of the first one.
bool make_private(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    return descriptor >= 0 && ::close(descriptor) == 0;
}

constexpr const char* ways = R"(
PRAGMA synchronous=FULL;
PRAGMA foreign_keys=ON;
PRAGMA busy_timeout=5000;
PRAGMA journal_size_limit=4194304;
)";

} // namespace

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
    // No bytes are an empty value: SQLite would take a null pointer for the absence of one.
    const void* start = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
    sqlite3_bind_blob64(m_compiled->handle, ++m_compiled->bound, start, bytes.size(),
                        SQLITE_STATIC);
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
        return storage_failure(*m_compiled->connection);
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
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

base::Result<Database> Database::open(const std::filesystem::path& file, StorageTrouble* trouble)
{
    StorageTrouble unheard{};
    StorageTrouble& heard = trouble == nullptr ? unheard : *trouble;
    if (!make_private(file)) {
        heard = trouble_of_errno(errno);
        return failure_of(heard, "the file cannot be made");
    }
    auto connection = std::make_unique<Connection>();
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    const int opened = sqlite3_open_v2(file.c_str(), &connection->handle, flags, nullptr);
    Database database{std::move(connection)};
    const auto made_ready = [&]() -> base::Result<void> {
        if (opened != SQLITE_OK)
            return storage_failure(*database.m_connection);
        TRY(database.execute(ways));
        // Where SQLite cannot have the log, it says so in the answer only.
        Statement mode = database.prepare("PRAGMA journal_mode=WAL");
        if (!TRY(mode.step()) || mode.text(0) != "wal")
            return failure_of(StorageTrouble::Failing, "no write-ahead log");
        return {};
    }();
    if (made_ready)
        return database;
    heard = database.trouble().value_or(StorageTrouble::Failing);
    database.leave_as_it_is();
    return std::unexpected{made_ready.error()};
}

base::Result<Database> Database::look_into(const std::filesystem::path& file)
{
    auto connection = std::make_unique<Connection>();
    // A disk that cannot be written has no place for the log's index: then the file alone is read.
    for (const char* how : {"?mode=ro", "?immutable=1"}) {
        const std::string name = "file:" + file.string() + how;
        const int opened =
            sqlite3_open_v2(name.c_str(), &connection->handle,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
        if (opened == SQLITE_OK && sqlite3_exec(connection->handle, "PRAGMA schema_version",
                                                nullptr, nullptr, nullptr) == SQLITE_OK) {
            sqlite3_busy_timeout(connection->handle, 5000);
            connection->ours = false;
            return Database{std::move(connection)};
        }
        storage_failure(*connection);
        if (connection->trouble == StorageTrouble::Damaged)
            break;
        if (how != std::string_view{"?immutable=1"})
            connection = std::make_unique<Connection>();
    }
    return storage_failure(*connection);
}

std::optional<StorageTrouble> Database::trouble() const
{
    return m_connection->trouble;
}

void Database::forget_trouble()
{
    m_connection->trouble.reset();
}

void Database::leave_as_it_is()
{
    sqlite3_db_config(m_connection->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::checkpoint()
{
    std::ignore = execute("PRAGMA wal_checkpoint(PASSIVE)");
}

base::Result<std::int64_t> Database::number(std::string_view statement)
{
    Statement row = prepare(statement);
    return TRY(row.step()) ? row.integer(0) : 0;
}

base::Result<void> Database::execute(const char* statements)
{
    if (sqlite3_exec(m_connection->handle, statements, nullptr, nullptr, nullptr) != SQLITE_OK)
        return storage_failure(*m_connection);
    return {};
}

Statement Database::prepare(std::string_view statement)
{
    auto compiled = std::make_unique<Statement::Compiled>();
    compiled->connection = m_connection.get();
    const int done =
        sqlite3_prepare_v2(m_connection->handle, statement.data(),
                           static_cast<int>(statement.size()), &compiled->handle, nullptr);
    // A disk that fails here fails again at the first step; then it is an error, not a mistake.
    base::verify(done != SQLITE_ERROR || !m_connection->ours, "a statement of ours is SQL");
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
