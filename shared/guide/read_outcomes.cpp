#include "shared/guide/parts.h"

#include <fmt/format.h>

namespace guide
{

namespace
{

using catalogue::Entry;
using catalogue::OtherWay;
using catalogue::Section;
using catalogue::Vocabulary;

class Reader
{
public:
    Reader(const Vocabulary& vocabulary, const Procedures& procedures)
        : m_vocabulary{vocabulary}, m_procedures{procedures}
    {
    }

    base::Result<Ground> ground(const Entry& entry) const
    {
        const Section section = TRY(Section::open(entry, {"id", "when", "alone", "outcomes"}));
        Ground ground{.id = TRY(section.text("id"))};
        ground.when = rule_in(section, "when", m_vocabulary);
        ground.alone = TRY(section.flag_or("alone", false));
        ground.outcomes = read_each(section, "outcomes", m_vocabulary,
                                    [&](const Entry& item) { return outcome(item); });
        if (ground.outcomes.empty())
            return entry.refuse("a ground has outcomes");
        return ground;
    }

private:
    /// Nothing where no file has that code yet; that is noted.
    const catalogue::Procedure* procedure(const Entry& where, const std::string& code) const
    {
        const auto found = m_procedures.find(code);
        if (found != m_procedures.end())
            return found->second;
        m_vocabulary.note_absent(where, fmt::format("no procedure has the code '{}'", code));
        return nullptr;
    }

    base::Result<OtherWay> other(const Entry& entry) const
    {
        if (entry.kind == Entry::Kind::Scalar) {
            procedure(entry, entry.scalar);
            return OtherWay{.code = entry.scalar};
        }
        OtherWay way = TRY(read_other(entry, m_vocabulary));
        procedure(entry, way.code);
        return way;
    }

    base::Result<Outcome> outcome(const Entry& entry) const
    {
        const Section section = TRY(Section::open(
            entry, {"outcome", "when", "reason", "others", "messages", "valid_from", "valid_to"}));
        Outcome outcome{.code = TRY(section.text("outcome"))};
        outcome.procedure = procedure(entry, outcome.code);
        outcome.reason =
            m_vocabulary.message_named(entry, "guide.reason." + TRY(section.text("reason")));
        outcome.when = rule_in(section, "when", m_vocabulary);
        outcome.valid = TRY(section.period());
        outcome.others = read_each(section, "others", m_vocabulary,
                                   [&](const Entry& item) { return other(item); });
        outcome.messages = read_notes(section, "messages", m_vocabulary);
        return outcome;
    }

    const Vocabulary& m_vocabulary;
    const Procedures& m_procedures;
};

} // namespace

base::Result<std::vector<Ground>> read_outcomes(const Entry& file, const Vocabulary& vocabulary,
                                                const Procedures& procedures)
{
    const Section section = TRY(Section::open(file, {"grounds"}));
    const Reader reader{vocabulary, procedures};
    return read_each(section, "grounds", vocabulary,
                     catalogue::once_each("ground", &Ground::id, [&](const Entry& entry) {
                         return reader.ground(entry);
                     }));
}

} // namespace guide
