#include "shared/catalogue/readers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, StepKind>, 4> step_kinds{{
    {"form", StepKind::Form},
    {"pieces", StepKind::Pieces},
    {"deposit", StepKind::Deposit},
    {"confirmation", StepKind::Confirmation},
}};

const Entry* child(const Entry& map, std::string_view name)
{
    const auto found = std::ranges::find(map.names, name);
    return found == map.names.end()
               ? nullptr
               : &map.items[static_cast<std::size_t>(found - map.names.begin())];
}

void collect_fields(const Entry& entry, std::vector<const Entry*>& fields)
{
    if (const Entry* here = child(entry, "fields"))
        for (const Entry& field : here->items)
            fields.push_back(&field);
    for (const Entry& item : entry.items)
        collect_fields(item, fields);
}

/// Every field becomes a fact before any rule is read, so that a rule may look ahead.
base::Result<void> declare_fields(const Entry& file, Vocabulary& vocabulary)
{
    std::vector<const Entry*> fields;
    collect_fields(file, fields);
    std::set<std::string> ids;
    for (const Entry* field : fields) {
        const Entry* id = child(*field, "id");
        if (id == nullptr)
            return field->refuse("'id' is missing");
        const Entry* read_only = child(*field, "read_only");
        if (read_only != nullptr && read_only->scalar == "true" && !vocabulary.knows(id->scalar))
            return id->refuse(
                fmt::format("'{}' is read-only, but the register has no such fact", id->scalar));
        if (!ids.insert(id->scalar).second)
            return id->refuse(fmt::format("field '{}' stands twice", id->scalar));
    }
    for (const std::string& id : ids)
        vocabulary.declare(id);
    return {};
}

base::Result<Law> read_law(const Entry& entry)
{
    const Section section = TRY(Section::open(entry, {"article", "as_of"}));
    const auto as_of = TRY(section.date("as_of"));
    if (!as_of)
        return entry.refuse("'as_of' is missing");
    return Law{TRY(section.text("article")), *as_of};
}

base::Result<Case> read_case(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"code", "title", "when"}));
    TRY(section.need("when"));
    return Case{TRY(section.text("code")), TRY(message_in(section, "title", vocabulary)),
                TRY(rule_in(section, "when", vocabulary))};
}

base::Result<Step> read_step(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "kind", "title", "heading", "summary", "pages"}));
    Step step;
    step.id = TRY(section.text("id"));
    const Entry* kind = TRY(section.need("kind"));
    step.kind = TRY(choose(*kind, step_kinds));
    step.title = TRY(message_in(section, "title", vocabulary));
    step.heading = TRY(optional_message_in(section, "heading", vocabulary));
    step.summary = TRY(message_in(section, "summary", vocabulary));
    for (const Entry* item : TRY(section.items("pages"))) {
        Page page = TRY(read_page(*item, vocabulary));
        if (contains(step.pages, page.id, &Page::id))
            return item->refuse(fmt::format("page '{}' stands twice", page.id));
        step.pages.push_back(std::move(page));
    }
    if ((step.kind == StepKind::Form) == step.pages.empty())
        return entry.refuse("a form has pages, and no other step has");
    return step;
}

bool overlap(const PieceRequest& left, const PieceRequest& right)
{
    const bool left_first = left.valid_to && right.valid_from && *left.valid_to < *right.valid_from;
    const bool right_first =
        right.valid_to && left.valid_from && *right.valid_to < *left.valid_from;
    return left.piece == right.piece && !left_first && !right_first;
}

base::Result<PieceRequest> read_request(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"piece", "group", "when", "blocking", "at_collection", "label",
                                  "help", "valid_from", "valid_to"}));
    PieceRequest request;
    request.piece = TRY(section.text("piece"));
    request.group = TRY(message_in(section, "group", vocabulary));
    request.when = TRY(rule_in(section, "when", vocabulary));
    request.blocking = TRY(section.flag_or("blocking", true));
    request.at_collection = TRY(section.flag_or("at_collection", false));
    request.label = TRY(optional_message_in(section, "label", vocabulary));
    request.help = TRY(optional_message_in(section, "help", vocabulary));
    request.valid_from = TRY(section.date("valid_from"));
    request.valid_to = TRY(section.date("valid_to"));
    if (request.valid_from && request.valid_to && *request.valid_to < *request.valid_from)
        return entry.refuse("it ends before it starts");
    return request;
}

base::Result<std::vector<PieceRequest>>
read_requests(const Section& file, const Vocabulary& vocabulary, const std::vector<Piece>& pieces)
{
    std::vector<PieceRequest> requests;
    for (const Entry* item : TRY(file.items("pieces"))) {
        PieceRequest request = TRY(read_request(*item, vocabulary));
        if (!contains(pieces, request.piece, &Piece::id))
            return item->refuse(fmt::format("unknown piece '{}'", request.piece));
        for (const PieceRequest& other : requests)
            if (overlap(request, other))
                return item->refuse(fmt::format("piece '{}' is asked twice", request.piece));
        requests.push_back(std::move(request));
    }
    return requests;
}

base::Result<void> read_parts(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure)
{
    for (const Entry* item : TRY(section.items("laws")))
        procedure.laws.push_back(TRY(read_law(*item)));
    for (const Entry* item : TRY(section.items("cases"))) {
        Case one = TRY(read_case(*item, vocabulary));
        if (contains(procedure.cases, one.code, &Case::code))
            return item->refuse(fmt::format("case '{}' stands twice", one.code));
        procedure.cases.push_back(std::move(one));
    }
    for (const Entry* item : TRY(section.items("steps"))) {
        Step step = TRY(read_step(*item, vocabulary));
        if (contains(procedure.steps, step.id, &Step::id))
            return item->refuse(fmt::format("step '{}' stands twice", step.id));
        procedure.steps.push_back(std::move(step));
    }
    return {};
}

} // namespace

base::Result<Procedure> read_procedure(const Entry& file, Vocabulary vocabulary,
                                       const std::vector<Piece>& pieces)
{
    const Section section =
        TRY(Section::open(file, {"id", "title", "summary", "valid_from", "valid_to", "laws",
                                 "sources", "facts", "cases", "steps", "pieces"}));
    Procedure procedure;
    procedure.id = TRY(section.text("id"));
    procedure.title = TRY(message_in(section, "title", vocabulary));
    procedure.summary = TRY(message_in(section, "summary", vocabulary));
    procedure.sources = TRY(section.texts("sources"));
    procedure.valid_from = TRY(section.date("valid_from"));
    procedure.valid_to = TRY(section.date("valid_to"));
    TRY(declare_fields(file, vocabulary));
    if (const Entry* facts = section.find("facts"))
        TRY(read_definitions(*facts, vocabulary));
    TRY(read_parts(section, vocabulary, procedure));
    procedure.pieces = TRY(read_requests(section, vocabulary, pieces));
    if (procedure.cases.empty() || procedure.steps.empty())
        return file.refuse("a procedure has cases and steps");
    return procedure;
}

} // namespace catalogue
