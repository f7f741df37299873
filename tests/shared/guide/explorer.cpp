#include "tests/shared/guide/explorer.h"

#include <algorithm>
#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Value;
using guide::Question;
using guide::QuestionKind;

namespace
{

using Values = std::vector<Value>;

const std::string& text_of(const Facts& facts, const std::string& name)
{
    static const std::string none;
    const auto found = facts.find(name);
    return found == facts.end() || found->second.text() == nullptr ? none : *found->second.text();
}

bool is_among(const Facts& facts, const std::string& name, const char* value)
{
    const auto found = facts.find(name);
    const auto* list =
        found == facts.end() ? nullptr : std::get_if<Value::List>(&found->second.content);
    return list != nullptr && std::ranges::find(*list, Value{value}) != list->end();
}

std::string days_from(const Facts& facts, const std::string& name, int years, int days)
{
    const auto day = base::parse_date(text_of(facts, name));
    REQUIRE(day.has_value());
    return base::format_date(base::days_after(base::years_after(*day, years), days));
}

/// Both sides of what the rules hold a day against.
Values days(const Question& question, const Facts& facts)
{
    const auto ago = [&](int y, int d) { return Value{days_from(facts, "today", -y, d)}; };
    // A child of age asks as a person of that birth.
    const char* birth = facts.contains("birth_date") ? "birth_date" : "child_birth_date";
    const auto born = [&](int y, int d) { return Value{days_from(facts, birth, y, d)}; };
    if (question.fact == "birth_date")
        return {ago(16, 1), ago(17, 0), ago(18, 0), ago(19, 1), ago(20, 0), ago(30, 0), ago(65, 0)};
    if (question.fact == "title_end" && text_of(facts, "title") == "vlsts")
        return {ago(0, 90), ago(0, 30)};
    if (question.fact == "title_end" && text_of(facts, "purpose") == "other")
        return {ago(0, 90)};
    if (question.fact == "title_end")
        return {ago(0, 90), ago(0, -400)};
    if (question.fact == "ase_date")
        return {born(16, 0), born(16, 1), born(18, 1)};
    if (question.fact == "residence_since")
        return {born(10, 0), born(13, 0), born(13, 1)};
    if (question.fact == "union_date")
        return {ago(4, 0), ago(2, 0), ago(0, -60)};
    if (question.fact == "child_birth_date")
        return {ago(1, 0), ago(8, 0), ago(19, 0)};
    return {ago(0, -10), ago(0, -200)};
}

Values numbers(const Question& question)
{
    static const std::map<std::string, std::vector<int>> samples{
        {"eu_years", {0, 4, 5}},          {"regular_years", {2, 3, 4, 5, 11}},
        {"life_together_months", {5, 6}}, {"presence_years", {0, 3, 10, 15}},
        {"tension_months", {11, 12}},     {"training_months", {5, 6}},
        {"title_years", {2, 3}},          {"continuous_years", {7, 8}},
        {"schooling_years", {4, 5}},      {"degree_months", {3, 20, 50}},
        {"pension_rate", {10, 20}},
    };
    REQUIRE_MESSAGE(samples.contains(question.fact), question.fact);
    Values values;
    for (const int number : samples.at(question.fact))
        values.emplace_back(number);
    return values;
}

Values countries(const Question& question)
{
    if (question.fact == "nationality")
        return {"FR", "PT", "DZ", "BR", "GB"};
    return {"FR", "MA"};
}

Values values_offered(const guide::Guide& guide, const Question& question, const Facts& facts)
{
    Values values;
    for (const guide::Option* option : guide.options(question, facts))
        values.push_back(question.kind == QuestionKind::Choices ? Value{Value::List{option->value}}
                                                                : Value{option->value});
    return values;
}

Values samples_of(const guide::Guide& guide, const Question& question, const Facts& facts)
{
    switch (question.kind) {
    case QuestionKind::YesNo:
        // Elsewhere it changes a box of the form, and nothing that the guide says.
        if (question.fact == "emancipated" && !is_among(facts, "grounds", "ase"))
            return {false};
        return {true, false};
    case QuestionKind::Date:
        return days(question, facts);
    case QuestionKind::Country:
        return countries(question);
    case QuestionKind::Number:
        return numbers(question);
    default:
        return values_offered(guide, question, facts);
    }
}

const std::string& word_of(const Value& value)
{
    const auto* list = std::get_if<Value::List>(&value.content);
    return *(list == nullptr ? value : list->front()).text();
}

/// Which options are walked, all where none is named: each thing is walked whole under one way to
/// it, and by two answers under the others.
std::set<std::string> worth_walking(const Question& question, const Facts& facts)
{
    const bool is_ground = question.kind == QuestionKind::Choices;
    if (!is_ground && question.id != "title")
        return {};
    const std::string& purpose = text_of(facts, "purpose");
    if (text_of(facts, "nationality") == "GB")
        return is_ground ? std::set<std::string>{"ase"} : std::set<std::string>{"ue"};
    if (is_ground && purpose != "first" && purpose != "other")
        return {text_of(facts, "title") == "cst" ? "spouse_french" : "army"};
    const int age = base::age_on(*base::parse_date(text_of(facts, "birth_date")),
                                 *base::parse_date(text_of(facts, "today")));
    if (age != 17 && age != 30)
        return is_ground
                   ? std::set<std::string>{"ase", "young", "child_of_french", "foreign_family"}
                   : std::set<std::string>{"cr", "cra10"};
    if (!is_ground && purpose == "other")
        return {"vlsts", "cst", "cra1", "none"};
    return {};
}

} // namespace

void Explorer::explore(const Facts& known)
{
    std::vector<guide::Answer> answers;
    go_on(answers, known);
}

std::size_t Explorer::go_on(std::vector<guide::Answer>& answers, const Facts& facts)
{
    const Question* question = m_guide.next(facts);
    if (question == nullptr) {
        ++m_conversations;
        return std::hash<std::string>{}(m_ended(answers, facts));
    }
    REQUIRE(answers.size() < 30);
    m_asked.insert(question->id);
    const std::set<std::string> worth = worth_walking(*question, facts);
    std::set<std::size_t> ends;
    std::size_t digest = std::hash<std::string>{}(question->id);
    for (const Value& value : samples_of(m_guide, *question, facts)) {
        if (!worth.empty() && !worth.contains(word_of(value)))
            continue;
        Facts more = facts;
        more[question->fact] = value;
        answers.push_back({question->id, value});
        const std::size_t end = go_on(answers, more);
        answers.pop_back();
        ends.insert(end);
        digest = digest * 31 + end;
    }
    if (ends.size() == 1)
        return *ends.begin();
    m_telling.insert(question->id);
    return digest;
}
