#include "shared/catalogue/document.h"
#include "shared/catalogue/rule_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr std::array statuses{"en vigueur", "d’après un guide d’avant la loi actuelle",
                              "à vérifier"};
constexpr std::array places{
    "à la borne",       "à la préfecture", "au consulat de France",
    "à l’OFII",         "par l’employeur", "à l’OFPRA",
    "sur le site ANEF", "à la mairie",     "au tribunal administratif",
    "rien à déposer",
};
constexpr std::array services{"non vérifié", "oui", "non"};

template <typename Dated>
std::string during(const Dated& dated)
{
    std::string text;
    if (dated.valid_from)
        text += fmt::format(", depuis le {}", base::format_date(*dated.valid_from));
    if (dated.valid_to)
        text += fmt::format(", jusqu’au {}", base::format_date(*dated.valid_to));
    return text;
}

std::string words_of(const Library& library, const MessageKey& key)
{
    const messages::Arguments arguments{{"date", std::string{"…"}}};
    return without_isolates(library.words.text(key, arguments).utf8());
}

std::string whole(const Library& library, const PiecePart& part);

std::string part_of(const Library& library, const PiecePart& part)
{
    const RuleWords rules{library.catalogue, library.words};
    const std::string label = part.label.empty() ? "" : words_of(library, part.label);
    if (part.kind == PiecePart::Kind::One)
        return label + rules.under(part.when);
    return fmt::format("{}{}({}){}", label, label.empty() ? "" : "\u00a0: ", whole(library, part),
                       rules.under(part.when));
}

std::string whole(const Library& library, const PiecePart& part)
{
    std::vector<std::string> parts;
    for (const PiecePart& each : part.parts)
        parts.push_back(part_of(library, each));
    return fmt::format(
        "{}", fmt::join(parts, part.kind == PiecePart::Kind::Any ? " **ou** " : " **et** "));
}

/// The lines of one procedure.
class Description
{
public:
    Description(const Library& library, const Procedure& procedure)
        : m_library{library}, m_procedure{procedure}, m_rules{library.catalogue, library.words}
    {
    }

    std::string text()
    {
        head();
        conditions();
        pieces();
        cost();
        times();
        words_beside();
        sources();
        return std::move(m_text);
    }

private:
    template <typename... Parts>
    void line(fmt::format_string<Parts...> form, Parts&&... parts)
    {
        m_text += fmt::format(form, std::forward<Parts>(parts)...) + "\n";
    }

    std::string words(const MessageKey& key) const { return words_of(m_library, key); }
    std::string under(const Rule& rule) const { return m_rules.under(rule); }

    void head()
    {
        std::vector<std::string> codes;
        for (const Case& one : m_procedure.cases)
            codes.push_back(one.code);
        line("### {}\u00a0: {}\n", fmt::join(codes, ", "), words(m_procedure.title));
        line("{}\n", words(m_procedure.summary));
        line("- **État**\u00a0: {}{}", statuses.at(static_cast<std::size_t>(m_procedure.status)),
             during(m_procedure));
        line("- **Où**\u00a0: {}\u00a0; téléservice de l’État\u00a0: {}",
             places.at(static_cast<std::size_t>(m_procedure.place)),
             services.at(static_cast<std::size_t>(m_procedure.online)));
        if (m_procedure.validity)
            line("- **Durée**\u00a0: {}", words(*m_procedure.validity));
        if (m_procedure.work)
            line("- **Travail**\u00a0: {}", words(*m_procedure.work));
        if (m_procedure.discreet_title)
            line("- **Discret**\u00a0: l’écran montre « {} », rien n’est imprimé sans demande",
                 words(*m_procedure.discreet_title));
    }

    void conditions()
    {
        if (!m_procedure.conditions.empty())
            line("- **Conditions**");
        for (const MessageKey& condition : m_procedure.conditions)
            line("  - {}", words(condition));
        if (m_procedure.cases.size() < 2)
            return;
        line("- **Cas**");
        for (const Case& one : m_procedure.cases)
            line("  - {}\u00a0: {}{}", one.code, words(one.title), under(one.when));
    }

    /// The sets that it draws from, each with what is left of it.
    void sets()
    {
        std::vector<std::string> names;
        for (const PieceRequest& request : m_procedure.pieces)
            if (!request.set.empty() && std::ranges::find(names, request.set) == names.end())
                names.push_back(request.set);
        for (const std::string& name : names) {
            std::vector<std::string> ids;
            Rule when;
            for (const PieceRequest& request : m_procedure.pieces)
                if (request.set == name) {
                    ids.push_back(request.piece);
                    when = request.set_when;
                }
            line("  - [liste `{}`](#listes)\u00a0: {}{}", name, fmt::join(ids, ", "), under(when));
        }
    }

    void pieces()
    {
        if (!m_procedure.pieces.empty())
            line("- **Pièces**");
        sets();
        for (const PieceRequest& request : m_procedure.pieces)
            if (request.set.empty())
                line("  - {}", described(m_library, request));
    }

    static std::string amounts(const TariffPart& part)
    {
        std::vector<std::string> said;
        for (const Amount& amount : part.amounts)
            said.push_back(fmt::format("{}\u00a0€{}", amount.euros, during(amount)));
        return fmt::format("{}", fmt::join(said, "\u00a0; "));
    }

    void tariff_parts(const std::vector<TariffPart>& parts, const Rule& also)
    {
        for (const TariffPart& part : parts)
            line("  - {}\u00a0: {} ({}){}", words(part.label), amounts(part),
                 part.at_filing ? "au dépôt" : "à la remise", under(also.and_also(part.when)));
    }

    void cost()
    {
        if (!m_procedure.cost)
            return;
        const Tariffs& tariffs = m_library.catalogue.tariffs();
        const auto found =
            std::ranges::find(tariffs.classes, m_procedure.cost->tariff, &Tariff::name);
        if (found == tariffs.classes.end())
            return;
        line("- **Coût** (`{}`)", found->name);
        tariff_parts(found->parts, Rule{});
        for (const Note& note : found->notes)
            line("  - {}{}", words(note.message), under(note.when));
        if (m_procedure.cost->regularisation)
            tariff_parts(tariffs.regularisation, *m_procedure.cost->regularisation);
        if (m_procedure.renewal && !found->parts.empty())
            tariff_parts(tariffs.late, Rule{});
    }

    void times()
    {
        if (m_procedure.renewal)
            line("- **Fenêtre**\u00a0: celle du renouvellement ({})",
                 m_procedure.online == Online::Yes  ? "du 120e au 60e jour avant la fin du titre"
                 : m_procedure.online == Online::No ? "les deux mois avant la fin du titre"
                                                    : "du 120e au 60e jour avant la fin du titre "
                                                      "en ligne, les deux derniers mois sinon");
        if (m_procedure.silence)
            line("- **Silence**\u00a0: refus après {} {}",
                 m_procedure.silence->months + m_procedure.silence->days,
                 m_procedure.silence->days > 0 ? "jours" : "mois");
        if (!m_procedure.deadlines.empty())
            line("- **Échéances**");
        for (const Deadline& deadline : m_procedure.deadlines)
            line("  - {} Date\u00a0: {}{}", words(deadline.message), m_rules.of(deadline.date),
                 under(deadline.when));
    }

    void words_beside()
    {
        if (!m_procedure.notes.empty() || m_procedure.medical)
            line("- **À savoir**");
        for (const Note& note : m_procedure.notes)
            line("  - {}{}", words(note.message), under(note.when));
        if (m_procedure.medical)
            line("  - {}", words("note.medical"));
        if (!m_procedure.next.empty())
            line("- **Et après**");
        for (const MessageKey& next : m_procedure.next)
            line("  - {}", words(next));
        if (!m_procedure.others.empty())
            line("- **Autres pistes**");
        for (const OtherWay& other : m_procedure.others)
            line("  - {}{}", other.code, under(other.when));
    }

    void sources()
    {
        if (!m_procedure.laws.empty())
            line("- **Textes**");
        for (const Law& law : m_procedure.laws)
            line("  - {}, au {}{}", law.article, base::format_date(law.as_of),
                 law.former.empty() ? "" : fmt::format(" (ancien {})", law.former));
        if (!m_procedure.sources.empty())
            line("- **Sources**");
        for (const std::string& source : m_procedure.sources)
            line("  - {}", source);
        m_text += "\n";
    }

    const Library& m_library;
    const Procedure& m_procedure;
    RuleWords m_rules;
    std::string m_text;
};

} // namespace

std::string described(const Library& library, const PieceRequest& request)
{
    const Piece& piece = *library.catalogue.piece(request.piece);
    return fmt::format("{}\u00a0: {}{}{}{}{}", request.piece,
                       words_of(library, request.label.value_or(piece.label)),
                       request.at_collection ? ", à la remise du titre" : "",
                       request.blocking ? "" : ", sans bloquer", during(request),
                       RuleWords{library.catalogue, library.words}.under(request.when));
}

std::string described(const Library& library, const Piece& piece)
{
    return fmt::format("{}\u00a0: {}{}{}", piece.id, words_of(library, piece.label),
                       piece.made_of ? "\u00a0: " : "",
                       piece.made_of ? whole(library, *piece.made_of) : "");
}

std::string described(const Library& library, const Procedure& procedure)
{
    return Description{library, procedure}.text();
}

} // namespace catalogue
