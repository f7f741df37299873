#include "shared/base/date.h"
#include "shared/dossier/email.h"
#include "shared/dossier/field_formats.h"
#include "shared/dossier/field_rules.h"
#include "shared/dossier/phone.h"
#include "shared/dossier/spaces.h"

#include <algorithm>

namespace dossier
{

namespace
{

using catalogue::Check;
using catalogue::Facts;
using catalogue::Field;
using catalogue::FieldKind;
using catalogue::Page;
using catalogue::Value;

const Value nothing;

const Value& answer_to(const Field& field, const Facts& facts)
{
    const auto found = facts.find(field.id);
    return found == facts.end() ? nothing : found->second;
}

std::optional<catalogue::MessageKey> fault_of(const Field& field, const Value& answer,
                                              const Facts& facts, const Communes* communes)
{
    auto fault = fault_in(field, answer, communes);
    if (fault || field.format == catalogue::FieldFormat::Free || answer.text() == nullptr)
        return fault;
    return fault_in_format(field.format, *answer.text(),
                           catalogue::date_in(facts, "today").value_or(base::Date{}));
}

std::optional<catalogue::MessageKey> problem_of(const Field& field, const Facts& facts,
                                                const Communes* communes)
{
    const Value& answer = answer_to(field, facts);
    if (!is_blank(field, answer))
        return fault_of(field, answer, facts, communes);
    if (field.required.holds(facts))
        return asking_for(field.kind);
    return std::nullopt;
}

/// A check speaks once all that it reads on its page is answered, and answered well.
bool can_speak(const Check& check, const Page& page, const Facts& facts,
               const std::vector<Problem>& problems)
{
    const auto names = check.holds.facts_read();
    return std::ranges::none_of(page.fields, [&](const Field& field) {
        return names.contains(field.id) &&
               (is_blank(field, answer_to(field, facts)) ||
                std::ranges::find(problems, field.id, &Problem::where) != problems.end());
    });
}

} // namespace

std::vector<Problem> problems_of_page(const Page& page, const Facts& facts,
                                      const Communes* communes)
{
    std::vector<Problem> problems;
    for (const Field& field : page.fields) {
        if (field.read_only || !field.visible.holds(facts))
            continue;
        if (auto message = problem_of(field, facts, communes))
            problems.push_back({.where = field.id, .message = std::move(*message)});
    }
    const std::vector<Problem> of_fields = problems;
    for (const Check& check : page.checks)
        if (can_speak(check, page, facts, of_fields) && !check.holds.holds(facts))
            problems.push_back({.where = check.field,
                                .message = check.message,
                                .ineligible = check.ineligible,
                                .title = check.title,
                                .advice = check.advice});
    return problems;
}

Value tidied(const Field& field, const Value& answer)
{
    const std::string* text = answer.text();
    if (text == nullptr)
        return answer;
    switch (field.kind) {
    case FieldKind::Phone:
        return Phone::tidied(*text);
    case FieldKind::Name:
        return single_spaced(*text);
    case FieldKind::Email: {
        const auto email = Email::parse(*text);
        return email ? email->text() : trimmed(*text);
    }
    case FieldKind::Text:
        return tidied_format(field.format, *text);
    case FieldKind::LongText:
        return trimmed(*text);
    default:
        return answer;
    }
}

} // namespace dossier
