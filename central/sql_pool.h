#pragma once

#include "central/sql.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace central::sql
{

/// One try of a transaction.
struct Attempt {
    Connection& connection;
    /// An earlier try of this same call was cut off while it committed: it may have been kept.
    bool perhaps_done = false;
};

/// Connections to one database, each lent to one call at a time. What met a conflict or lost its
/// connection is tried again, at growing random intervals, for as long as the patience lasts.
class Pool
{
public:
    using Connect = std::function<base::Result<std::unique_ptr<Connection>>()>;
    struct Limits {
        unsigned connections = 1; ///< at most, at once
        std::chrono::milliseconds patience{0};
    };
    /// One connection at once, to see that it can be had.
    static base::Result<std::unique_ptr<Pool>> open(Connect connect, Limits limits);

    /// One statement.
    template <typename... Values>
    base::Result<Rows> ask(const char* statement, const Values&... values)
    {
        return tried(
            false, [&](Attempt& attempt) { return attempt.connection.ask(statement, values...); });
    }
    /// One statement of which nothing is wanted back.
    template <typename... Values>
    base::Result<void> run(const char* statement, const Values&... values)
    {
        TRY(ask(statement, values...));
        return {};
    }
    /// All that `body` asks, or nothing where it fails. It may be called more than once.
    template <typename Body>
    auto transaction(const Body& body)
    {
        return tried(true, body);
    }

private:
    class Loan;
    using Deed = std::function<base::Result<void>(Attempt&)>;
    Pool(Connect connect, Limits limits) : m_connect{std::move(connect)}, m_limits{limits} {}

    template <typename Body>
    auto tried(bool as_transaction, const Body& body) -> decltype(body(std::declval<Attempt&>()))
    {
        decltype(body(std::declval<Attempt&>())) answer = base::failure(base::ErrorCode::Internal);
        TRY(repeat(as_transaction, [&](Attempt& attempt) -> base::Result<void> {
            answer = body(attempt);
            if (!answer)
                return std::unexpected{answer.error()};
            return {};
        }));
        return answer;
    }
    base::Result<void> repeat(bool as_transaction, const Deed& deed);
    struct Try {
        bool as_transaction = false;
        bool perhaps_done = false;
        Trouble trouble = Trouble::Final;
    };
    base::Result<void> try_once(const Deed& deed, Try& now);

    Connect m_connect;
    Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Connection>> m_idle;
    unsigned m_lent = 0;
};

} // namespace central::sql
