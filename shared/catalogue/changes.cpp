#include "shared/catalogue/document.h"
#include "shared/catalogue/rule_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace catalogue
{

namespace
{

/// Two days of which the second is not before the first.
struct Span {
    base::Date from{};
    base::Date to{};

    /// "+" what came, "-" what went, nothing where nothing changed.
    std::string_view change(const Period& valid) const
    {
        const bool before = valid.holds(from);
        const bool after = valid.holds(to);
        return before == after ? "" : after ? "+" : "-";
    }
};

using Lines = std::vector<std::string>;

class Comparison
{
public:
    Comparison(const Library& library, Span span) : m_library{library}, m_span{span} {}

    void print() const
    {
        list("Démarches", procedures());
        list("Pièces", pieces());
        list("Tarifs", tariffs());
        list("Téléservices", services());
        list("Phrases", sentences());
        list("Textes", laws());
        list("Textes relus", laws_read());
    }

private:
    static void list(std::string_view title, const Lines& lines)
    {
        fmt::print("{}\n", title);
        for (const std::string& line : lines)
            fmt::print("  {}\n", line);
        if (lines.empty())
            fmt::print("  rien\n");
    }

    std::string words(const MessageKey& key) const
    {
        return without_isolates(m_library.words.text(key, {{"date", std::string{"…"}}}).utf8());
    }

    Lines procedures() const
    {
        Lines lines;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            if (const auto change = m_span.change(procedure.valid); !change.empty())
                lines.push_back(
                    fmt::format("{} {}\u00a0: {}", change, procedure.id, words(procedure.title)));
        return lines;
    }

    using Changes = std::map<std::string, std::set<std::string>>; ///< "+ D07", and where

    void note(const Period& valid, const std::string& name, const Procedure& procedure,
              Changes& changes) const
    {
        if (const auto change = m_span.change(valid); !change.empty())
            changes[fmt::format("{} {}", change, name)].insert(procedure.id);
    }

    static Lines lines_of(const Changes& changes)
    {
        Lines lines;
        for (const auto& [change, ids] : changes)
            lines.push_back(fmt::format("{} ({})", change, fmt::join(ids, ", ")));
        return lines;
    }

    /// A piece with the procedures that ask for it anew, or no more.
    Lines pieces() const
    {
        Changes changes;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            for (const PieceRequest& request : procedure.pieces)
                note(request.valid,
                     fmt::format("{}\u00a0: {}", request.piece,
                                 words(m_library.catalogue.piece(request.piece)->label)),
                     procedure, changes);
        return lines_of(changes);
    }

    /// What is said anew of a procedure, or no more.
    Lines sentences() const
    {
        Changes changes;
        for (const Procedure& procedure : m_library.catalogue.procedures()) {
            for (const auto* notes : {&procedure.conditions, &procedure.notes, &procedure.next})
                for (const Note& said : *notes)
                    note(said.valid, words(said.message), procedure, changes);
            for (const Deadline& deadline : procedure.deadlines)
                note(deadline.valid, words(deadline.message), procedure, changes);
        }
        return lines_of(changes);
    }

    Lines services() const
    {
        const auto answer = [](const Procedure& procedure, base::Date day) {
            return said_of(online_on(procedure, day));
        };
        Lines lines;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            if (online_on(procedure, m_span.from) != online_on(procedure, m_span.to))
                lines.push_back(fmt::format("{}\u00a0: {} → {}", procedure.id,
                                            answer(procedure, m_span.from),
                                            answer(procedure, m_span.to)));
        return lines;
    }

    Lines laws() const
    {
        Changes changes;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            for (const Law& law : procedure.laws)
                note(law.valid, law.article, procedure, changes);
        return lines_of(changes);
    }

    static std::string amount_on(const TariffPart& part, base::Date day)
    {
        const auto found = std::ranges::find_if(
            part.amounts, [&](const Amount& amount) { return amount.valid.holds(day); });
        return found == part.amounts.end() ? "inconnu" : fmt::format("{} €", found->euros);
    }

    void compare(const std::string& name, const std::vector<TariffPart>& parts, Lines& lines) const
    {
        for (const TariffPart& part : parts)
            if (amount_on(part, m_span.from) != amount_on(part, m_span.to))
                lines.push_back(fmt::format("{}/{}\u00a0: {} → {} ({})", name, part.id,
                                            amount_on(part, m_span.from),
                                            amount_on(part, m_span.to), words(part.label)));
    }

    Lines tariffs() const
    {
        Lines lines;
        const Tariffs& tariffs = m_library.catalogue.tariffs();
        for (const Tariff& tariff : tariffs.classes)
            compare(tariff.name, tariff.parts, lines);
        compare("regularisation", tariffs.regularisation, lines);
        compare("late", tariffs.late, lines);
        return lines;
    }

    /// The texts that were read between both days.
    Lines laws_read() const
    {
        std::set<std::string> read;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            for (const Law& law : procedure.laws)
                if (m_span.from < law.as_of && law.as_of <= m_span.to)
                    read.insert(
                        fmt::format("{}, au {}", law.article, base::format_date(law.as_of)));
        return {read.begin(), read.end()};
    }

    const Library& m_library;
    Span m_span;
};

} // namespace

base::Result<bool> changes(Arguments arguments)
{
    const Span span{TRY(day_written(arguments[0])), TRY(day_written(arguments[1]))};
    if (span.to < span.from)
        return base::failure(base::ErrorCode::DataInvalid, "the second day is before the first");
    const Library library = TRY(Library::open("."));
    Comparison{library, span}.print();
    return true;
}

} // namespace catalogue
