#include "kiosk/flow/conversation.h"

#include "kiosk/flow/place.h"
#include "shared/dossier/machine_zone.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::flow
{

namespace
{

bool offers(const guide::Guide& guide, const guide::Question& question,
            const catalogue::Value& value, const catalogue::Facts& known)
{
    const std::string* text = value.text();
    return text != nullptr &&
           std::ranges::any_of(guide.options(question, known),
                               [&](const guide::Option* option) { return option->value == *text; });
}

bool offers_each(const guide::Guide& guide, const guide::Question& question,
                 const catalogue::Value& value, const catalogue::Facts& known)
{
    const auto* list = std::get_if<catalogue::Value::List>(&value.content);
    return list != nullptr && !list->empty() && list->size() <= question.most &&
           std::ranges::all_of(*list, [&](const catalogue::Value& one) {
               return offers(guide, question, one, known);
           });
}

const catalogue::Field* field_of(const catalogue::Procedure& procedure, std::string_view id)
{
    for (const catalogue::Step& step : procedure.steps)
        for (const catalogue::Page& page : step.pages)
            for (const catalogue::Field& field : page.fields)
                if (field.id == id)
                    return &field;
    return nullptr;
}

/// What the register or the session says is never overwritten, and a box is ticked by hand.
bool may_be_told(const catalogue::Procedure& procedure, const catalogue::Fact& fact)
{
    const bool known_elsewhere = fact.origin == catalogue::FactOrigin::Register ||
                                 fact.origin == catalogue::FactOrigin::Session;
    const catalogue::Field* field = field_of(procedure, fact.name);
    const bool by_hand =
        field != nullptr && (field->read_only || field->kind == catalogue::FieldKind::Attestation);
    return !known_elsewhere && !by_hand;
}

} // namespace

catalogue::Facts known_before(const State& state, const Context& context)
{
    catalogue::Facts known{{"today", base::format_date(base::paris_day(context.now))}};
    if (state.session) {
        known["birth_date"] = base::format_date(state.session->person.birth_date);
        known["nationality"] = state.session->person.nationality;
    }
    return known;
}

catalogue::Facts told_to_guide(const State& state, const Context& context)
{
    catalogue::Facts known = known_before(state, context);
    if (!state.conversation)
        return known;
    return guide::facts_of(context.guide, state.conversation->answers, std::move(known));
}

const guide::Answer* answer_to(const State& state, std::string_view question)
{
    if (!state.conversation)
        return nullptr;
    const auto& answers = state.conversation->answers;
    const auto found = std::ranges::find(answers, question, &guide::Answer::question);
    return found == answers.end() ? nullptr : &*found;
}

bool fits(const guide::Guide& guide, const guide::Question& question, const catalogue::Value& value,
          const catalogue::Facts& known)
{
    switch (question.kind) {
    case guide::QuestionKind::Choice:
        return offers(guide, question, value, known);
    case guide::QuestionKind::Choices:
        return offers_each(guide, question, value, known);
    case guide::QuestionKind::YesNo:
        return value.boolean() != nullptr;
    case guide::QuestionKind::Number:
        return value.number() != nullptr;
    case guide::QuestionKind::Date:
        return value.text() != nullptr && base::parse_date(*value.text()).has_value();
    case guide::QuestionKind::Country:
        return value.text() != nullptr && !value.text()->empty();
    }
    return false;
}

bool document_would_tell(const guide::Guide& guide, const catalogue::Facts& known)
{
    return std::ranges::any_of(guide.questions(), [&](const guide::Question& question) {
        return dossier::may_be_told_by_zone(question.fact) && !known.contains(question.fact) &&
               guide.asks(question, known);
    });
}

std::string guide_address(const Context& context, std::string_view code, std::string_view language)
{
    return fmt::format("{}/{}?lang={}", context.guide_url, code, language);
}

void fill_in_told(dossier::Dossier& dossier, const State& state, const Context& context)
{
    const catalogue::Procedure* procedure = context.catalogue.procedure(dossier.procedure);
    if (!state.conversation || procedure == nullptr)
        return;
    for (const auto& [name, value] : told_to_guide(state, context)) {
        const catalogue::Fact* fact = context.catalogue.fact(name);
        if (fact != nullptr && !value.is_null() && may_be_told(*procedure, *fact))
            dossier.answers[name] = value;
    }
}

} // namespace kiosk::flow
