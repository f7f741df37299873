#include "central/postgresql.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <libpq-fe.h>

namespace central::postgresql
{

using base::ErrorCode;
using base::Result;
using sql::Rows;
using sql::Trouble;
using sql::Value;

namespace
{

// Object identifiers of types, from the server's catalogue: they never change.
constexpr Oid any_type = 0;
constexpr Oid bytes_type_id = 17;
constexpr Oid whole_type_id = 20;
constexpr Oid small_whole_type_id = 23;
constexpr Oid text_type_id = 25;

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answered = std::unique_ptr<PGresult, Clear>;

std::string field(const PGresult* result, int which)
{
    const char* text = PQresultErrorField(result, which);
    return text == nullptr ? std::string{} : std::string{text};
}

/// By SQLSTATE, as PostgreSQL, CockroachDB, YugabyteDB and Citus use it.
Trouble trouble_of(const PGresult* result)
{
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    if (state == "40001" || state == "40P01")
        return Trouble::Conflict;
    // Two that make the same table at once meet in the server's own catalogue.
    if (state == "42710" ||
        (state == "23505" && field(result, PG_DIAG_SCHEMA_NAME) == "pg_catalog"))
        return Trouble::Conflict;
    // What has no state does not come from the server: it was not reached.
    if (state.empty())
        return Trouble::Lost;
    // 57P0x: it is going down; 25006: it is no longer the leader; 53300: no connection is free;
    // 40003: it does not know whether it was done.
    const bool lost = state.starts_with("08") || state.starts_with("57P0") || state == "25006" ||
                      state == "53300" || state == "40003";
    return lost ? Trouble::Lost : Trouble::Final;
}

/// Without the server's DETAIL, in which stand values of rows.
base::Error error_of(const PGresult* result, PGconn* connection)
{
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const ErrorCode code = state == "53100" ? ErrorCode::StorageFull : ErrorCode::StorageFailed;
    std::string detail = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (detail.empty())
        detail = PQerrorMessage(connection);
    return {code, "PostgreSQL: " + state + " " + detail};
}

/// Values in the binary forms of the protocol: a zero byte in a text is refused, not cut off.
class Parameters
{
public:
    explicit Parameters(std::span<const Value> values)
    {
        m_wholes.reserve(values.size()); // what is pointed to must stay
        for (const Value& value : values)
            std::visit([this](const auto& held) { add(held); }, value);
    }
    int count() const { return static_cast<int>(m_types.size()); }
    const Oid* types() const { return m_types.data(); }
    const char* const* starts() const { return m_starts.data(); }
    const int* sizes() const { return m_sizes.data(); }
    const int* formats() const { return m_formats.data(); }

private:
    void add(std::monostate) { add(any_type, nullptr, 0); }
    void add(std::int64_t whole)
    {
        auto bytes = std::bit_cast<std::array<char, sizeof whole>>(whole);
        if constexpr (std::endian::native == std::endian::little)
            std::ranges::reverse(bytes);
        m_wholes.push_back(bytes);
        add(whole_type_id, m_wholes.back().data(), bytes.size());
    }
    void add(const std::string& text) { add(text_type_id, text.data(), text.size()); }
    void add(const base::Bytes& bytes)
    {
        // A null pointer would be NULL.
        const char* start = bytes.empty() ? "" : reinterpret_cast<const char*>(bytes.data());
        add(bytes_type_id, start, bytes.size());
    }
    void add(Oid type, const char* start, std::size_t size)
    {
        m_types.push_back(type);
        m_starts.push_back(start);
        m_sizes.push_back(static_cast<int>(size));
        m_formats.push_back(1);
    }

    std::vector<std::array<char, sizeof(std::int64_t)>> m_wholes;
    std::vector<Oid> m_types;
    std::vector<const char*> m_starts;
    std::vector<int> m_sizes;
    std::vector<int> m_formats;
};

/// A signed number of so many bytes, the highest first.
std::int64_t whole(base::ByteView bytes)
{
    std::uint64_t read = !bytes.empty() && (bytes[0] & std::byte{0x80}) != std::byte{} ? ~0ULL : 0;
    for (const std::byte byte : bytes)
        read = read << 8 | std::to_integer<std::uint64_t>(byte);
    return static_cast<std::int64_t>(read);
}

Value cell(const PGresult* result, int row, int column)
{
    if (PQgetisnull(result, row, column) == 1)
        return {};
    const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
    const std::string_view text{PQgetvalue(result, row, column), size};
    const base::ByteView bytes = base::as_bytes(text);
    switch (PQftype(result, column)) {
    case whole_type_id:
    case small_whole_type_id:
        return whole(bytes);
    case bytes_type_id:
        return base::Bytes{bytes.begin(), bytes.end()};
    default:
        return std::string{text};
    }
}

Rows rows_of(PGresult* result)
{
    Rows rows;
    const int columns = PQnfields(result);
    rows.all.reserve(static_cast<std::size_t>(PQntuples(result)));
    for (int row = 0; row < PQntuples(result); ++row) {
        std::vector<Value> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(cell(result, row, column));
        rows.all.emplace_back(std::move(cells));
    }
    const std::string_view changed{PQcmdTuples(result)};
    std::from_chars(changed.data(), changed.data() + changed.size(), rows.changed);
    return rows;
}

class PostgresqlConnection final : public sql::Connection
{
public:
    explicit PostgresqlConnection(PGconn* connection) : m_connection{connection} {}

    Result<void> execute(const std::string& statements) override
    {
        const Answered result{PQexec(m_connection.get(), statements.c_str())};
        return judged(result.get());
    }
    Result<void> begin() override { return execute("BEGIN ISOLATION LEVEL SERIALIZABLE"); }
    Result<void> commit() override
    {
        const Answered result{PQexec(m_connection.get(), "COMMIT")};
        TRY(judged(result.get()));
        // The answer to the COMMIT of what had failed before.
        if (std::string_view{PQcmdStatus(result.get())} == "ROLLBACK")
            return base::failure(ErrorCode::StorageFailed, "PostgreSQL: rolled back");
        return {};
    }
    void roll_back() override
    {
        // The trouble that led here stays the one to report.
        const Trouble before = m_trouble;
        if (!execute("ROLLBACK"))
            m_trouble = Trouble::Lost;
        else
            m_trouble = before;
    }
    std::string_view bytes_type() const override { return "BYTEA"; }
    Trouble trouble() const override { return m_trouble; }

private:
    Result<Rows> answer(const char* statement, std::span<const Value> values) override
    {
        const Parameters given{values};
        const Answered result{PQexecParams(m_connection.get(), statement, given.count(),
                                           given.types(), given.starts(), given.sizes(),
                                           given.formats(), 1)};
        TRY(judged(result.get()));
        return rows_of(result.get());
    }
    Result<void> judged(const PGresult* result)
    {
        m_trouble = Trouble::Final;
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
            return {};
        m_trouble =
            PQstatus(m_connection.get()) == CONNECTION_OK ? trouble_of(result) : Trouble::Lost;
        return std::unexpected{error_of(result, m_connection.get())};
    }

    std::unique_ptr<PGconn, Finish> m_connection;
    Trouble m_trouble = Trouble::Final;
};

/// What libpq is told; what the address says itself comes later and wins, but for the last two.
PGconn* opened(const std::string& address, const std::string& password)
{
    const std::array keywords{"target_session_attrs",
                              "connect_timeout",
                              "keepalives_idle",
                              "keepalives_interval",
                              "keepalives_count",
                              "tcp_user_timeout",
                              "application_name",
                              "dbname",
                              "client_encoding",
                              password.empty() ? static_cast<const char*>(nullptr) : "password",
                              static_cast<const char*>(nullptr)};
    const std::array values{"read-write",
                            "5",
                            "5",
                            "2",
                            "3",
                            "10000",
                            "guichet",
                            address.c_str(),
                            "UTF8",
                            password.c_str(),
                            static_cast<const char*>(nullptr)};
    return PQconnectdbParams(keywords.data(), values.data(), 1);
}

} // namespace

Result<void> check_address(const std::string& address)
{
    struct Free {
        void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
        void operator()(char* text) const { PQfreemem(text); }
    };
    char* said = nullptr;
    const std::unique_ptr<PQconninfoOption, Free> options{PQconninfoParse(address.c_str(), &said)};
    const std::unique_ptr<char, Free> complaint{said};
    if (options == nullptr)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             complaint == nullptr ? "no memory" : complaint.get());
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
        if (std::string_view{option->keyword} == "password" && option->val != nullptr)
            return base::failure(ErrorCode::ConfigurationInvalid,
                                 "a password stands in a file of its own");
    return {};
}

Result<std::unique_ptr<sql::Connection>> connect(const std::string& address,
                                                 const std::string& password)
{
    PGconn* connection = opened(address, password);
    auto made = std::make_unique<PostgresqlConnection>(connection);
    if (PQstatus(connection) != CONNECTION_OK)
        return base::failure(ErrorCode::StorageFailed,
                             std::string{"PostgreSQL: "} + PQerrorMessage(connection));
    PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
    // The lock of one who fell silent in the middle of a transaction is not waited for long.
    TRY(made->execute("SET idle_in_transaction_session_timeout = '20s'"));
    return made;
}

} // namespace central::postgresql
