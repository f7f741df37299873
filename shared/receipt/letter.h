#pragma once

#include "shared/receipt/paper.h"
#include "shared/receipt/pdf.h"

#include <optional>
#include <string_view>

namespace receipt
{

/// The same words in French and, where that is another, in the visitor's language.
struct Phrase {
    Writing french;
    std::optional<Writing> visitor;
};

/// Makes phrases: `arguments` are asked for each language, which writes dates its own way.
class Phrases
{
public:
    explicit Phrases(const Words& words) : m_words{words} {}
    Phrase of(std::string_view key, const messages::Arguments& arguments = {}) const;
    /// `makes` is called with each catalogue.
    template <typename Makes>
    Phrase made(const Makes& makes) const
    {
        Phrase phrase{writing(*m_words.french, makes(*m_words.french)), std::nullopt};
        if (m_words.visitor != nullptr)
            phrase.visitor = writing(*m_words.visitor, makes(*m_words.visitor));
        return phrase;
    }
    const messages::Catalog& french() const { return *m_words.french; }

private:
    static Writing writing(const messages::Catalog& catalog, messages::Text words);
    Words m_words;
};

struct Link {
    QrCode code;
    messages::Text address;
};

/// A page of A4 filled from the top: each part goes below the last one, on a new page where it
/// does not fit. French stands at the left, the visitor's language at the right.
class Letter
{
public:
    Letter(const Phrase& title, base::Instant at, bool bilingual);

    /// Keeps room for the foot on every page, so that the last lines go over to it.
    void reserve_foot(const std::vector<Phrase>& lines, const std::optional<Link>& link);

    /// The title, and at its right the code; null: none.
    void head(const Phrase& title, const QrCode* code);
    void section(const Phrase& title);
    /// One line of a table. The value is in Latin letters, the same for all.
    void field(const Phrase& label, const messages::Text& value);
    /// The number that people ask for, large.
    void reference(const Phrase& label, const messages::Text& value, double size);
    void paragraph(const Phrase& phrase, const Style& style = {});
    /// A sentence that nobody may miss.
    void notice(const Phrase& phrase);
    /// A line of a list: `count` may be empty.
    void item(const Phrase& label, const Phrase& count, bool tick);
    void rule();
    /// At the foot of the last page: small print, and an address as a code and in clear.
    void foot(const std::vector<Phrase>& lines, const std::optional<Link>& link);
    /// Whether the foot has a page of its own, which is a waste of it.
    bool foot_alone() const { return m_foot_alone; }

    base::Result<base::Bytes> finish() { return m_paper.finish(); }

private:
    void make_room(double height);
    double height_of(const Phrase& phrase, const Style& style) const;
    double height_of(const Phrase& phrase, const Style& style, double each) const;
    double height_of_foot(const std::vector<Phrase>& lines, const std::optional<Link>& link) const;
    void write_pair(const Phrase& phrase, const Style& style);

    Paper m_paper;
    std::string m_running; ///< stands on top of the pages that follow
    bool m_bilingual;
    double m_y;
    double m_bottom;
    double m_reserved = 0;
    bool m_foot_alone = false;
};

} // namespace receipt
