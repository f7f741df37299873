#include "shared/catalogue/readers.h"

#include <algorithm>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

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
    return Case{TRY(section.text("code")), TRY(message_in(section, "title", vocabulary)),
                rule_in(section, "when", vocabulary)};
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

/// Two requests of one piece follow each other in time, or at least one has its own rule.
bool overlap(const PieceRequest& left, const PieceRequest& right)
{
    const bool left_first = left.valid_to && right.valid_from && *left.valid_to < *right.valid_from;
    const bool right_first =
        right.valid_to && left.valid_from && *right.valid_to < *left.valid_from;
    const bool free = left.when.is_always() || right.when.is_always();
    return left.piece == right.piece && !left_first && !right_first && free;
}

void read_requests(const Section& file, const Vocabulary& vocabulary,
                   const std::vector<Piece>& pieces, Procedure& procedure)
{
    const auto read = [&](const Entry& item) -> base::Result<PieceRequest> {
        PieceRequest request = TRY(read_request(item, vocabulary));
        for (const PieceRequest& other : procedure.pieces)
            if (overlap(request, other))
                return item.refuse(fmt::format("piece '{}' is asked twice", request.piece));
        if (contains(pieces, request.piece, &Piece::id))
            procedure.pieces.push_back(request);
        else
            vocabulary.note_absent(item, fmt::format("unknown piece '{}'", request.piece));
        return request;
    };
    read_each(file, "pieces", vocabulary, read);
}

} // namespace

base::Result<Procedure> read_procedure(const Entry& file, const Vocabulary& common,
                                       const std::vector<Piece>& pieces)
{
    const Section section = TRY(Section::open(
        file, {"id",       "code",   "status",       "place",      "online",     "laws",
               "sources",  "facts",  "valid_from",   "valid_to",   "conditions", "work",
               "validity", "cost",   "silence",      "renewal",    "deadlines",  "notes",
               "next",     "others", "discreet",     "medical",    "cases",      "steps",
               "form",     "pieces", "declarations", "piece_sets", "without"}));
    Vocabulary vocabulary = Vocabulary::within(common);
    Procedure procedure;
    TRY(read_names(section, vocabulary, procedure));
    declare_fields(file, vocabulary);
    if (const Entry* facts = section.find("facts"))
        TRY(read_definitions(*facts, vocabulary));
    TRY(read_terms(section, vocabulary, procedure));
    TRY(read_cases(section, vocabulary, procedure));
    procedure.steps = read_each(section, "steps", vocabulary,
                                once_each("step", &Step::id, [&](const Entry& item) {
                                    return read_step(item, vocabulary);
                                }));
    read_requests(section, vocabulary, pieces, procedure);
    if (procedure.steps.empty() == (procedure.place == Place::Kiosk))
        return file.refuse("what is deposited at the kiosk has steps, and nothing else has");
    return procedure;
}

} // namespace catalogue
