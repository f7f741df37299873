#include "central/sql_pool.h"

#include <algorithm>
#include <random>
#include <thread>

namespace central::sql
{

using base::Result;
using std::chrono::milliseconds;

namespace
{

/// Waits a random while that grows, until the patience is at its end.
class Pause
{
public:
    explicit Pause(milliseconds patience) : m_end{std::chrono::steady_clock::now() + patience} {}

    /// False where it is time to give up.
    bool wait()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now >= m_end)
            return false;
        std::uniform_int_distribution<std::int64_t> any{0, m_longest.count()};
        thread_local std::minstd_rand random{std::random_device{}()};
        const auto chosen = std::chrono::microseconds{any(random)};
        m_longest = std::min(m_longest * 2, std::chrono::microseconds{std::chrono::seconds{1}});
        std::this_thread::sleep_until(std::min(m_end, now + chosen));
        return true;
    }

private:
    std::chrono::steady_clock::time_point m_end;
    std::chrono::microseconds m_longest{4000};
};

Result<void> within_transaction(Attempt& attempt, const std::function<Result<void>(Attempt&)>& deed)
{
    Connection& connection = attempt.connection;
    TRY(connection.begin());
    if (Result<void> done = deed(attempt); !done) {
        connection.roll_back();
        return done;
    }
    Result<void> kept = connection.commit();
    if (!kept && connection.trouble() == Trouble::Lost)
        attempt.perhaps_done = true;
    if (!kept)
        connection.roll_back();
    return kept;
}

} // namespace

/// One of the pool's connections, given back at the end unless it is lost.
class Pool::Loan
{
public:
    explicit Loan(Pool& pool) : m_pool{pool}
    {
        std::unique_lock lock{m_pool.m_mutex};
        m_pool.m_returned.wait(lock, [&] { return m_pool.m_lent < m_pool.m_limits.connections; });
        ++m_pool.m_lent;
        if (m_pool.m_idle.empty())
            return;
        m_connection = std::move(m_pool.m_idle.back());
        m_pool.m_idle.pop_back();
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan()
    {
        {
            const std::lock_guard lock{m_pool.m_mutex};
            --m_pool.m_lent;
            if (m_connection != nullptr)
                m_pool.m_idle.push_back(std::move(m_connection));
        }
        m_pool.m_returned.notify_one();
    }

    Result<Connection*> connection()
    {
        if (m_connection == nullptr)
            m_connection = TRY(m_pool.m_connect());
        return m_connection.get();
    }
    /// Those that lie idle have met the same fate.
    void lose()
    {
        m_connection.reset();
        const std::lock_guard lock{m_pool.m_mutex};
        m_pool.m_idle.clear();
    }

private:
    Pool& m_pool;
    std::unique_ptr<Connection> m_connection;
};

Result<std::unique_ptr<Pool>> Pool::open(Connect connect, Limits limits)
{
    std::unique_ptr<Connection> first = TRY(connect());
    std::unique_ptr<Pool> pool{new Pool{std::move(connect), limits}};
    pool->m_idle.push_back(std::move(first));
    return pool;
}

Result<void> Pool::try_once(const Deed& deed, Try& now)
{
    Loan loan{*this};
    now.trouble = Trouble::Lost;
    Connection& connection = *TRY(loan.connection());
    Attempt attempt{connection, now.perhaps_done};
    Result<void> done = now.as_transaction ? within_transaction(attempt, deed) : deed(attempt);
    now.perhaps_done = attempt.perhaps_done;
    now.trouble = connection.trouble();
    if (now.trouble == Trouble::Lost)
        loan.lose();
    return done;
}

Result<void> Pool::repeat(bool as_transaction, const Deed& deed)
{
    Pause pause{m_limits.patience};
    Try now{.as_transaction = as_transaction};
    for (;;) {
        Result<void> done = try_once(deed, now);
        if (done || now.trouble == Trouble::Final)
            return done;
        if (!pause.wait())
            return base::failure(base::ErrorCode::CentralBusy, done.error().detail);
    }
}

} // namespace central::sql
