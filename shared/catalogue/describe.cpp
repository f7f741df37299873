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

std::string during(const Period& valid)
{
    std::string text;
    if (valid.from)
        text += fmt::format(", depuis le {}", base::format_date(*valid.from));
    if (valid.to)
        text += fmt::format(", jusqu’au {}", base::format_date(*valid.to));
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

/// The lines of one procedure: as it stands on a day, or with the days of each.
class Description
{
public:
    Description(const Library& library, const Procedure& procedure, std::optional<base::Date> day)
        : m_library{library},
          m_procedure{procedure},
          m_day{day},
          m_rules{library.catalogue, library.words}
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
    bool stands(const Period& valid) const { return !m_day || valid.holds(*m_day); }

    template <typename Dated>
    std::vector<Dated> standing(const std::vector<Dated>& all) const
    {
        std::vector<Dated> some;
        std::ranges::copy_if(all, std::back_inserter(some),
                             [&](const Dated& one) { return stands(one.valid); });
        return some;
    }

    void sentences(std::string_view title, const std::vector<Note>& notes)
    {
        const std::vector<Note> said = standing(notes);
        if (!said.empty())
            line("- **{}**", title);
        for (const Note& note : said)
            line("  - {}{}{}", words(note.message), during(note.valid), under(note.when));
    }

    void head()
    {
        std::vector<std::string> codes;
        for (const Case& one : m_procedure.cases)
            codes.push_back(one.code);
        line("### {}\u00a0: {}\n", fmt::join(codes, ", "), words(m_procedure.title));
        line("{}\n", words(m_procedure.summary));
        line("- **État**\u00a0: {}{}", statuses.at(static_cast<std::size_t>(m_procedure.status)),
             during(m_procedure.valid));
        const Online online =
            m_day ? online_on(m_procedure, *m_day) : m_procedure.teleservice.answer;
        line("- **Où**\u00a0: {}\u00a0; téléservice de l’État\u00a0: {}{}",
             places.at(static_cast<std::size_t>(m_procedure.place)), said_of(online),
             stands(m_procedure.teleservice.valid) ? during(m_procedure.teleservice.valid) : "");
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
        sentences("Conditions", m_procedure.conditions);
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
        for (const PieceRequest& request : m_requests)
            if (!request.set.empty() && std::ranges::find(names, request.set) == names.end())
                names.push_back(request.set);
        for (const std::string& name : names) {
            std::vector<std::string> ids;
            Rule when;
            for (const PieceRequest& request : m_requests)
                if (request.set == name) {
                    ids.push_back(request.piece);
                    when = request.set_when;
                }
            line("  - [liste `{}`](#listes)\u00a0: {}{}", name, fmt::join(ids, ", "), under(when));
        }
    }

    void pieces()
    {
        if (!m_requests.empty())
            line("- **Pièces**");
        sets();
        for (const PieceRequest& request : m_requests)
            if (request.set.empty())
                line("  - {}", described(m_library, request));
    }

    std::string amounts(const TariffPart& part) const
    {
        std::vector<std::string> said;
        for (const Amount& amount : standing(part.amounts))
            said.push_back(fmt::format("{}\u00a0€{}", amount.euros, during(amount.valid)));
        return said.empty() ? "montant inconnu" : fmt::format("{}", fmt::join(said, "\u00a0; "));
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
        for (const Note& note : standing(found->notes))
            line("  - {}{}", words(note.message), under(note.when));
        if (m_procedure.cost->regularisation)
            tariff_parts(tariffs.regularisation, *m_procedure.cost->regularisation);
        if (m_procedure.renewal && !found->parts.empty())
            tariff_parts(tariffs.late, Rule{});
    }

    std::string_view renewal_window() const
    {
        switch (m_day ? online_on(m_procedure, *m_day) : m_procedure.teleservice.answer) {
        case Online::Yes:
            return "du 120e au 60e jour avant la fin du titre";
        case Online::No:
            return "les deux mois avant la fin du titre";
        case Online::Unknown:
            break;
        }
        return "du 120e au 60e jour avant la fin du titre en ligne, les deux derniers mois sinon";
    }

    void times()
    {
        if (m_procedure.renewal)
            line("- **Fenêtre**\u00a0: celle du renouvellement ({})", renewal_window());
        if (m_procedure.silence)
            line("- **Silence**\u00a0: refus après {} {}",
                 m_procedure.silence->months + m_procedure.silence->days,
                 m_procedure.silence->days > 0 ? "jours" : "mois");
        const auto deadlines = standing(m_procedure.deadlines);
        if (!deadlines.empty())
            line("- **Échéances**");
        for (const Deadline& deadline : deadlines)
            line("  - {} Date\u00a0: {}{}{}", words(deadline.message), m_rules.of(deadline.date),
                 during(deadline.valid), under(deadline.when));
    }

    void words_beside()
    {
        std::vector<Note> notes = m_procedure.notes;
        if (m_procedure.medical)
            notes.push_back({.message = "note.medical"});
        sentences("À savoir", notes);
        sentences("Et après", m_procedure.next);
        const auto others = standing(m_procedure.others);
        if (!others.empty())
            line("- **Autres pistes**");
        for (const OtherWay& other : others)
            line("  - {}{}{}", other.code, during(other.valid), under(other.when));
    }

    void sources()
    {
        const auto laws = standing(m_procedure.laws);
        if (!laws.empty())
            line("- **Textes**");
        for (const Law& law : laws)
            line("  - {}, au {}{}{}", law.article, base::format_date(law.as_of),
                 law.former.empty() ? "" : fmt::format(" (ancien {})", law.former),
                 during(law.valid));
        if (!m_procedure.sources.empty())
            line("- **Sources**");
        for (const std::string& source : m_procedure.sources)
            line("  - {}", source);
        m_text += "\n";
    }

    const Library& m_library;
    const Procedure& m_procedure;
    std::optional<base::Date> m_day;
    RuleWords m_rules;
    std::vector<PieceRequest> m_requests = standing(m_procedure.pieces);
    std::string m_text;
};

} // namespace

std::string_view said_of(Online online)
{
    constexpr std::array services{"non vérifié", "oui", "non"};
    return services.at(static_cast<std::size_t>(online));
}

std::string described(const Library& library, const PieceRequest& request)
{
    const Piece& piece = *library.catalogue.piece(request.piece);
    return fmt::format("{}\u00a0: {}{}{}{}{}", request.piece,
                       words_of(library, request.label.value_or(piece.label)),
                       request.at_collection ? ", à la remise du titre" : "",
                       request.blocking ? "" : ", sans bloquer", during(request.valid),
                       RuleWords{library.catalogue, library.words}.under(request.when));
}

std::string described(const Library& library, const Piece& piece)
{
    return fmt::format("{}\u00a0: {}{}{}", piece.id, words_of(library, piece.label),
                       piece.made_of ? "\u00a0: " : "",
                       piece.made_of ? whole(library, *piece.made_of) : "");
}

std::string described(const Library& library, const Procedure& procedure,
                      std::optional<base::Date> day)
{
    return Description{library, procedure, day}.text();
}

} // namespace catalogue
