#include "kiosk/adapters/sync_loop.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;
using std::chrono::steady_clock;

constexpr std::chrono::hours keys_stay_fresh{6};
constexpr std::size_t most_remembered = 100;

/// Whether trying another deposit would fail alike.
bool concerns_all(ErrorCode code)
{
    return code == ErrorCode::NetworkDown || code == ErrorCode::CentralBusy ||
           code == ErrorCode::CentralRefused || code == ErrorCode::TooManyTries ||
           code == ErrorCode::Cancelled;
}

} // namespace

SyncLoop::SyncLoop(const Parts& parts, const receipt::VerifyingKey& own_key,
                   const VaultSettings& settings)
    : m_parts{parts},
      m_own_key{own_key},
      m_settings{settings},
      m_sync{parts.connection, parts.outbox, parts.keys},
      m_pause{settings.first_pause, settings.longest_pause},
      m_thread{[this](const std::stop_token& stop) { run(stop); }}
{
}

SyncLoop::~SyncLoop()
{
    m_thread.request_stop();
    m_parts.connection.stop();
}

void SyncLoop::wake()
{
    const std::lock_guard lock{m_mutex};
    m_woken = true;
    m_changed.notify_all();
}

std::optional<dossier::Acknowledgement>
SyncLoop::acknowledgement_of(const base::Uuid& deposit) const
{
    const std::lock_guard lock{m_mutex};
    const auto found =
        std::ranges::find(m_acknowledged, deposit, &dossier::Acknowledgement::deposit);
    return found == m_acknowledged.end() ? std::nullopt : std::optional{*found};
}

std::optional<dossier::Acknowledgement> SyncLoop::await(const base::Uuid& deposit,
                                                        std::chrono::milliseconds at_most)
{
    std::unique_lock lock{m_mutex};
    m_changed.wait_for(lock, at_most, [&] {
        return std::ranges::find(m_acknowledged, deposit, &dossier::Acknowledgement::deposit) !=
               m_acknowledged.end();
    });
    lock.unlock();
    return acknowledgement_of(deposit);
}

void SyncLoop::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const Moment next = pass();
        std::unique_lock lock{m_mutex};
        m_changed.wait_until(lock, stop, next, [this] { return m_woken; });
        m_woken = false;
    }
}

SyncLoop::Moment SyncLoop::pass()
{
    Result<void> central_is_there = introduce();
    if (central_is_there)
        central_is_there = send_due();
    if (!central_is_there)
        return steady_clock::now() + m_pause.next(m_sync.retry_after());
    m_pause.reset();
    Moment next = m_keys_due;
    for (const auto& [deposit, failure] : m_failures)
        next = std::min(next, failure.next_try);
    return next;
}

Result<void> SyncLoop::introduce()
{
    if (steady_clock::now() >= m_keys_due) {
        const Result<void> fetched = m_parts.keys.refresh();
        if (!fetched) {
            note("keys", fetched.error());
            if (concerns_all(fetched.error().code) || !m_parts.keys.known())
                return fetched;
        }
        m_keys_due = steady_clock::now() + keys_stay_fresh;
    }
    if (!m_introduced) {
        const Result<void> published = m_parts.keys.publish(m_own_key);
        if (!published) {
            note("receipt key", published.error());
            return published;
        }
        m_introduced = true;
    }
    return {};
}

Result<void> SyncLoop::send_due()
{
    Result<void> central_is_there;
    const std::vector<base::Uuid> waiting = TRY(m_parts.outbox.waiting());
    std::erase_if(m_failures, [&](const auto& failure) {
        return std::ranges::find(waiting, failure.first) == waiting.end();
    });
    for (const base::Uuid& deposit : waiting) {
        const auto failure = m_failures.find(deposit);
        if (failure == m_failures.end() || failure->second.next_try <= steady_clock::now())
            send(deposit, central_is_there);
        if (!central_is_there)
            break;
    }
    return central_is_there;
}

void SyncLoop::send(const base::Uuid& deposit, Result<void>& central_is_there)
{
    const auto given = m_sync.send(deposit);
    if (given) {
        m_failures.erase(deposit);
        acknowledge(*given);
        return;
    }
    note(deposit.text().c_str(), given.error());
    if (concerns_all(given.error().code)) {
        central_is_there = std::unexpected{given.error()};
        return;
    }
    // The others need not wait for a deposit that central refuses.
    auto [failure, first] = m_failures.try_emplace(
        deposit, Failure{{m_settings.first_pause, m_settings.longest_pause}, {}});
    failure->second.next_try =
        steady_clock::now() + failure->second.pause.next(m_sync.retry_after());
}

void SyncLoop::acknowledge(const dossier::Acknowledgement& given)
{
    const std::lock_guard lock{m_mutex};
    if (m_acknowledged.size() == most_remembered)
        m_acknowledged.erase(m_acknowledged.begin());
    m_acknowledged.push_back(given);
    m_changed.notify_all();
}

void SyncLoop::note(const char* what, const base::Error& error) const
{
    const std::string line =
        fmt::format("sync: {}: {}: {}", what, base::name_of(error.code), error.detail);
    if (m_settings.note)
        m_settings.note(line);
    else
        fmt::print(stderr, "{}\n", line);
}

} // namespace kiosk::adapters
