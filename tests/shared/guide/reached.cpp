#include "tests/shared/guide/reached.h"

#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using catalogue::Facts;

namespace
{

guide::Procedures procedures_by_code()
{
    guide::Procedures procedures;
    for (const catalogue::Procedure& procedure : product_catalogue().procedures())
        for (const catalogue::Case& one : procedure.cases)
            procedures.emplace(one.code, &procedure);
    return procedures;
}

catalogue::Entry file(const char* name)
{
    auto entry = catalogue::read_yaml(std::filesystem::path{"assets/catalogue"} / name);
    REQUIRE_MESSAGE(entry.has_value(), entry.error().detail);
    return std::move(*entry);
}

} // namespace

Reached::Reached()
{
    const catalogue::Catalogue::MessageExists exists = [](std::string_view) { return true; };
    std::vector<catalogue::Fault> faults;
    catalogue::Vocabulary vocabulary{exists, faults};
    REQUIRE(catalogue::read_facts(file("facts.yaml"), vocabulary).has_value());
    auto questions = guide::read_questions(file("guide/questions.yaml"), vocabulary);
    REQUIRE(questions.has_value());
    m_reckonings = std::move(questions->reckonings);
    auto grounds =
        guide::read_outcomes(file("guide/outcomes.yaml"), vocabulary, procedures_by_code());
    REQUIRE(grounds.has_value());
    m_grounds = std::move(*grounds);
    for (const guide::Ground& ground : m_grounds) {
        std::vector<Line>& lines = m_lines.emplace_back();
        for (const guide::Outcome& outcome : ground.outcomes)
            if (!outcome.valid.to) // what the law was is for scenarios of those days
                lines.push_back(
                    {&outcome, fmt::format("{}: {} ({}), line {}", ground.id, outcome.code,
                                           outcome.reason, lines.size() + 1)});
    }
}

Reached::Line* Reached::holding(std::size_t ground, const Facts& facts)
{
    const auto found = std::ranges::find_if(m_lines[ground], [&](const Line& line) {
        return line.outcome->procedure != nullptr && line.outcome->when.holds(facts);
    });
    return found == m_lines[ground].end() ? nullptr : &*found;
}

void Reached::mark(const Facts& completed)
{
    const Facts facts = guide::reckoned(m_reckonings, completed);
    bool proposed = false;
    for (std::size_t ground = 0; ground < m_grounds.size(); ++ground) {
        if ((proposed && ground + 1 == m_grounds.size()) || !m_grounds[ground].when.holds(facts))
            continue;
        Line* line = holding(ground, facts);
        if (line == nullptr)
            continue;
        line->held = true;
        proposed = true;
        if (m_grounds[ground].alone)
            return;
    }
}

std::vector<std::string> Reached::never() const
{
    std::vector<std::string> places;
    for (const std::vector<Line>& lines : m_lines)
        for (const Line& line : lines)
            if (!line.held)
                places.push_back(line.place);
    return places;
}
