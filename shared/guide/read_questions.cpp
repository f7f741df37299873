#include "shared/guide/parts.h"

#include <array>
#include <fmt/format.h>

namespace guide
{

namespace
{

using catalogue::Entry;
using catalogue::Section;
using catalogue::Vocabulary;

constexpr std::array<std::pair<std::string_view, QuestionKind>, 6> kinds{{
    {"choice", QuestionKind::Choice},
    {"choices", QuestionKind::Choices},
    {"yes_no", QuestionKind::YesNo},
    {"date", QuestionKind::Date},
    {"country", QuestionKind::Country},
    {"number", QuestionKind::Number},
}};

constexpr std::array<std::pair<QuestionKind, catalogue::FactType>, 6> types{{
    {QuestionKind::Choice, catalogue::FactType::Choice},
    {QuestionKind::Choices, catalogue::FactType::Choices},
    {QuestionKind::YesNo, catalogue::FactType::YesNo},
    {QuestionKind::Date, catalogue::FactType::Date},
    {QuestionKind::Country, catalogue::FactType::Country},
    {QuestionKind::Number, catalogue::FactType::Number},
}};

bool has_type_of(const catalogue::Fact& fact, QuestionKind kind)
{
    return std::ranges::find(types, std::pair{kind, fact.type}) != types.end();
}

base::Result<Option> read_option(const Entry& entry, const catalogue::Fact& fact,
                                 const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"value", "icon", "detail", "visible"}));
    Option option{.value = TRY(section.text("value"))};
    if (std::ranges::find(fact.values, option.value) == fact.values.end())
        return entry.refuse(fmt::format("'{}' is never '{}'", fact.name, option.value));
    const std::string key = fmt::format("guide.option.{}.{}", fact.name, option.value);
    option.label = vocabulary.message_named(entry, key);
    if (TRY(section.flag_or("detail", false)))
        option.detail = vocabulary.message_named(entry, key + ".detail");
    option.icon = TRY(section.text_or("icon", ""));
    option.visible = rule_in(section, "visible", vocabulary);
    return option;
}

base::Result<void> read_words(const Section& section, const Vocabulary& vocabulary,
                              Question& question)
{
    const Entry& entry = section.entry();
    const std::string key = "guide.question." + question.id;
    question.text = vocabulary.message_named(entry, key + ".text");
    question.short_name = vocabulary.message_named(entry, key + ".short");
    question.why = vocabulary.message_named(entry, "guide.why." + TRY(section.text("why")));
    if (TRY(section.flag_or("help", false)))
        question.help = vocabulary.message_named(entry, key + ".help");
    return {};
}

base::Result<Question> read_question(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(
        entry, {"id", "fact", "kind", "why", "help", "most", "unsure", "when", "options"}));
    Question question{.id = TRY(section.text("id"))};
    question.fact = TRY(section.text_or("fact", question.id));
    question.kind = TRY(choose(*TRY(section.need("kind")), kinds));
    const catalogue::Fact* fact = vocabulary.fact(question.fact);
    if (fact == nullptr || !has_type_of(*fact, question.kind))
        return entry.refuse(fmt::format("no fact '{}' of that kind", question.fact));
    TRY(read_words(section, vocabulary, question));
    question.options = read_each(section, "options", vocabulary, [&](const Entry& item) {
        return read_option(item, *fact, vocabulary);
    });
    const bool chosen = !fact->values.empty();
    if (chosen == question.options.empty())
        return entry.refuse("a choice has options, and nothing else has");
    question.most = TRY(section.count_or("most", 1));
    question.may_be_unsure = TRY(section.flag_or("unsure", false));
    question.when = rule_in(section, "when", vocabulary);
    return question;
}

base::Result<Supposition> read_supposition(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"fact", "value", "when"}));
    Supposition supposition{.fact = TRY(section.text("fact"))};
    const catalogue::Fact* fact = vocabulary.fact(supposition.fact);
    if (fact == nullptr)
        return entry.refuse(fmt::format("no fact '{}'", supposition.fact));
    const Entry* value = TRY(section.need("value"));
    if (value->kind != Entry::Kind::Map && !fits(*fact, to_value(*value)))
        return value->refuse(fmt::format("'{}' is never that", supposition.fact));
    supposition.value = vocabulary.rule(*value);
    supposition.when = rule_in(section, "when", vocabulary);
    return supposition;
}

base::Result<std::vector<Reckoning>> read_reckonings(const Section& section, Vocabulary& vocabulary)
{
    std::vector<Reckoning> reckonings;
    const Entry& map = *TRY(section.need("reckon"));
    if (map.kind != Entry::Kind::Map)
        return map.refuse("names and their expressions are expected");
    for (std::size_t i = 0; i < map.items.size(); ++i) {
        if (vocabulary.fact(map.names[i]) != nullptr)
            return map.items[i].refuse(fmt::format("fact '{}' is already there", map.names[i]));
        reckonings.push_back({map.names[i], vocabulary.rule(map.items[i])});
        vocabulary.declare({.name = map.names[i], .origin = catalogue::FactOrigin::Session});
    }
    return reckonings;
}

} // namespace

base::Result<QuestionFile> read_questions(const Entry& file, Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(file, {"suppose", "reckon", "questions"}));
    QuestionFile read;
    read.suppositions = read_each(section, "suppose", vocabulary, [&](const Entry& entry) {
        return read_supposition(entry, vocabulary);
    });
    read.reckonings = TRY(read_reckonings(section, vocabulary));
    read.questions =
        read_each(section, "questions", vocabulary,
                  catalogue::once_each("question", &Question::id, [&](const Entry& entry) {
                      return read_question(entry, vocabulary);
                  }));
    return read;
}

} // namespace guide
