#include "shared/catalogue/document.h"
#include "shared/catalogue/json.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

class Printer
{
public:
    Printer(const Library& library, base::Date day) : m_library{library}, m_day{day} {}

    void print(const Procedure& procedure, const Facts& facts) const
    {
        if (!in_force(procedure, m_day))
            fmt::print("Pas en vigueur au {}.\n\n", base::format_date(m_day));
        fmt::print("{}", described(m_library, procedure, m_day));
        for (const Case& one : procedure.cases)
            fmt::print("{} si {}\n", one.code, rule(one.when));
        for (const Step& step : procedure.steps)
            print(step);
        print_pieces(procedure);
        print_cost(procedure, facts);
        if (facts.size() > 1)
            print_answer(procedure, facts);
    }

private:
    std::string words(const MessageKey& key) const { return m_library.words.text(key).utf8(); }
    static std::string rule(const Rule& rule) { return to_json(rule.to_value()); }

    static void print_unless_always(const char* what, const Rule& said)
    {
        if (said.to_value() != Value{true})
            fmt::print("        {} {}\n", what, rule(said));
    }

    void print(const Step& step) const
    {
        fmt::print("\nÉTAPE « {} »\n", words(step.title));
        for (const Page& page : step.pages) {
            fmt::print("  Page {} : {}\n", page.id, words(page.title));
            print_unless_always("affichée si", page.visible);
            for (const Field& field : page.fields) {
                fmt::print("    {} : {}{}\n", field.id, words(field.label),
                           field.read_only ? " (lecture seule)" : "");
                print_unless_always("affiché si", field.visible);
                if (!field.read_only)
                    print_unless_always("obligatoire si", field.required);
            }
            for (const Check& check : page.checks)
                fmt::print("    {} si non {}\n      « {} »\n",
                           check.ineligible ? "non éligible" : "à corriger", rule(check.holds),
                           words(check.message));
        }
    }

    void print_pieces(const Procedure& procedure) const
    {
        fmt::print("\nPIÈCES AU {}\n", base::format_date(m_day));
        for (const PieceRequest& request : procedure.pieces) {
            if (!request.valid.holds(m_day))
                continue;
            const MessageKey label =
                request.label.value_or(m_library.catalogue.piece(request.piece)->label);
            fmt::print("  {} : {}{}\n", request.piece, words(label),
                       request.blocking ? "" : " (non bloquante)");
            print_unless_always("si", request.when);
        }
    }

    void print_cost(const Procedure& procedure, const Facts& facts) const
    {
        const Cost cost = cost_for(m_library.catalogue, procedure, facts, m_day);
        fmt::print("\nCOÛT AU {}\n", base::format_date(m_day));
        for (const CostPart& part : cost.parts)
            fmt::print("  {} : {} ({})\n", words(part.label),
                       part.euros ? fmt::format("{} €", *part.euros) : "montant inconnu",
                       part.at_filing ? "au dépôt" : "à la remise");
        fmt::print("  Total : {}\n", cost.known ? fmt::format("{} €", cost.total) : "inconnu");
    }

    void print_answer(const Procedure& procedure, const Facts& facts) const
    {
        const Case* found = case_for(procedure, facts);
        fmt::print("\nCETTE PERSONNE\n  Cas : {}\n  Pièces :",
                   found == nullptr ? "aucun" : found->code);
        for (const AskedPiece& asked : asked_pieces(m_library.catalogue, procedure, facts))
            fmt::print(" {}{}{}", asked.piece->id, asked.request->blocking ? "" : "*",
                       asked.request->at_collection ? "→remise" : "");
        fmt::print("\n");
        for (const MessageKey& note : said(procedure.notes, facts, m_day))
            fmt::print("  {}\n", words(note));
        for (const OtherWay& other : procedure.others)
            if (applies(other, facts, m_day))
                fmt::print("  Autre piste : {}\n", other.code);
        for (const Deadline& deadline : procedure.deadlines)
            if (applies(deadline, facts, m_day))
                fmt::print("  {} : {}\n", deadline.message, to_json(deadline.date.evaluate(facts)));
    }

    const Library& m_library;
    base::Date m_day;
};

/// The facts of a command line. A field of the procedure that is no fact of all is text or a box.
base::Result<Facts> facts_written(Arguments arguments, const Catalogue& catalogue)
{
    Facts facts;
    for (const std::string& argument : arguments) {
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos)
            return base::failure(base::ErrorCode::DataInvalid, "a fact is written name=value");
        const std::string name = argument.substr(0, equals);
        const std::string text = argument.substr(equals + 1);
        if (const Fact* fact = catalogue.fact(name))
            facts[name] = TRY(parse_fact(*fact, text));
        else
            facts[name] = text == "true" || text == "false" ? Value{text == "true"} : Value{text};
    }
    return facts;
}

} // namespace

base::Result<base::Date> day_written(const std::string& text)
{
    const auto day = base::parse_date(text);
    if (!day)
        return base::failure(base::ErrorCode::DataInvalid, "the day is written 2026-11-23");
    return *day;
}

base::Result<Library> Library::open(const std::filesystem::path& folder)
{
    messages::Catalog words = TRY(messages::Catalog::load(folder / "locales", "fr"));
    Catalogue catalogue = TRY(Catalogue::load(
        folder / "assets/catalogue", [&](std::string_view key) { return words.has(key); }));
    return Library{std::move(words), std::move(catalogue)};
}

base::Result<bool> show(Arguments arguments)
{
    const base::Date day = TRY(day_written(arguments[1]));
    const Library library = TRY(Library::open("."));
    Facts facts = TRY(facts_written(arguments.subspan(2), library.catalogue));
    facts.insert_or_assign("today", base::format_date(day));
    const Procedure* procedure = library.catalogue.procedure(arguments[0]);
    if (procedure == nullptr)
        procedure = library.catalogue.procedure_with(arguments[0]);
    if (procedure == nullptr)
        return base::failure(base::ErrorCode::NotFound, "no such procedure");
    Printer{library, day}.print(*procedure, facts);
    return true;
}

} // namespace catalogue
