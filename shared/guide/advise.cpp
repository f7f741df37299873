#include "shared/guide/parts.h"

#include "shared/base/verify.h"

#include <algorithm>

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::Value;

MessageKey title_of(const catalogue::Procedure& procedure, std::string_view code)
{
    const auto found = std::ranges::find(procedure.cases, code, &catalogue::Case::code);
    return found == procedure.cases.end() ? procedure.title : found->title;
}

/// What is said of a way of which not all was asked.
constexpr const char* to_check = "guide.reason.to_check";

/// The same person with only one of several reasons.
std::vector<Facts> by_reason(const Facts& facts)
{
    std::vector<Facts> each;
    const auto grounds = facts.find("grounds");
    const auto* list =
        grounds == facts.end() ? nullptr : std::get_if<Value::List>(&grounds->second.content);
    for (const Value& reason : list == nullptr ? Value::List{} : *list)
        (each.emplace_back(facts))["grounds"] = Value::List{reason};
    return each;
}

std::vector<Message> deadlines_of(const catalogue::Procedure& procedure, const Facts& facts)
{
    std::vector<Message> deadlines;
    for (const catalogue::Deadline& deadline : procedure.deadlines) {
        if (!applies(deadline, facts, today_in(facts)))
            continue;
        const catalogue::Value value = deadline.date.evaluate(facts);
        const auto date = value.text() == nullptr ? std::nullopt : base::parse_date(*value.text());
        if (date)
            deadlines.push_back({deadline.message, {{"date", *date}}});
    }
    return deadlines;
}

/// Gathers what the grounds say, each code once.
class Gathering
{
public:
    Gathering(const Procedures& procedures, const WindowRules& window, const Facts& facts)
        : m_procedures{procedures}, m_window{window}, m_facts{facts}, m_today{today_in(facts)}
    {
    }

    bool may_propose(const Outcome& outcome) const
    {
        return outcome.procedure != nullptr && in_force(*outcome.procedure, m_today) &&
               applies(outcome, m_facts, m_today);
    }

    void propose(const Outcome& outcome, const MessageKey& reason)
    {
        if (!catalogue::contains(m_proposals, outcome.code, &Proposal::code)) {
            m_proposals.push_back(proposal(outcome));
            m_proposals.back().reason = reason;
        }
        m_chosen.push_back(&outcome);
    }

    Advice advice(const Facts& completed) const
    {
        Advice advice{.proposals = m_proposals};
        base::verify(!m_proposals.empty(), "the last ground always has an outcome");
        for (const Outcome* outcome : m_chosen) {
            add_others(outcome->others, advice);
            add_others(outcome->procedure->others, advice);
        }
        advice.facts = completed;
        return advice;
    }

private:
    Proposal proposal(const Outcome& outcome) const
    {
        const catalogue::Procedure& procedure = *outcome.procedure;
        Proposal proposal{.procedure = &procedure,
                          .code = outcome.code,
                          .title = title_of(procedure, outcome.code),
                          .reason = outcome.reason,
                          .window = window_for(m_window, procedure, m_facts),
                          .deadlines = deadlines_of(procedure, m_facts)};
        for (const auto* notes : {&outcome.messages, &procedure.notes})
            for (const MessageKey& message : catalogue::said(*notes, m_facts, m_today))
                proposal.messages.push_back({.key = message});
        return proposal;
    }

    void add_others(const std::vector<catalogue::OtherWay>& ways, Advice& advice) const
    {
        for (const catalogue::OtherWay& way : ways) {
            const auto found = m_procedures.find(way.code);
            if (found == m_procedures.end() || !in_force(*found->second, m_today) ||
                !applies(way, m_facts, m_today) ||
                catalogue::contains(advice.proposals, way.code, &Proposal::code) ||
                catalogue::contains(advice.others, way.code, &Proposal::code))
                continue;
            advice.others.push_back(proposal(
                {.procedure = found->second, .code = way.code, .reason = found->second->summary}));
        }
    }

    const Procedures& m_procedures;
    const WindowRules& m_window;
    const Facts& m_facts;
    base::Date m_today;
    std::vector<Proposal> m_proposals{};
    std::vector<const Outcome*> m_chosen{};
};

} // namespace

const Proposal* Advice::find(const catalogue::Procedure& procedure) const
{
    for (const auto* list : {&proposals, &others})
        if (const auto found = std::ranges::find(*list, &procedure, &Proposal::procedure);
            found != list->end())
            return &*found;
    return nullptr;
}

Advice Guide::advise(const Facts& known) const
{
    const Facts complete = completed(known);
    const Facts facts = reckoned(m_parts->reckonings, complete);
    Gathering gathering{m_parts->procedures, m_parts->window, facts};
    const auto left_open = [&](const Ground& ground) {
        return std::ranges::any_of(by_reason(complete), [&](const Facts& one) {
            return ground.when.holds(reckoned(m_parts->reckonings, one)) && next(one) != nullptr;
        });
    };
    bool proposed = false;
    for (const Ground& ground : m_parts->grounds) {
        const bool is_last = &ground == &m_parts->grounds.back();
        if ((is_last && proposed) || !ground.when.holds(facts))
            continue;
        const auto found = std::ranges::find_if(
            ground.outcomes, [&](const Outcome& one) { return gathering.may_propose(one); });
        if (found == ground.outcomes.end())
            continue;
        gathering.propose(*found, proposed && left_open(ground) ? to_check : found->reason);
        proposed = true;
        if (ground.alone)
            break;
    }
    Advice advice = gathering.advice(complete);
    for (const ContradictionRule& rule : m_parts->contradictions)
        if (rule.when.holds(facts))
            advice.contradictions.push_back(rule.said);
    return advice;
}

} // namespace guide
