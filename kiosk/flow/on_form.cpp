#include "kiosk/flow/account_checks.h"
#include "kiosk/flow/place.h"
#include "kiosk/flow/transitions.h"
#include "shared/dossier/address.h"

#include <algorithm>

namespace kiosk::flow
{

namespace
{

const catalogue::Field* field_of(const catalogue::Page& page, std::string_view id)
{
    const auto found = std::ranges::find(page.fields, id, &catalogue::Field::id);
    return found == page.fields.end() ? nullptr : &*found;
}

/// What is typed in the search line of an address is a search, not an answer.
constexpr std::string_view search_suffix = "/search";

catalogue::Value to_value(const ports::Address& address)
{
    return dossier::Address{.number = address.number,
                            .street = address.street,
                            .complement = address.complement,
                            .postal_code = address.postal_code,
                            .city = address.city,
                            .insee = address.insee}
        .to_value();
}

/// Spaces too many, and days whose month or day has one digit, are mended without a word.
void tidy(const catalogue::Page& page, catalogue::Facts& answers)
{
    for (const catalogue::Field& field : page.fields) {
        const auto answer = answers.find(field.id);
        if (answer == answers.end())
            continue;
        const std::string* typed = answer->second.text();
        if (field.kind == catalogue::FieldKind::Date && typed != nullptr)
            answer->second = whole_day(*typed);
        else
            answer->second = dossier::tidied(field, answer->second);
    }
}

bool leads_out_of_step(const FillPage& place, const Step& next)
{
    const auto* page = std::get_if<FillPage>(&next);
    return page == nullptr || page->step != place.step;
}

/// Opens what comes after the page, saving the dossier first where the step ends.
void go_on(Turn& turn, const FillPage& step)
{
    if (step.from_check)
        return save_step(turn, turn.state.saved_step);
    const Step next = after(turn.state, step, turn.context);
    if (leads_out_of_step(step, next))
        return save_step(turn, step.step);
    turn.go(next);
}

/// After the save, or in spite of its failure: what was typed stays with the visitor.
void open_next(Turn& turn, const FillPage& step)
{
    if (step.from_check)
        return turn.go(CheckAnswers{});
    turn.go(after(turn.state, step, turn.context));
}

} // namespace

void on(Turn& turn, FillPage step, const Edited& edited)
{
    const catalogue::Page* page = page_of(turn.state, step, turn.context);
    if (page == nullptr || !turn.state.dossier)
        return;
    if (edited.field.ends_with(search_suffix)) {
        const std::string* typed = edited.value.text();
        step.search = typed ? *typed : std::string{};
        turn.state.suggesting = turn.start(effect::SuggestAddresses{.typed = step.search});
        return turn.stay(step);
    }
    const catalogue::Field* field = field_of(*page, edited.field);
    if (field == nullptr || field->read_only)
        return;
    turn.state.dossier->answers[edited.field] = edited.value;
    std::erase_if(turn.state.problems,
                  [&](const dossier::Problem& problem) { return problem.where == edited.field; });
}

void on(Turn& turn, FillPage step, const AddressChosen& chosen)
{
    const catalogue::Page* page = page_of(turn.state, step, turn.context);
    if (page == nullptr || !turn.state.dossier)
        return;
    const auto field =
        std::ranges::find(page->fields, catalogue::FieldKind::Address, &catalogue::Field::kind);
    if (field == page->fields.end())
        return;
    turn.state.dossier->answers[field->id] = to_value(chosen.address);
    step.search.clear();
    step.suggestions.clear();
    turn.state.problems.clear();
    turn.stay(step);
}

void on(Turn& turn, FillPage step, const AddressesFound& found)
{
    if (found.effect != turn.state.suggesting)
        return;
    step.suggestions = found.addresses;
    turn.stay(step);
}

void on(Turn& turn, FillPage step, const Continue&)
{
    const catalogue::Page* page = page_of(turn.state, step, turn.context);
    if (page == nullptr)
        return turn.go(first_page(turn.state, turn.context));
    tidy(*page, turn.state.dossier->answers);
    turn.state.problems =
        dossier::problems_of_page(*page, facts_of(turn.state, turn.context), turn.context.communes);
    const auto ineligible =
        std::ranges::find(turn.state.problems, true, &dossier::Problem::ineligible);
    const bool only_ineligible =
        std::ranges::all_of(turn.state.problems, &dossier::Problem::ineligible);
    if (ineligible != turn.state.problems.end() && only_ineligible) {
        turn.state.overlay = Ineligible{.problem = *ineligible};
        turn.state.problems.clear();
        return;
    }
    if (!turn.complained())
        go_on(turn, step);
}

void on(Turn& turn, FillPage step, const Back&)
{
    if (step.from_check)
        return turn.go(CheckAnswers{});
    turn.go(before(turn.state, step, turn.context));
}

void on(Turn& turn, FillPage step, const Done&)
{
    turn.state.unsaved = false;
    open_next(turn, step);
}

void on(Turn& turn, FillPage step, const Failed& failed)
{
    if (failed.effect == turn.state.suggesting)
        return;
    // Nothing is lost: the visitor goes on, and the next save tries again.
    open_next(turn, step);
    turn.state.unsaved = true;
}

} // namespace kiosk::flow
