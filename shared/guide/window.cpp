#include "shared/guide/parts.h"

#include <array>

namespace guide
{

namespace
{

using catalogue::Facts;

std::optional<base::Date> date_of(const catalogue::Rule& rule, const Facts& facts)
{
    const catalogue::Value value = rule.evaluate(facts);
    return value.text() == nullptr ? std::nullopt : base::parse_date(*value.text());
}

bool is_used(Channel channel, catalogue::Online online)
{
    return online == catalogue::Online::Unknown ||
           (online == catalogue::Online::Yes) == (channel == Channel::Online);
}

/// Only what is asked of the prefecture, by a form or at its desk, has a window.
bool is_asked_for(const catalogue::Procedure& procedure)
{
    return procedure.place == catalogue::Place::Kiosk ||
           procedure.place == catalogue::Place::Prefecture ||
           procedure.place == catalogue::Place::Online;
}

std::string_view name_of(Channel channel)
{
    return channel == Channel::Online ? "online" : "desk";
}

std::optional<Calendar> calendar_for(const CalendarRules& rules, const WindowRules& window,
                                     Facts facts)
{
    const auto opens = date_of(rules.opens, facts);
    const auto closes = date_of(rules.closes, facts);
    if (!opens || !closes)
        return std::nullopt;
    facts["opens"] = base::format_date(*opens);
    facts["closes"] = base::format_date(*closes);
    for (const auto& [band, when] : window.bands)
        if (when.holds(facts))
            return Calendar{rules.channel, *opens, *closes, band};
    return std::nullopt;
}

/// From the first opening to the last closing; the kinder band, Open before all others.
void span_calendars(Window& window)
{
    const auto kindness = [](Band band) {
        return band == Band::Open ? -1 : static_cast<int>(band);
    };
    const auto& calendars = window.calendars;
    window.opens = std::ranges::min(calendars, {}, &Calendar::opens).opens;
    window.closes = std::ranges::max(calendars, {}, &Calendar::closes).closes;
    window.band = std::ranges::min(calendars, {}, [&](const Calendar& one) {
                      return kindness(one.band);
                  }).band;
}

std::string band_name(Band band)
{
    constexpr std::array names{"too_early", "open", "late", "expired", "lost"};
    return names.at(static_cast<std::size_t>(band));
}

/// What the messages' rules read beside the facts.
Facts told(Facts facts, const Window& window)
{
    facts["band"] = band_name(window.band);
    facts["opens"] = base::format_date(window.opens);
    facts["closes"] = base::format_date(window.closes);
    for (const Calendar& calendar : window.calendars)
        facts[std::string{name_of(calendar.channel)} + "_band"] = band_name(calendar.band);
    facts["channel"] = window.calendars.size() > 1
                           ? "unknown"
                           : std::string{name_of(window.calendars.front().channel)};
    return facts;
}

std::vector<std::pair<std::string, base::Date>> dates_of(const Window& window)
{
    std::vector<std::pair<std::string, base::Date>> dates{{"opens", window.opens},
                                                          {"closes", window.closes},
                                                          {"end", window.end},
                                                          {"lost_after", window.lost_after}};
    for (const Calendar& calendar : window.calendars) {
        const std::string name{name_of(calendar.channel)};
        dates.emplace_back(name + "_opens", calendar.opens);
        dates.emplace_back(name + "_closes", calendar.closes);
    }
    return dates;
}

} // namespace

std::optional<Window> window_for(const WindowRules& rules, const catalogue::Procedure& procedure,
                                 const Facts& known)
{
    Facts facts = known;
    if (!is_asked_for(procedure) || !rules.applies.holds(facts))
        return std::nullopt;
    const auto end = date_of(rules.end, facts);
    const auto lost_after = date_of(rules.lost_after, facts);
    if (!end || !lost_after)
        return std::nullopt;
    facts["procedure"] = procedure.id;
    facts["cost_class"] = procedure.cost ? procedure.cost->tariff : "none";
    facts["end"] = base::format_date(*end);
    facts["lost_after"] = base::format_date(*lost_after);
    Window window{.end = *end, .lost_after = *lost_after};
    const base::Date today = today_in(facts);
    const catalogue::Online online = online_on(procedure, today);
    for (const CalendarRules& calendar : rules.calendars)
        if (calendar.valid.holds(today) && is_used(calendar.channel, online))
            if (const auto one = calendar_for(calendar, rules, facts))
                window.calendars.push_back(*one);
    if (window.calendars.empty())
        return std::nullopt;
    span_calendars(window);
    if (window.band == Band::TooEarly && rules.at_any_time.holds(facts))
        return std::nullopt;
    const Facts saying = told(std::move(facts), window);
    for (const MessageKey& message : catalogue::said(rules.messages, saying, today))
        window.messages.push_back({message, dates_of(window)});
    return window;
}

} // namespace guide
