#pragma once

#include "kiosk/adapters/storage_trouble.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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
    Statement& bind(base::ByteView bytes); ///< not copied: they outlive the statement's last step

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
    /// Makes the file, for its owner only, where there is none. StorageFailed, StorageFull;
    /// `trouble` then hears which.
    static base::Result<Database> open(const std::filesystem::path& file,
                                       StorageTrouble* trouble = nullptr);
    /// To read only, beside who writes; nothing is made or changed. A statement that does not fit
    /// what is there fails.
    static base::Result<Database> look_into(const std::filesystem::path& file);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    base::Result<void> execute(const char* statements);
    Statement prepare(std::string_view statement);
    /// One number that a statement answers; 0 where it answers no row.
    base::Result<std::int64_t> number(std::string_view statement);
    /// Brings the log into the file as far as readers allow.
    void checkpoint();

    /// Why the last deed failed, if the disk was why.
    std::optional<StorageTrouble> trouble() const;
    void forget_trouble();
    /// It is closed as a crash would leave it: the log stays beside the file.
    void leave_as_it_is();

private:
    friend class Statement;
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
