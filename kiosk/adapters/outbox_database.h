#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace kiosk::adapters
{

/// One prepared statement. Parameters are bound in the order of the question marks.
class Statement
{
public:
    Statement(Statement&&) noexcept;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(base::ByteView bytes);

    /// True where there is a row, false at the end. StorageFailed, StorageFull.
    base::Result<bool> step();
    /// Runs a statement that gives no row.
    base::Result<void> run();

    /// Columns of the row, from 0.
    std::int64_t integer(int column) const;
    std::string_view text(int column) const; ///< until the next step
    base::ByteView bytes(int column) const;  ///< until the next step

private:
    friend class Database;
    struct Compiled;
    explicit Statement(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> m_compiled;
};

/// SQLite that survives a power cut: write-ahead log, synchronous=FULL, so that what a commit
/// acknowledged is on the disk. For one thread at a time.
class Database
{
public:
    /// Makes the file, for its owner only, where there is none. StorageFailed.
    static base::Result<Database> open(const std::filesystem::path& file);
    Database(Database&&) noexcept;
    ~Database();

    base::Result<void> execute(const char* statements);
    Statement prepare(std::string_view statement);

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

/// Begins a transaction that is rolled back unless it was committed.
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

} // namespace kiosk::adapters
