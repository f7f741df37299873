#include "shared/catalogue/readers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr auto names = std::to_array<std::string_view>(
    {"id",       "code",         "status",     "place",      "online",     "laws",
     "sources",  "facts",        "valid_from", "valid_to",   "conditions", "work",
     "validity", "cost",         "silence",    "renewal",    "deadlines",  "notes",
     "next",     "others",       "discreet",   "medical",    "cases",      "steps",
     "form",     "declarations", "pieces",     "piece_sets", "without",    "confirmation"});

/// VPF-ASE16 is in vpf_ase16.yaml.
std::string id_of_code(std::string code)
{
    std::ranges::transform(code, code.begin(), [](char letter) {
        const bool capital = letter >= 'A' && letter <= 'Z';
        return letter == '-' ? '_' : capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return code;
}

base::Result<void> read_names(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure)
{
    const std::filesystem::path file{*section.entry().file};
    procedure.id = TRY(section.text("id"));
    procedure.family = file.parent_path().filename().string();
    if (file.stem() != procedure.id)
        vocabulary.note(section.entry().refuse("the file has the procedure's name").error());
    const auto own = [&](const char* part) {
        return vocabulary.message_named(section.entry(),
                                        fmt::format("procedure.{}.{}", procedure.id, part));
    };
    procedure.title = own("title");
    procedure.summary = own("summary");
    procedure.confirmation = TRY(optional_message_in(section, "confirmation", vocabulary));
    if (procedure.confirmation)
        for (const char* part : {"done", "filed", "registered"})
            vocabulary.message_named(section.entry(),
                                     fmt::format("{}_{}", *procedure.confirmation, part));
    if (TRY(section.flag_or("discreet", false)))
        procedure.discreet_title = own("discreet_title");
    if (TRY(section.flag_or("medical", false)))
        vocabulary.message_named(section.entry(), "note.medical");
    return {};
}

base::Result<Case> read_case(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"code", "title", "when"}));
    TRY(section.need("when"));
    std::string code = TRY(section.text("code"));
    MessageKey title = TRY(message_in(section, "title", vocabulary));
    return Case{std::move(code), std::move(title), rule_in(section, "when", vocabulary)};
}

base::Result<void> read_cases(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure)
{
    if ((section.find("code") == nullptr) == (section.find("cases") == nullptr))
        return section.entry().refuse("a procedure has a code or cases");
    procedure.cases = read_each(section, "cases", vocabulary,
                                once_each("case", &Case::code, [&](const Entry& item) {
                                    return read_case(item, vocabulary);
                                }));
    if (section.find("code") == nullptr)
        return {};
    const std::string code = TRY(section.text("code"));
    if (procedure.id != id_of_code(code))
        vocabulary.note(TRY(section.need("code"))->refuse("it is not the id in capitals").error());
    procedure.cases.push_back({.code = code, .title = procedure.title});
    return {};
}

/// Notes every name that no procedure has, and reads the others.
base::Result<Section> open_procedure(const Entry& file, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::over(file));
    for (std::size_t i = 0; i < file.names.size(); ++i) {
        if (std::ranges::find(names, std::string_view{file.names[i]}) == names.end())
            vocabulary.note(
                file.items[i].refuse(fmt::format("unknown name '{}'", file.names[i])).error());
        if (std::ranges::count(file.names, file.names[i]) > 1)
            vocabulary.note(
                file.items[i].refuse(fmt::format("'{}' stands twice", file.names[i])).error());
    }
    return section;
}

void check_place(const Section& section, const Vocabulary& vocabulary, const Procedure& procedure)
{
    const bool has_steps = section.find("steps") != nullptr || section.find("form") != nullptr;
    if (has_steps != (procedure.place == Place::Kiosk))
        vocabulary.note(
            section.entry()
                .refuse("what is deposited at the kiosk has steps or a form, and nothing else has")
                .error());
    if (section.find("steps") != nullptr && section.find("form") != nullptr)
        vocabulary.note(section.entry().refuse("steps or a form are expected, not both").error());
}

void check_tariff(const Section& section, const Tariffs& tariffs, const Vocabulary& vocabulary,
                  const Procedure& procedure)
{
    if (procedure.cost && !contains(tariffs.classes, procedure.cost->tariff, &Tariff::name))
        vocabulary.note_absent(*section.find("cost"),
                               fmt::format("unknown class of cost '{}'", procedure.cost->tariff));
}

} // namespace

base::Result<Procedure> read_procedure(const Entry& file, const Vocabulary& common,
                                       const Shelf& shelf)
{
    const Section section = TRY(open_procedure(file, common));
    Vocabulary vocabulary = Vocabulary::within(common);
    Procedure procedure;
    TRY(read_names(section, vocabulary, procedure));
    declare_fields(file, vocabulary);
    if (section.find("form") != nullptr)
        procedure.steps = shelf.forms.steps_of(section, vocabulary);
    if (const Entry* facts = section.find("facts"))
        TRY(read_definitions(*facts, vocabulary));
    TRY(read_terms(section, vocabulary, procedure));
    TRY(read_cases(section, vocabulary, procedure));
    if (section.find("steps") != nullptr)
        procedure.steps = read_each(section, "steps", vocabulary,
                                    once_each("step", &Step::id, [&](const Entry& item) {
                                        return read_step(item, vocabulary);
                                    }));
    procedure.pieces = read_requests(section, shelf.pieces, vocabulary);
    check_place(section, vocabulary, procedure);
    check_tariff(section, shelf.tariffs, vocabulary, procedure);
    return procedure;
}

} // namespace catalogue
