#include "shared/guide/scenario.h"

#include <array>

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::Value;

template <typename Name, std::size_t size>
std::string name_in(const std::array<const char*, size>& names, Name value)
{
    return names.at(static_cast<std::size_t>(value));
}

constexpr std::array band_names{"too_early", "open", "late", "expired", "lost"};
constexpr std::array channel_names{"online", "desk"};
constexpr std::array place_names{"kiosk", "prefecture", "consulate", "ofii",  "employer",
                                 "ofpra", "online",     "town_hall", "court", "none"};
constexpr std::array online_names{"unknown", "yes", "no"};
constexpr std::array status_names{"current", "seed", "unverified"};

Value::List laws_of(const catalogue::Procedure& procedure, base::Date day)
{
    Value::List laws;
    for (const catalogue::Law* law : laws_on(procedure, day))
        laws.push_back(Value::Object{{"article", law->article},
                                     {"as_of", base::format_date(law->as_of)},
                                     {"former", law->former}});
    return laws;
}

Value::List open_questions(const Guide& guide, Facts facts)
{
    Value::List open;
    while (const Question* question = guide.next(facts)) {
        open.push_back(question->id);
        facts[question->fact] = Value{};
    }
    return open;
}

} // namespace

std::string Speaker::say(const Message& message) const
{
    messages::Arguments arguments;
    for (const auto& [name, date] : message.dates)
        arguments.emplace_back(name, date);
    return m_words.text(message.key, arguments).utf8();
}

Value Speaker::said(const std::vector<Message>& messages) const
{
    Value::List texts;
    for (const Message& message : messages)
        texts.push_back(Value::Object{{"id", message.key}, {"text", say(message)}});
    return texts;
}

Value Speaker::proposals(const std::vector<Proposal>& proposals, base::Date day) const
{
    Value::List list;
    for (const Proposal& proposal : proposals)
        list.push_back(Value::Object{{"code", proposal.code},
                                     {"title", say(proposal.title)},
                                     {"reason", say(proposal.reason)},
                                     {"timing", timing(proposal)},
                                     {"laws", laws_of(*proposal.procedure, day)}});
    return list;
}

Value Speaker::pieces(const catalogue::Procedure& procedure, const Facts& facts) const
{
    Value::List list;
    for (const catalogue::AskedPiece& asked : asked_pieces(m_catalogue, procedure, facts))
        list.push_back(Value::Object{{"id", asked.piece->id},
                                     {"label", say(asked.label)},
                                     {"at_collection", asked.request->at_collection},
                                     {"blocking", asked.request->blocking}});
    return list;
}

Value Speaker::cost(const catalogue::Procedure& procedure, const Facts& facts) const
{
    const base::Date today = today_in(facts);
    const catalogue::Cost cost = cost_for(m_catalogue, procedure, facts, today);
    Value::List components;
    for (const catalogue::CostPart& part : cost.parts)
        components.push_back(
            Object{{"id", part.id},
                   {"label", say(part.label)},
                   {"euros", part.euros ? Value{static_cast<double>(*part.euros)} : Value{}},
                   {"at_filing", part.at_filing}});
    Value::List notes;
    for (const MessageKey& note : cost.notes)
        notes.push_back(Object{{"id", note}, {"text", say(note)}});
    return Object{{"components", std::move(components)},
                  {"total", static_cast<double>(cost.total)},
                  {"known", cost.known},
                  {"date", base::format_date(today)},
                  {"notes", std::move(notes)}};
}

Value Speaker::timing(const Proposal& proposal) const
{
    Object timing;
    Value::List deadlines;
    for (const Message& deadline : proposal.deadlines)
        deadlines.push_back(Object{{"id", deadline.key},
                                   {"date", base::format_date(deadline.dates.front().second)},
                                   {"text", say(deadline)}});
    timing["deadlines"] = std::move(deadlines);
    if (!proposal.window)
        return timing;
    const Window& window = *proposal.window;
    timing["band"] = name_in(band_names, window.band);
    timing["opens"] = base::format_date(window.opens);
    timing["closes"] = base::format_date(window.closes);
    timing["end"] = base::format_date(window.end);
    timing["lost_after"] = base::format_date(window.lost_after);
    Value::List calendars;
    for (const Calendar& calendar : window.calendars)
        calendars.push_back(Object{{"channel", name_in(channel_names, calendar.channel)},
                                   {"opens", base::format_date(calendar.opens)},
                                   {"closes", base::format_date(calendar.closes)},
                                   {"band", name_in(band_names, calendar.band)}});
    timing["calendars"] = std::move(calendars);
    timing["messages"] = said(window.messages);
    return timing;
}

Value::List Speaker::texts(const std::vector<MessageKey>& keys) const
{
    Value::List texts;
    for (const MessageKey& key : keys)
        texts.emplace_back(say(key));
    return texts;
}

void Speaker::describe(const catalogue::Procedure& procedure, const Facts& facts,
                       Object& object) const
{
    const base::Date today = today_in(facts);
    object["procedure"] = procedure.id;
    object["summary"] = say(procedure.summary);
    object["place"] = name_in(place_names, procedure.place);
    object["online"] = name_in(online_names, online_on(procedure, today));
    object["status"] = name_in(status_names, procedure.status);
    object["work"] = procedure.work ? Value{say(*procedure.work)} : Value{};
    object["validity"] = procedure.validity ? Value{say(*procedure.validity)} : Value{};
    object["conditions"] = texts(catalogue::said(procedure.conditions, facts, today));
    object["next"] = texts(catalogue::said(procedure.next, facts, today));
    object["laws"] = laws_of(procedure, today);
    object["sources"] = Value::List{procedure.sources.begin(), procedure.sources.end()};
    object["decision"] = say("common.decision_note");
}

Value Speaker::evaluation(const Guide& guide, const Facts& facts) const
{
    const Advice advice = guide.advise(facts);
    const Proposal& main = advice.proposals.front();
    Object object{{"outcome", main.code},
                  {"title", say(main.title)},
                  {"reason", say(main.reason)},
                  {"proposals", proposals(advice.proposals, today_in(facts))},
                  {"others", proposals(advice.others, today_in(facts))},
                  {"pieces", pieces(*main.procedure, advice.facts)},
                  {"timing", timing(main)},
                  {"cost", cost(*main.procedure, advice.facts)},
                  {"messages", said(main.messages)},
                  {"open_questions", open_questions(guide, facts)}};
    describe(*main.procedure, advice.facts, object);
    Value::List contradictions;
    for (const Contradiction& one : advice.contradictions)
        contradictions.push_back(Object{{"id", one.id}, {"text", say(one.message)}});
    object["contradictions"] = std::move(contradictions);
    return object;
}

} // namespace guide
