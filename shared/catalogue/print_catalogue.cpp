#include "shared/catalogue/catalogue.h"
#include "shared/catalogue/json.h"
#include "shared/messages/catalog.h"

#include <cstdio>
#include <fmt/format.h>
#include <span>

// guichet-catalogue PROCÉDURE JOUR [FAIT=VALEUR...]: prints, in French, a procedure as it stands on
// a day and, where facts are given, what it asks of that person. Run it where assets/ and locales/
// are.

namespace
{

using namespace catalogue;

class Printer
{
public:
    Printer(const Catalogue& catalogue, const messages::Catalog& words)
        : m_catalogue{catalogue}, m_words{words}
    {
    }

    void print(const Procedure& procedure, const Facts& facts) const
    {
        fmt::print("{}\n{}\n\n", words(procedure.title), words(procedure.summary));
        for (const Law& law : procedure.laws)
            fmt::print("Texte : {} (au {})\n", law.article, base::format_date(law.as_of));
        for (const std::string& source : procedure.sources)
            fmt::print("Source : {}\n", source);
        fmt::print("\nCAS\n");
        for (const Case& one : procedure.cases)
            fmt::print("  {} : {}\n    si {}\n", one.code, words(one.title), rule(one.when));
        for (const Step& step : procedure.steps)
            print(step);
        print_pieces(procedure, facts);
        if (facts.size() > 1)
            print_answer(procedure, facts);
    }

private:
    std::string words(const MessageKey& key) const { return m_words.text(key).utf8(); }
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

    void print_pieces(const Procedure& procedure, const Facts& facts) const
    {
        const std::string& today = *facts.at("today").text();
        fmt::print("\nPIÈCES AU {}\n", today);
        for (const PieceRequest& request : procedure.pieces) {
            if ((request.valid_from && today < base::format_date(*request.valid_from)) ||
                (request.valid_to && base::format_date(*request.valid_to) < today))
                continue;
            const MessageKey label =
                request.label.value_or(m_catalogue.piece(request.piece)->label);
            fmt::print("  {} : {}{}\n", request.piece, words(label),
                       request.blocking ? "" : " (non bloquante)");
            print_unless_always("si", request.when);
        }
    }

    void print_answer(const Procedure& procedure, const Facts& facts) const
    {
        const Case* found = case_for(procedure, facts);
        fmt::print("\nCETTE PERSONNE\n  Cas : {}\n  Pièces :",
                   found == nullptr ? "aucun" : found->code);
        for (const AskedPiece& asked : asked_pieces(m_catalogue, procedure, facts))
            fmt::print(" {}{}", asked.piece->id, asked.request->blocking ? "" : "*");
        fmt::print("\n");
    }

    const Catalogue& m_catalogue;
    const messages::Catalog& m_words;
};

Value value_of(const std::string& text)
{
    return text == "true" || text == "false" ? Value{text == "true"} : Value{text};
}

base::Result<void> run(std::span<char*> arguments)
{
    const auto day = base::parse_date(arguments[1]);
    if (!day)
        return base::failure(base::ErrorCode::DataInvalid, "the day is written 2026-11-23");
    Facts facts{{"today", base::format_date(*day)}};
    for (const std::string argument : arguments.subspan(2)) {
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos)
            return base::failure(base::ErrorCode::DataInvalid, "a fact is written name=value");
        facts[argument.substr(0, equals)] = value_of(argument.substr(equals + 1));
    }
    const messages::Catalog words = TRY(messages::Catalog::load("locales", "fr"));
    const Catalogue catalogue = TRY(
        Catalogue::load("assets/catalogue", [&](std::string_view key) { return words.has(key); }));
    const Procedure* procedure = catalogue.procedure(arguments[0]);
    if (procedure == nullptr)
        return base::failure(base::ErrorCode::NotFound, "no such procedure");
    Printer{catalogue, words}.print(*procedure, facts);
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const std::span arguments{argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)};
    if (arguments.size() < 2) {
        fmt::print(stderr, "usage: guichet-catalogue PROCEDURE DAY [FACT=VALUE...]\n");
        return 2;
    }
    const auto done = run(arguments);
    if (!done)
        fmt::print(stderr, "{}\n", done.error().detail);
    return done ? 0 : 1;
}
