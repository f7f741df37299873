#include "shared/guide/sheet.h"

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::MessageKey;
using catalogue::Passage;
using catalogue::Procedure;

Passage sentences(MessageKey title, const std::vector<MessageKey>& keys)
{
    Passage part{.title = std::move(title)};
    for (const MessageKey& key : keys)
        part.lines.push_back({.key = key});
    return part;
}

Passage cost_of(const catalogue::Catalogue& catalogue, const Procedure& procedure,
                const Facts& facts)
{
    Passage part{.title = "outcome.cost"};
    if (!procedure.cost)
        return part;
    const base::Date today = today_in(facts);
    const catalogue::Cost cost = cost_for(catalogue, procedure, facts, today);
    for (const catalogue::CostPart& due : cost.parts)
        if (due.euros)
            part.lines.push_back({.key = "outcome.amount",
                                  .numbers = {{"euros", *due.euros}},
                                  .messages = {{"part", due.label}}});
    if (cost.known && cost.parts.size() > 1)
        part.lines.push_back({.key = "outcome.total", .numbers = {{"euros", cost.total}}});
    for (const MessageKey& note : cost.notes)
        part.lines.push_back({.key = note});
    if (!cost.parts.empty() && catalogue.tariffs().indicative)
        part.lines.push_back({.key = *catalogue.tariffs().indicative, .dates = {{"date", today}}});
    return part;
}

Passage next_of(const Procedure& procedure, const Facts& facts)
{
    Passage part = sentences("outcome.after_filing", said(procedure.next, facts, today_in(facts)));
    if (procedure.silence && procedure.silence->months > 0)
        part.lines.push_back(
            {.key = "outcome.silence", .numbers = {{"months", procedure.silence->months}}});
    if (procedure.silence && procedure.silence->days > 0)
        part.lines.push_back(
            {.key = "outcome.silence_days", .numbers = {{"days", procedure.silence->days}}});
    part.lines.push_back({.key = "common.decision_note"});
    part.lines.push_back({.key = "outcome.desk"});
    return part;
}

Passage laws_of(const Procedure& procedure, const Facts& facts)
{
    Passage part{.title = "outcome.laws"};
    for (const catalogue::Law* law : laws_on(procedure, today_in(facts)))
        part.lines.push_back({.key = "outcome.law",
                              .dates = {{"day", law->as_of}},
                              .names = {{"article", law->article}}});
    for (const std::string& source : procedure.sources)
        part.lines.push_back({.key = "outcome.source", .names = {{"source", source}}});
    if (procedure.status != catalogue::Status::Current)
        part.lines.push_back({.key = "outcome.unverified"});
    return part;
}

void add(Passage part, std::vector<Passage>& parts)
{
    if (!part.lines.empty())
        parts.push_back(std::move(part));
}

} // namespace

Sheet sheet_for(const catalogue::Catalogue& catalogue, const Procedure& procedure,
                const Facts& facts)
{
    Sheet sheet;
    const bool is_discreet = procedure.discreet_title.has_value();
    if (!is_discreet) {
        add(sentences("pdf.sheet.for_whom", {procedure.summary}), sheet.before);
        add(sentences("outcome.conditions", said(procedure.conditions, facts, today_in(facts))),
            sheet.before);
        if (procedure.validity)
            add(sentences("outcome.validity", {*procedure.validity}), sheet.before);
        if (procedure.work)
            add(sentences("outcome.work", {*procedure.work}), sheet.before);
    }
    add(cost_of(catalogue, procedure, facts), sheet.after);
    add(next_of(procedure, facts), sheet.after);
    if (!is_discreet)
        add(laws_of(procedure, facts), sheet.after);
    return sheet;
}

} // namespace guide
