#include "kiosk/screens/outcome_parts.h"

#include "kiosk/screens/understood.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/words.h"
#include "shared/messages/msg.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

using catalogue::Place;

messages::Text window_words(const messages::Catalog& catalog, const guide::Calendar& calendar)
{
    switch (calendar.band) {
    case guide::Band::TooEarly:
        return msg::outcome_window_early(catalog, calendar.opens, calendar.closes);
    case guide::Band::Open:
        return msg::outcome_window_open(catalog, calendar.opens, calendar.closes);
    case guide::Band::Late:
    case guide::Band::Expired:
    case guide::Band::Lost:
        break;
    }
    return msg::outcome_window_late(catalog, calendar.closes);
}

/// The bands say it in full; where the guide has no sentence of its own, the dates do.
void window_panel(ui::Frame& frame, const guide::Window& window)
{
    const messages::Catalog& catalog = frame.catalog();
    // Where two ways of asking are possible, the time of one may be over.
    const bool open = window.band == guide::Band::Open &&
                      std::ranges::all_of(window.calendars, [](const guide::Calendar& calendar) {
                          return calendar.band == guide::Band::Open;
                      });
    const ui::Tone tone = open ? ui::Tone::Success : ui::Tone::Warning;
    for (const guide::Message& message : window.messages)
        ui::notice(
            frame,
            {.id = "window/" + message.key, .tone = tone, .title = words_of(frame, message)});
    if (window.messages.empty())
        ui::notice(frame, {.id = "window",
                           .tone = tone,
                           .title = window_words(catalog, {.opens = window.opens,
                                                           .closes = window.closes,
                                                           .band = window.band})});
}

void pieces_list(ui::Frame& frame, const std::vector<catalogue::AskedPiece>& asked,
                 bool at_collection)
{
    std::string_view group;
    for (const catalogue::AskedPiece& piece : asked) {
        if (piece.request->at_collection != at_collection)
            continue;
        if (!at_collection && piece.request->group != group) {
            group = piece.request->group;
            ui::quiet_paragraph(frame, frame.words(group));
        }
        ui::bullet(frame, frame.words(piece.label));
    }
}

bool any_at_collection(const std::vector<catalogue::AskedPiece>& asked)
{
    return std::ranges::any_of(
        asked, [](const catalogue::AskedPiece& one) { return one.request->at_collection; });
}

/// Some outcomes are nothing but their reason.
bool said_by_reason(const ui::Frame& frame, const ReadOutcome& read)
{
    const guide::Proposal* proposal = read.proposal();
    return proposal != nullptr &&
           frame.words(proposal->reason).utf8() == frame.words(read.procedure->summary).utf8();
}

void silence(ui::Frame& frame, const catalogue::Silence& silence)
{
    const messages::Catalog& catalog = frame.catalog();
    if (silence.months > 0)
        ui::bullet(frame, msg::outcome_silence(catalog, silence.months));
    else if (silence.days > 0)
        ui::bullet(frame, msg::outcome_silence_days(catalog, silence.days));
}

std::string_view icon_of(const catalogue::Procedure& procedure)
{
    switch (procedure.place) {
    case Place::Kiosk:
        return "description";
    case Place::Consulate:
        return "flight";
    case Place::Court:
        return "gavel";
    case Place::Employer:
        return "work";
    case Place::None:
        return "info";
    default:
        return "location_city";
    }
}

} // namespace

messages::Text title_of(ui::Frame& frame, const catalogue::Procedure& procedure)
{
    return frame.words(procedure.discreet_title.value_or(procedure.title));
}

void when_to_ask(ui::Frame& frame, const ReadOutcome& read)
{
    const guide::Proposal* proposal = read.proposal();
    if (proposal == nullptr)
        return;
    if (proposal->window)
        window_panel(frame, *proposal->window);
    if (proposal->deadlines.empty())
        return;
    ui::subheading(frame, msg::outcome_deadlines(frame.catalog()));
    for (const guide::Message& message : proposal->deadlines)
        ui::bullet(frame, words_of(frame, message));
}

void what_it_is(ui::Frame& frame, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Procedure& procedure = *read.procedure;
    if (!said_by_reason(frame, read))
        ui::paragraph(frame, frame.words(procedure.summary));
    const auto conditions =
        catalogue::said(procedure.conditions, read.advice.facts, today_in(read.advice.facts));
    if (!conditions.empty())
        ui::subheading(frame, msg::outcome_conditions(catalog));
    for (const catalogue::MessageKey& condition : conditions)
        ui::bullet(frame, frame.words(condition));
    if (!procedure.validity && !procedure.work)
        return;
    ui::Columns columns{frame, {.id = "terms", .count = 2, .least = {90}, .tight = true}};
    if (procedure.validity) {
        columns.next();
        ui::fact(frame, {.id = "validity",
                         .label = msg::outcome_validity(catalog),
                         .value = frame.words(*procedure.validity)});
    }
    if (procedure.work) {
        columns.next();
        ui::fact(frame, {.id = "work",
                         .label = msg::outcome_work(catalog),
                         .value = frame.words(*procedure.work)});
    }
}

void what_to_bring(ui::Frame& frame, const Scene& scene, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    const auto asked = asked_pieces(scene.context.catalogue, *read.procedure, read.advice.facts);
    if (asked.empty())
        return;
    ui::subheading(frame, msg::outcome_pieces(catalog));
    pieces_list(frame, asked, false);
    if (!any_at_collection(asked))
        return;
    ui::subheading(frame, msg::outcome_collection(catalog));
    pieces_list(frame, asked, true);
}

void what_it_costs(ui::Frame& frame, const Scene& scene, const ReadOutcome& read)
{
    if (!read.procedure->cost)
        return;
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Catalogue& catalogue = scene.context.catalogue;
    const base::Date today = base::paris_day(scene.context.now);
    const catalogue::Cost cost = cost_for(catalogue, *read.procedure, read.advice.facts, today);
    ui::subheading(frame, msg::outcome_cost(catalog));
    for (const catalogue::CostPart& part : cost.parts)
        if (part.euros)
            ui::bullet(frame, msg::outcome_amount(catalog, frame.words(part.label), *part.euros));
    if (cost.known && cost.parts.size() > 1)
        ui::paragraph(frame, msg::outcome_total(catalog, cost.total));
    for (const catalogue::MessageKey& note : cost.notes)
        ui::quiet_paragraph(frame, frame.words(note));
    if (!cost.parts.empty() && catalogue.tariffs().indicative)
        ui::quiet_paragraph(frame, frame.words(*catalogue.tariffs().indicative, {{"date", today}}));
}

void what_to_know(ui::Frame& frame, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Procedure& procedure = *read.procedure;
    const guide::Proposal* proposal = read.proposal();
    if (proposal != nullptr && !proposal->messages.empty()) {
        ui::subheading(frame, msg::outcome_notes(catalog));
        for (const guide::Message& message : proposal->messages)
            ui::bullet(frame, words_of(frame, message));
    }
    const auto nexts =
        catalogue::said(procedure.next, read.advice.facts, today_in(read.advice.facts));
    if (nexts.empty() && !procedure.silence)
        return;
    ui::subheading(frame, msg::outcome_after_filing(catalog));
    for (const catalogue::MessageKey& next : nexts)
        ui::bullet(frame, frame.words(next));
    if (procedure.silence)
        silence(frame, *procedure.silence);
}

void what_the_law_says(ui::Frame& frame, const ReadOutcome& read)
{
    const messages::Catalog& catalog = frame.catalog();
    const catalogue::Procedure& procedure = *read.procedure;
    const auto laws = laws_on(procedure, today_in(read.advice.facts));
    if (!laws.empty())
        ui::subheading(frame, msg::outcome_laws(catalog));
    for (const catalogue::Law* law : laws)
        ui::bullet(frame, msg::outcome_law(catalog, law->article, law->as_of));
    for (const std::string& source : procedure.sources)
        ui::quiet_paragraph(frame, msg::outcome_source(catalog, source));
    if (procedure.status != catalogue::Status::Current)
        ui::notice(frame, {.id = "unverified",
                           .tone = ui::Tone::Tinted,
                           .title = msg::outcome_unverified(catalog),
                           .icon = "info"});
}

Said other_ways(ui::Frame& frame, const ReadOutcome& read)
{
    std::vector<const catalogue::Procedure*> ways;
    for (const auto* proposals : {&read.advice.proposals, &read.advice.others})
        for (const guide::Proposal& proposal : *proposals)
            if (proposal.procedure != read.procedure &&
                std::ranges::find(ways, proposal.procedure) == ways.end())
                ways.push_back(proposal.procedure);
    if (ways.empty())
        return std::nullopt;
    ui::subheading(frame, msg::outcome_others(frame.catalog()));
    Said said;
    ui::Columns columns{
        frame, {.id = "others", .count = frame.portrait() ? 1U : 2U, .least = {90}, .tight = true}};
    for (const catalogue::Procedure* procedure : ways) {
        columns.next();
        const std::string id = "outcome/" + procedure->id;
        if (ui::card(frame,
                     {.id = id,
                      .icon = icon_of(*procedure),
                      .title = title_of(frame, *procedure),
                      .subtitle = procedure->discreet_title ? messages::Text{}
                                                            : frame.words(procedure->summary)}))
            take(said, flow::OutcomeChosen{procedure->id});
    }
    return said;
}

} // namespace kiosk::screens
