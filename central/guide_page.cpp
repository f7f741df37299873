#include "central/letter.h"
#include "central/page.h"
#include "central/resources.h"
#include "shared/guide/code.h"
#include "shared/guide/places.h"

#include <fmt/format.h>

namespace central
{

namespace
{

using messages::Catalog;
using messages::Text;

Text said(const Catalog& words, const guide::Message& message)
{
    messages::Arguments arguments;
    for (const auto& [name, day] : message.dates)
        arguments.emplace_back(name, day);
    return words.text(message.key, arguments);
}

void section(Page& page, const Text& title, const std::vector<Text>& lines)
{
    if (lines.empty())
        return;
    page.raw(fmt::format("<h2>{}</h2>\n", escaped(title.utf8())));
    page.facts(lines);
}

std::vector<Text> all_said(const Catalog& words, const std::vector<guide::Message>& messages)
{
    std::vector<Text> lines;
    lines.reserve(messages.size());
    for (const guide::Message& message : messages)
        lines.push_back(said(words, message));
    return lines;
}

void show_when(Page& page, const guide::Proposal& proposal)
{
    std::vector<Text> lines;
    if (proposal.window)
        lines = all_said(page.words(), proposal.window->messages);
    for (const Text& line : all_said(page.words(), proposal.deadlines))
        lines.push_back(line);
    section(page, page.words().text("outcome.deadlines"), lines);
}

void show_pieces(Page& page, const std::vector<catalogue::AskedPiece>& asked)
{
    std::vector<Text> filed;
    std::vector<Text> collected;
    for (const catalogue::AskedPiece& piece : asked)
        (piece.request->at_collection ? collected : filed)
            .push_back(page.words().text(piece.label));
    section(page, page.words().text("outcome.pieces"), filed);
    section(page, page.words().text("outcome.collection"), collected);
}

/// What the kiosk showed: what fits best, or another way that the visitor asked for.
const guide::Proposal& shown(const guide::Advice& advice, const Services& services,
                             const Request& request)
{
    const auto asked = request.query.find("of");
    const auto* procedure =
        asked == request.query.end() ? nullptr : services.catalogue.procedure(asked->second);
    const auto* proposal = procedure == nullptr ? nullptr : advice.find(*procedure);
    return proposal == nullptr ? advice.proposals.front() : *proposal;
}

void show_outcome(Page& page, const Services& services, const guide::Proposal& proposal,
                  const catalogue::Facts& facts)
{
    const Catalog& words = page.words();
    const catalogue::Procedure& procedure = *proposal.procedure;
    const bool here = procedure.place == catalogue::Place::Kiosk;
    page.paragraph(words.text(here ? "outcome.title" : "outcome.title_elsewhere"));
    page.raw(fmt::format(
        "<p><strong>{}</strong></p>\n",
        escaped(words.text(procedure.discreet_title.value_or(procedure.title)).utf8())));
    if (!here)
        page.paragraph(words.text(guide::message_for(procedure.place)));
    show_when(page, proposal);
    show_pieces(page, catalogue::asked_pieces(services.catalogue, procedure, facts));
    section(page, words.text("outcome.notes"), all_said(words, proposal.messages));
    page.paragraph(words.text("common.decision_note"));
    page.paragraph(words.text("outcome.desk"));
}

const Catalog& words_for(const Services& services, const Request& request)
{
    const auto asked = request.query.find("lang");
    if (asked != request.query.end() && services.languages.has(asked->second))
        return services.languages.of(asked->second);
    return services.languages.accepted(request.header("accept-language"));
}

/// The code holds the answers; nothing of them is kept.
Answer show(const Request& request, const Services& services)
{
    const base::Date today = base::paris_day(services.clock.now());
    const catalogue::Facts known{{"today", base::format_date(today)}};
    const Catalog& words = words_for(services, request);
    const std::string code{request.parameter("code")};
    Page page{words, words.text("web.guide.title")};
    const auto answers = guide::answers_from(services.guide, code);
    if (!answers) {
        page.alert(words.text(guide::message_for(answers.error())));
        return page.response(404);
    }
    const catalogue::Facts told = guide::facts_of(services.guide, *answers, known);
    if (services.guide.next(told) == nullptr) {
        const guide::Advice advice = services.guide.advise(told);
        show_outcome(page, services, shown(advice, services, request), advice.facts);
    } else {
        page.paragraph(words.text("web.guide.no_outcome"));
    }
    page.paragraph(words.text("web.guide.asked", {{"day", today}}));
    page.paragraph(words.text("web.guide.code", {{"code", messages::Identifier{code}}}));
    return page.response(200);
}

} // namespace

void add_guide_page(Router& router, const Services& services)
{
    router.add("GET", "/guide/{code}",
               [&](const Request& request) { return show(request, services); });
}

} // namespace central
