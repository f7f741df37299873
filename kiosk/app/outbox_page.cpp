#include "kiosk/app/outbox_page.h"

#include "shared/base/date.h"

#include <algorithm>
#include <utility>

namespace kiosk::app
{

namespace
{

using adapters::DepositStage;
using adapters::OutboxState;
using messages::Catalog;
using messages::Identifier;
using messages::Text;

constexpr std::int64_t megabyte = 1'000'000;

messages::Argument day_of(const Catalog& words, base::Instant instant)
{
    return words.date_short(base::paris_day(instant));
}

std::int64_t rounded(std::uint64_t bytes, std::int64_t unit)
{
    return (static_cast<std::int64_t>(bytes) + unit / 2) / unit;
}

/// Sentences one after the other.
class Page
{
public:
    explicit Page(const Catalog& words) : m_words{words} {}
    void say(std::string_view key, const messages::Arguments& arguments = {})
    {
        lines.push_back(m_words.text(key, arguments));
    }
    Text reason(const std::string& code) const
    {
        const std::string key = "outbox.reason." + code;
        return m_words.has(key) ? m_words.text(key)
                                : m_words.text("outbox.reason.other", {{"code", code}});
    }
    void say_next(base::Instant next, base::Instant now)
    {
        if (next <= now)
            return say("outbox.next_soon");
        say("outbox.next", {{"time", next}});
    }
    const Catalog& words() const { return m_words; }

    std::vector<Text> lines;

private:
    const Catalog& m_words;
};

void say_room(Page& page, const OutboxState& state)
{
    const adapters::Capacity& room = state.capacity;
    page.say("outbox.room", {{"percent", std::int64_t{room.percent_used()}},
                             {"free", rounded(room.free, megabyte)}});
    if (state.disk)
        page.say("outbox.disk." + std::string{name_of(*state.disk)});
    else if (!room.takes_deposits())
        page.say("outbox.refusing");
    else
        page.say("outbox.days", {{"days", static_cast<std::int64_t>(room.days_left())},
                                 {"rate", rounded(room.a_day, megabyte)}});
}

void say_line(Page& page, const OutboxState& state, base::Instant now)
{
    if (!state.line.code.empty()) {
        page.say("outbox.line.failing", {{"reason", page.reason(state.line.code)},
                                         {"day", day_of(page.words(), state.line.at)},
                                         {"time", state.line.at}});
        return page.say_next(state.line.next_try, now);
    }
    if (state.heard_at == base::Instant{})
        return page.say("outbox.line.never");
    page.say("outbox.line.good",
             {{"day", day_of(page.words(), state.heard_at)}, {"time", state.heard_at}});
}

void say_clock(Page& page, std::chrono::seconds off)
{
    const auto minutes = std::chrono::abs(std::chrono::round<std::chrono::minutes>(off)).count();
    if (minutes != 0)
        page.say(off.count() > 0 ? "outbox.clock.ahead" : "outbox.clock.behind",
                 {{"minutes", std::int64_t{minutes}}});
}

std::string_view words_for(DepositStage stage)
{
    switch (stage) {
    case DepositStage::Waiting:
        return "outbox.stage.waiting";
    case DepositStage::Sending:
        return "outbox.stage.sending";
    case DepositStage::Submitted:
        return "outbox.stage.submitted";
    }
    std::unreachable();
}

void say_deposit(Page& page, const adapters::DepositState& deposit, base::Instant now)
{
    page.say("outbox.row", {{"id", Identifier{deposit.id.text()}},
                            {"day", day_of(page.words(), deposit.at)},
                            {"time", deposit.at},
                            {"size", std::max<std::int64_t>(rounded(deposit.bytes, 1000), 1)}});
    page.say(words_for(deposit.stage));
    if (deposit.trouble.code.empty())
        return;
    page.say("outbox.row_failing", {{"tries", std::int64_t{deposit.tries}},
                                    {"reason", page.reason(deposit.trouble.code)},
                                    {"day", day_of(page.words(), deposit.trouble.at)},
                                    {"time", deposit.trouble.at}});
    page.say_next(deposit.trouble.next_try, now);
}

void say_aside(Page& page, const adapters::LeftAside& aside)
{
    page.say(aside.lost ? "outbox.aside" : "outbox.aside_unknown",
             {{"day", day_of(page.words(), aside.at)},
              {"time", aside.at},
              {"file", Identifier{aside.file}},
              {"moved", aside.moved},
              {"lost", aside.lost.value_or(0)}});
}

} // namespace

std::vector<Text> outbox_page(const OutboxState& state, const Catalog& words, base::Instant now)
{
    Page page{words};
    page.say("outbox.title");
    page.say("outbox.waiting", {{"count", static_cast<std::int64_t>(state.waiting)}});
    say_room(page, state);
    say_line(page, state, now);
    say_clock(page, state.clock_off);
    for (const adapters::LeftAside& aside : state.aside)
        say_aside(page, aside);
    for (const adapters::DepositState& deposit : state.deposits)
        say_deposit(page, deposit, now);
    if (state.waiting > state.deposits.size())
        page.say("outbox.more",
                 {{"count", static_cast<std::int64_t>(state.waiting - state.deposits.size())}});
    return page.lines;
}

} // namespace kiosk::app
