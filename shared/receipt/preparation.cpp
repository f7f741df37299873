#include "shared/receipt/letter.h"

namespace receipt
{

namespace
{

Phrase phrase_of(const Phrases& phrases, const catalogue::Sentence& sentence)
{
    return phrases.made([&](const messages::Catalog& catalog) {
        messages::Arguments arguments;
        for (const auto& [name, day] : sentence.dates)
            arguments.emplace_back(name, day);
        for (const auto& [name, number] : sentence.numbers)
            arguments.emplace_back(name, number);
        for (const auto& [name, text] : sentence.names)
            arguments.emplace_back(name, text);
        for (const auto& [name, key] : sentence.messages)
            arguments.emplace_back(name, catalog.text(key));
        return catalog.text(sentence.key, arguments);
    });
}

void sentences(Letter& letter, const Phrases& phrases, const std::vector<catalogue::Sentence>& said)
{
    for (const catalogue::Sentence& sentence : said)
        letter.paragraph(phrase_of(phrases, sentence));
}

void parts(Letter& letter, const Phrases& phrases, const std::vector<catalogue::Passage>& parts)
{
    for (const catalogue::Passage& part : parts) {
        letter.section(phrases.of(part.title));
        sentences(letter, phrases, part.lines);
    }
}

void what_where_when(Letter& letter, const Phrases& phrases, const Preparation& preparation)
{
    if (!preparation.procedure.empty())
        letter.paragraph(phrases.of(preparation.procedure), {.size = 14, .bold = true});
    letter.notice(phrases.of("pdf.preparation.no_deposit"));
    if (!preparation.where.empty()) {
        letter.section(phrases.of("pdf.sheet.where"));
        letter.paragraph(phrases.of(preparation.where));
    }
    if (!preparation.when.empty())
        letter.section(phrases.of("pdf.sheet.when"));
    sentences(letter, phrases, preparation.when);
}

void what_to_bring(Letter& letter, const Phrases& phrases, const Preparation& preparation)
{
    for (const PieceGroup& group : preparation.groups) {
        if (!group.title.empty())
            letter.section(phrases.of(group.title));
        for (const ListedPiece& piece : group.pieces)
            letter.item(phrases.of(piece.label), {}, true);
    }
    if (!preparation.notes.empty())
        letter.section(phrases.of("pdf.sheet.notes"));
    sentences(letter, phrases, preparation.notes);
}

base::Result<std::optional<Link>> link_to(const std::string& address)
{
    if (address.empty())
        return std::nullopt;
    return Link{TRY(qr_code(address)), messages::Text::verbatim(address)};
}

/// What stands at the foot of the sheet.
struct Foot {
    std::vector<Phrase> lines;
    std::optional<Link> link;
};

base::Result<Foot> foot_of(const Phrases& phrases, const Preparation& preparation)
{
    Foot foot;
    foot.lines.push_back(phrases.made([&](const messages::Catalog& catalog) {
        return catalog.text("pdf.preparation.printed",
                            {{"date", catalog.date_short(preparation.printed_on)}});
    }));
    foot.link = TRY(link_to(preparation.address));
    if (foot.link)
        foot.lines.push_back(phrases.of("pdf.sheet.follow"));
    return foot;
}

void body(Letter& letter, const Phrases& phrases, const Preparation& preparation)
{
    letter.head(phrases.of(preparation.title), nullptr);
    what_where_when(letter, phrases, preparation);
    if (!preparation.code.empty()) {
        letter.reference(phrases.of("pdf.sheet.code"), messages::Text::verbatim(preparation.code),
                         18);
        letter.paragraph(phrases.of("pdf.sheet.code_help"));
    }
    parts(letter, phrases, preparation.before);
    what_to_bring(letter, phrases, preparation);
    parts(letter, phrases, preparation.after);
}

} // namespace

base::Result<base::Bytes> preparation_pdf(const Preparation& preparation, const Words& words)
{
    const Phrases phrases{words};
    const Phrase title = phrases.of(preparation.title);
    const base::Instant at{std::chrono::sys_days{preparation.printed_on}};
    const Foot foot = TRY(foot_of(phrases, preparation));
    const auto written = [&](bool reserved) {
        Letter letter{title, at, words.visitor != nullptr};
        if (reserved)
            letter.reserve_foot(foot.lines, foot.link);
        body(letter, phrases, preparation);
        letter.foot(foot.lines, foot.link);
        return letter;
    };
    Letter letter = written(false);
    return letter.foot_alone() ? written(true).finish() : letter.finish();
}

} // namespace receipt
