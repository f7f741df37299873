#include "kiosk/adapters/sync_loop.h"

#include "kiosk/adapters/sync_error.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;
using std::chrono::steady_clock;

constexpr std::chrono::hours keys_stay_fresh{6};
constexpr std::chrono::hours told_again_after{1};
constexpr std::size_t most_remembered = 100;

std::optional<std::chrono::seconds> asked_for(const base::Error& error)
{
    return error.wait_s ? std::optional{std::chrono::seconds{*error.wait_s}} : std::nullopt;
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
        m_changed.wait_until(lock, stop, m_not_before, [] { return false; });
    }
}

SyncLoop::Moment SyncLoop::pass()
{
    m_parts.outbox.tidy();
    look_at_clock();
    Result<void> central_is_there = introduce();
    if (central_is_there)
        central_is_there = send_due();
    if (!central_is_there)
        return rest_after(central_is_there.error());
    m_pause.reset();
    tell_well();
    Moment next = m_keys_due;
    for (const auto& [deposit, later] : m_later)
        next = std::min(next, later.next_try);
    return next;
}

/// Leaves central alone, and lets staff read why and for how long.
SyncLoop::Moment SyncLoop::rest_after(const base::Error& error)
{
    const auto pause = m_pause.next(asked_for(error));
    if (error.wait_s)
        m_not_before = steady_clock::now() + pause;
    if (error.code != ErrorCode::Cancelled) {
        std::ignore = m_parts.outbox.note_line(failure_of(error, pause), m_parts.clock.now());
        m_told_well.reset();
    }
    return steady_clock::now() + pause;
}

void SyncLoop::tell_well()
{
    const base::Instant now = m_parts.clock.now();
    if (m_told_well && std::chrono::abs(now - *m_told_well) < told_again_after)
        return;
    if (m_parts.outbox.note_line(std::nullopt, now))
        m_told_well = now;
}

void SyncLoop::look_at_clock()
{
    const auto off = m_settings.clock_off ? m_settings.clock_off() : std::chrono::seconds{0};
    if (std::chrono::abs(off - m_clock_off) < std::chrono::minutes{1})
        return;
    m_settings.note(fmt::format("clock: the machine's clock is {} s off", off.count()));
    if (m_parts.outbox.note_clock(off))
        m_clock_off = off;
}

Failure SyncLoop::failure_of(const base::Error& error, std::chrono::milliseconds pause) const
{
    const base::Instant now = m_parts.clock.now();
    return {.code = error.code, .at = now, .next_try = now + pause};
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
        renew_identity();
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

/// There is time: what fails is tried again when the keys are due.
void SyncLoop::renew_identity()
{
    if (!m_parts.identity.is_due(m_parts.clock.now()))
        return;
    if (const Result<void> renewed = m_parts.identity.renew(m_parts.connection); !renewed)
        note("certificate", renewed.error());
}

/// A deposit that fails as if central were away is passed over once, where it did so before: if the
/// next one gets an answer, central is there.
Result<void> SyncLoop::send_due()
{
    const Moment begun = steady_clock::now();
    std::optional<std::pair<base::Uuid, base::Error>> passed_over;
    std::int64_t reached = -1;
    while (const auto turn = TRY(m_parts.outbox.next(reached))) {
        reached = turn->turn;
        if (!is_due(turn->deposit))
            continue;
        const Result<void> answered = send(turn->deposit);
        if (answered && passed_over)
            put_off(passed_over->first, passed_over->second);
        if (answered)
            passed_over.reset();
        else if (passed_over || !may_stumble_alone(turn->deposit, answered.error()))
            return answered;
        else
            passed_over.emplace(turn->deposit, answered.error());
    }
    if (passed_over)
        return std::unexpected{std::move(passed_over->second)};
    // Who was due and did not come waits no more.
    std::erase_if(m_later, [&](const auto& later) { return later.second.next_try <= begun; });
    return {};
}

bool SyncLoop::may_stumble_alone(const base::Uuid& deposit, const base::Error& error)
{
    return error.code != ErrorCode::Cancelled && std::exchange(m_stumbled, deposit) == deposit;
}

bool SyncLoop::is_due(const base::Uuid& deposit) const
{
    const auto later = m_later.find(deposit);
    return later == m_later.end() || later->second.next_try <= steady_clock::now();
}

Result<void> SyncLoop::send(const base::Uuid& deposit)
{
    const auto given = m_sync.send(deposit);
    if (given) {
        m_later.erase(deposit);
        tell_well();
        acknowledge(*given);
        return {};
    }
    note(deposit.text().c_str(), given.error());
    if (concerns_all(given.error().code))
        return std::unexpected{given.error()};
    put_off(deposit, given.error());
    return {};
}

/// The others need not wait for a deposit that central refuses.
void SyncLoop::put_off(const base::Uuid& deposit, const base::Error& error)
{
    auto [later, first] =
        m_later.try_emplace(deposit, Later{{m_settings.first_pause, m_settings.longest_pause}, {}});
    const auto pause = later->second.pause.next(asked_for(error));
    later->second.next_try = steady_clock::now() + pause;
    std::ignore = m_parts.outbox.note_failure(deposit, failure_of(error, pause));
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
    m_settings.note(fmt::format("sync: {}: {}: {}", what, base::name_of(error.code), error.detail));
}

} // namespace kiosk::adapters
