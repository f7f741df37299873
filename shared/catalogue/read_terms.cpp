#include "shared/catalogue/readers.h"

#include <array>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, Status>, 3> statuses{{
    {"current", Status::Current},
    {"seed", Status::Seed},
    {"unverified", Status::Unverified},
}};

constexpr std::array<std::pair<std::string_view, Place>, 10> places{{
    {"kiosk", Place::Kiosk},
    {"prefecture", Place::Prefecture},
    {"consulate", Place::Consulate},
    {"ofii", Place::Ofii},
    {"employer", Place::Employer},
    {"ofpra", Place::Ofpra},
    {"online", Place::Online},
    {"town_hall", Place::TownHall},
    {"court", Place::Court},
    {"none", Place::None},
}};

constexpr std::array<std::pair<std::string_view, Online>, 3> onlines{{
    {"yes", Online::Yes},
    {"no", Online::No},
    {"unknown", Online::Unknown},
}};

base::Result<Law> read_law(const Entry& entry)
{
    const Section section =
        TRY(Section::open(entry, {"article", "as_of", "former", "valid_from", "valid_to"}));
    const auto as_of = TRY(section.date("as_of"));
    if (!as_of)
        return entry.refuse("'as_of' is missing");
    std::string article = TRY(section.text("article"));
    std::string former = TRY(section.text_or("former", ""));
    const Period valid = TRY(section.period());
    return Law{std::move(article), *as_of, std::move(former), valid};
}

base::Result<Silence> read_silence(const Entry& entry)
{
    const Section section = TRY(Section::open(entry, {"months", "days"}));
    const Silence silence{static_cast<unsigned>(TRY(section.count_or("months", 0))),
                          static_cast<unsigned>(TRY(section.count_or("days", 0)))};
    if ((silence.months == 0) == (silence.days == 0))
        return entry.refuse("months or days are expected");
    return silence;
}

base::Result<CostTerms> read_cost(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"class", "regularisation"}));
    CostTerms cost{.tariff = TRY(section.text("class"))};
    if (section.find("regularisation") != nullptr)
        cost.regularisation = rule_in(section, "regularisation", vocabulary);
    return cost;
}

Entry operation(const Entry& where, const char* name, std::vector<Entry> arguments)
{
    Entry list = where;
    list.kind = Entry::Kind::List;
    list.names.clear();
    list.items = std::move(arguments);
    Entry map = where;
    map.kind = Entry::Kind::Map;
    map.names = {name};
    map.items = {std::move(list)};
    return map;
}

Entry word(const Entry& where, const char* text)
{
    Entry entry;
    entry.kind = Entry::Kind::Scalar;
    entry.scalar = text;
    entry.line = where.line;
    entry.file = where.file;
    return entry;
}

/// `when`, as long as the day is ahead, or once it is past. It is told of in `when`'s own words.
Rule while_day_is(const char* order, const Entry& date, const Section& section,
                  const Vocabulary& vocabulary)
{
    const Entry today = operation(date, "var", {word(date, "today")});
    std::vector<Entry> both{operation(date, order, {today, date})};
    if (const Entry* when = section.find("when"))
        both.push_back(*when);
    Rule rule = vocabulary.rule(operation(date, "and", std::move(both)));
    rule.write_as(rule_in(section, "when", vocabulary));
    return rule;
}

/// Two where it says what is told once the day is past.
base::Result<std::vector<Deadline>> read_deadline(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"message", "date", "when", "past", "valid_from", "valid_to"}));
    const Entry* date = TRY(section.need("date"));
    MessageKey message = TRY(message_in(section, "message", vocabulary));
    const Period valid = TRY(section.period());
    const Rule day = vocabulary.rule(*date);
    if (section.find("past") == nullptr)
        return std::vector{
            Deadline{std::move(message), day, rule_in(section, "when", vocabulary), valid}};
    MessageKey past = TRY(message_in(section, "past", vocabulary));
    return std::vector{
        Deadline{std::move(message), day, while_day_is("<=", *date, section, vocabulary), valid},
        Deadline{std::move(past), day, while_day_is(">", *date, section, vocabulary), valid}};
}

/// A message alone, or with its rule and its days.
base::Result<Note> read_note(const Entry& entry, const Vocabulary& vocabulary)
{
    if (entry.kind == Entry::Kind::Scalar)
        return Note{.message = vocabulary.message(entry)};
    const Section section =
        TRY(Section::open(entry, {"message", "when", "valid_from", "valid_to"}));
    MessageKey message = TRY(message_in(section, "message", vocabulary));
    const Period valid = TRY(section.period());
    return Note{std::move(message), rule_in(section, "when", vocabulary), valid};
}

/// A word alone, or with the days on which it is true.
base::Result<Teleservice> read_teleservice(const Entry& entry)
{
    if (entry.kind == Entry::Kind::Scalar)
        return Teleservice{.answer = TRY(choose(entry, onlines))};
    const Section section = TRY(Section::open(entry, {"answer", "valid_from", "valid_to"}));
    return Teleservice{TRY(choose(*TRY(section.need("answer")), onlines)), TRY(section.period())};
}

template <typename Table, typename Word>
base::Result<void> read_word(const Section& section, std::string_view name, const Table& table,
                             Word& word)
{
    if (const Entry* found = section.find(name))
        word = TRY(choose(*found, table));
    return {};
}

base::Result<void> read_kind(const Section& section, const Vocabulary& vocabulary,
                             Procedure& procedure)
{
    TRY(section.need("status"));
    TRY(section.need("place"));
    TRY(read_word(section, "status", statuses, procedure.status));
    TRY(read_word(section, "place", places, procedure.place));
    if (const Entry* online = section.find("online"))
        procedure.teleservice = TRY(read_teleservice(*online));
    procedure.renewal = TRY(section.flag_or("renewal", false));
    procedure.medical = TRY(section.flag_or("medical", false));
    procedure.work = TRY(optional_message_in(section, "work", vocabulary));
    procedure.validity = TRY(optional_message_in(section, "validity", vocabulary));
    if (const Entry* cost = section.find("cost"))
        procedure.cost = TRY(read_cost(*cost, vocabulary));
    if (const Entry* silence = section.find("silence"))
        procedure.silence = TRY(read_silence(*silence));
    return {};
}

} // namespace

base::Result<OtherWay> read_other(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"outcome", "when", "valid_from", "valid_to"}));
    std::string outcome = TRY(section.text("outcome"));
    const Period valid = TRY(section.period());
    return OtherWay{std::move(outcome), rule_in(section, "when", vocabulary), valid};
}

std::vector<Note> read_notes(const Section& section, std::string_view name,
                             const Vocabulary& vocabulary)
{
    return read_each(section, name, vocabulary,
                     [&](const Entry& item) { return read_note(item, vocabulary); });
}

base::Result<void> read_terms(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure)
{
    TRY(read_kind(section, vocabulary, procedure));
    procedure.sources = TRY(section.texts("sources"));
    procedure.valid = TRY(section.period());
    procedure.laws = read_each(section, "laws", vocabulary, read_law);
    const auto with_words = [&](auto reader) {
        return [&vocabulary, reader](const Entry& item) { return reader(item, vocabulary); };
    };
    procedure.conditions = read_notes(section, "conditions", vocabulary);
    for (const auto& each : read_each(section, "deadlines", vocabulary, with_words(read_deadline)))
        procedure.deadlines.insert(procedure.deadlines.end(), each.begin(), each.end());
    procedure.notes = read_notes(section, "notes", vocabulary);
    procedure.next = read_notes(section, "next", vocabulary);
    procedure.others = read_each(section, "others", vocabulary, with_words(read_other));
    if (procedure.laws.empty() && procedure.place == Place::Kiosk)
        return section.entry().refuse("what is deposited rests on a law");
    return {};
}

} // namespace catalogue
