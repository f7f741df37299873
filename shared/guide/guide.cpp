#include "shared/guide/guide.h"

#include "shared/guide/parts.h"

#include <fmt/format.h>

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::Value;

bool is_said(const Value& value)
{
    const auto* list = std::get_if<Value::List>(&value.content);
    return !value.is_null() && (list == nullptr || !list->empty());
}

Procedures procedures_by_code(const catalogue::Catalogue& catalogue)
{
    Procedures procedures;
    for (const catalogue::Procedure& procedure : catalogue.procedures())
        for (const catalogue::Case& one : procedure.cases)
            procedures.emplace(one.code, &procedure);
    return procedures;
}

} // namespace

/// One reading of the guide's files; what is wrong is gathered.
struct Guide::Reading {
    static base::Result<Parts> parts(const std::filesystem::path& folder,
                                     const catalogue::Catalogue& catalogue,
                                     catalogue::Vocabulary& vocabulary);
};

base::Result<Guide::Parts> Guide::Reading::parts(const std::filesystem::path& folder,
                                                 const catalogue::Catalogue& catalogue,
                                                 catalogue::Vocabulary& vocabulary)
{
    const auto read = [&](const char* name) { return catalogue::read_yaml(folder / name); };
    TRY(catalogue::read_facts(TRY(read("facts.yaml")), vocabulary));
    QuestionFile questions = TRY(read_questions(TRY(read("guide/questions.yaml")), vocabulary));
    Parts parts;
    parts.procedures = procedures_by_code(catalogue);
    parts.suppositions = std::move(questions.suppositions);
    parts.reckonings = std::move(questions.reckonings);
    parts.questions = std::move(questions.questions);
    parts.grounds =
        TRY(read_outcomes(TRY(read("guide/outcomes.yaml")), vocabulary, parts.procedures));
    parts.window = TRY(read_windows(TRY(read("guide/windows.yaml")), vocabulary));
    parts.contradictions = TRY(
        read_contradictions(TRY(read("guide/contradictions.yaml")), vocabulary, parts.questions));
    return parts;
}

base::Result<Guide> Guide::load(const std::filesystem::path& folder,
                                const catalogue::Catalogue& catalogue,
                                const catalogue::Catalogue::MessageExists& exists)
{
    std::vector<catalogue::Fault> faults;
    catalogue::Vocabulary vocabulary{exists, faults};
    Parts parts = TRY(Reading::parts(folder, catalogue, vocabulary));
    if (!faults.empty())
        return base::failure(base::ErrorCode::DataInvalid, faults.front().text);
    return Guide{std::make_unique<const Parts>(std::move(parts))};
}

std::vector<catalogue::Fault> Guide::faults(const std::filesystem::path& folder,
                                            const catalogue::Catalogue& catalogue,
                                            const catalogue::Catalogue::MessageExists& exists)
{
    std::vector<catalogue::Fault> faults;
    catalogue::Vocabulary vocabulary{exists, faults};
    if (const auto parts = Reading::parts(folder, catalogue, vocabulary); !parts)
        vocabulary.note(parts.error());
    return faults;
}

Guide::Guide() : m_parts{std::make_unique<const Parts>()} {}
Guide::Guide(std::unique_ptr<const Parts> parts) : m_parts{std::move(parts)} {}
Guide::Guide(Guide&&) noexcept = default;
Guide& Guide::operator=(Guide&&) noexcept = default;
Guide::~Guide() = default;

const std::vector<Question>& Guide::questions() const
{
    return m_parts->questions;
}

const Question* Guide::question(std::string_view id) const
{
    const auto found = std::ranges::find(m_parts->questions, id, &Question::id);
    return found == m_parts->questions.end() ? nullptr : &*found;
}

Facts Guide::completed(Facts known) const
{
    for (const Supposition& supposition : m_parts->suppositions) {
        if (known.contains(supposition.fact) || !supposition.when.holds(known))
            continue;
        Value value = supposition.value.evaluate(known);
        if (is_said(value))
            known.emplace(supposition.fact, std::move(value));
    }
    return known;
}

Facts reckoned(const std::vector<Reckoning>& reckonings, Facts facts)
{
    for (const Reckoning& reckoning : reckonings)
        facts.insert_or_assign(reckoning.name, reckoning.value.evaluate(facts));
    return facts;
}

const Question* Guide::next(const Facts& known) const
{
    const Facts facts = reckoned(m_parts->reckonings, completed(known));
    const auto found = std::ranges::find_if(m_parts->questions, [&](const Question& question) {
        return !facts.contains(question.fact) && question.when.holds(facts);
    });
    return found == m_parts->questions.end() ? nullptr : &*found;
}

bool Guide::asks(const Question& question, const Facts& known) const
{
    const Facts facts = reckoned(m_parts->reckonings, completed(known));
    return !facts.contains(question.fact) && question.when.holds(facts);
}

std::vector<const Option*> Guide::options(const Question& question, const Facts& known) const
{
    const Facts facts = reckoned(m_parts->reckonings, completed(known));
    std::vector<const Option*> visible;
    for (const Option& option : question.options)
        if (option.visible.holds(facts))
            visible.push_back(&option);
    return visible;
}

std::vector<Contradiction> Guide::contradictions(const Facts& known) const
{
    const Facts facts = reckoned(m_parts->reckonings, completed(known));
    std::vector<Contradiction> found;
    for (const ContradictionRule& rule : m_parts->contradictions)
        if (rule.when.holds(facts))
            found.push_back(rule.said);
    return found;
}

} // namespace guide
