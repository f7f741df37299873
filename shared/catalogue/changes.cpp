#include "shared/catalogue/commands.h"
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

    template <typename Dated>
    static bool holds(const Dated& dated, base::Date day)
    {
        return (!dated.valid_from || *dated.valid_from <= day) &&
               (!dated.valid_to || day <= *dated.valid_to);
    }
    /// "+" what came, "-" what went, nothing where nothing changed.
    template <typename Dated>
    std::string_view change(const Dated& dated) const
    {
        const bool before = holds(dated, from);
        const bool after = holds(dated, to);
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
        list("Textes", laws());
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
        return without_isolates(m_library.words.text(key).utf8());
    }

    Lines procedures() const
    {
        Lines lines;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            if (const auto change = m_span.change(procedure); !change.empty())
                lines.push_back(
                    fmt::format("{} {}\u00a0: {}", change, procedure.id, words(procedure.title)));
        return lines;
    }

    /// A piece with the procedures that ask for it anew, or no more.
    Lines pieces() const
    {
        std::map<std::string, std::set<std::string>> by_change;
        for (const Procedure& procedure : m_library.catalogue.procedures())
            for (const PieceRequest& request : procedure.pieces)
                if (const auto change = m_span.change(request); !change.empty())
                    by_change[fmt::format("{} {}", change, request.piece)].insert(procedure.id);
        Lines lines;
        for (const auto& [change, ids] : by_change) {
            const Piece& piece = *m_library.catalogue.piece(change.substr(2));
            lines.push_back(
                fmt::format("{}\u00a0: {} ({})", change, words(piece.label), fmt::join(ids, ", ")));
        }
        return lines;
    }

    static std::string amount_on(const TariffPart& part, base::Date day)
    {
        const auto found = std::ranges::find_if(
            part.amounts, [&](const Amount& amount) { return Span::holds(amount, day); });
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
    Lines laws() const
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
