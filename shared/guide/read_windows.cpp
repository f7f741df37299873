#include "shared/guide/parts.h"

#include <array>
#include <fmt/format.h>
#include <set>

namespace guide
{

namespace
{

using catalogue::Entry;
using catalogue::Section;
using catalogue::Vocabulary;

constexpr std::array<std::pair<std::string_view, Band>, 5> bands{{
    {"too_early", Band::TooEarly},
    {"open", Band::Open},
    {"late", Band::Late},
    {"expired", Band::Expired},
    {"lost", Band::Lost},
}};

constexpr std::array<std::pair<std::string_view, Channel>, 2> channels{{
    {"online", Channel::Online},
    {"desk", Channel::Desk},
}};

base::Result<CalendarRules> read_calendar(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"channel", "opens", "closes", "valid_from", "valid_to"}));
    const Channel channel = TRY(choose(*TRY(section.need("channel")), channels));
    const Entry* opens = TRY(section.need("opens"));
    const Entry* closes = TRY(section.need("closes"));
    const catalogue::Period valid = TRY(section.period());
    return CalendarRules{.channel = channel,
                         .opens = vocabulary.rule(*opens),
                         .closes = vocabulary.rule(*closes),
                         .valid = valid};
}

base::Result<std::pair<Band, catalogue::Rule>> read_band(const Entry& entry,
                                                         const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"band", "when"}));
    return std::pair{TRY(choose(*TRY(section.need("band")), bands)),
                     rule_in(section, "when", vocabulary)};
}

base::Result<ContradictionRule> read_contradiction(const Entry& entry, const Vocabulary& vocabulary,
                                                   const std::vector<Question>& questions)
{
    const Section section = TRY(Section::open(entry, {"id", "when", "questions"}));
    ContradictionRule rule;
    rule.said.id = TRY(section.text("id"));
    rule.said.message = vocabulary.message_named(entry, "guide.contradiction." + rule.said.id);
    rule.said.questions = TRY(section.texts("questions"));
    for (const std::string& question : rule.said.questions)
        if (!catalogue::contains(questions, question, &Question::id))
            return entry.refuse(fmt::format("no question '{}'", question));
    rule.when = vocabulary.rule(*TRY(section.need("when")));
    return rule;
}

} // namespace

base::Result<WindowRules> read_windows(const Entry& file, const Vocabulary& common)
{
    const Section section = TRY(Section::open(
        file, {"applies", "at_any_time", "end", "lost_after", "calendars", "bands", "messages"}));
    Vocabulary vocabulary = Vocabulary::within(common);
    for (const char* name :
         {"channel", "band", "online_band", "desk_band", "procedure", "cost_class"})
        vocabulary.declare({.name = name, .origin = catalogue::FactOrigin::Session});
    for (const char* name : {"opens", "closes", "end", "lost_after"})
        vocabulary.declare({.name = name,
                            .type = catalogue::FactType::Date,
                            .origin = catalogue::FactOrigin::Session});
    WindowRules rules;
    rules.applies = rule_in(section, "applies", vocabulary);
    rules.at_any_time = vocabulary.rule(*TRY(section.need("at_any_time")));
    rules.end = vocabulary.rule(*TRY(section.need("end")));
    rules.lost_after = vocabulary.rule(*TRY(section.need("lost_after")));
    rules.calendars = read_each(section, "calendars", vocabulary, [&](const Entry& entry) {
        return read_calendar(entry, vocabulary);
    });
    rules.bands = read_each(section, "bands", vocabulary,
                            [&](const Entry& entry) { return read_band(entry, vocabulary); });
    rules.messages = read_notes(section, "messages", vocabulary);
    return rules;
}

base::Result<std::vector<ContradictionRule>>
read_contradictions(const Entry& file, const Vocabulary& vocabulary,
                    const std::vector<Question>& questions)
{
    const Section section = TRY(Section::open(file, {"contradictions"}));
    std::set<std::string> seen;
    return read_each(
        section, "contradictions", vocabulary,
        [&](const Entry& entry) -> base::Result<ContradictionRule> {
            ContradictionRule rule = TRY(read_contradiction(entry, vocabulary, questions));
            if (!seen.insert(rule.said.id).second)
                return entry.refuse(fmt::format("contradiction '{}' stands twice", rule.said.id));
            return rule;
        });
}

} // namespace guide
