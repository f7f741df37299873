#include "shared/receipt/pdf.h"

#include "shared/dossier/deposit.h"
#include "shared/receipt/letter.h"
#include "shared/receipt/receipt.h"

namespace receipt
{

namespace
{

using messages::Text;

/// "5901 20261122 0000184", with no-break spaces.
Text grouped(const std::string& number)
{
    std::string groups = number;
    if (number.size() == 19)
        groups.insert(12, "\u00A0").insert(4, "\u00A0");
    return Text::verbatim(groups);
}

Text address_of(const Confirmation& confirmation, const messages::Catalog& french)
{
    std::string address;
    for (const std::string& line : confirmation.address)
        address += (address.empty() ? "" : " ") + line;
    return french.in_capitals(Text::verbatim(address));
}

void write_person(Letter& letter, const Confirmation& confirmation, const Phrases& phrases)
{
    const messages::Catalog& french = phrases.french();
    const dossier::CivilStatus& person = confirmation.person;
    const Text birth_place =
        Text::verbatim(person.birth_place + ", " + french.country(person.birth_country).utf8());

    letter.field(phrases.of("pdf.field.birth_name"), Text::verbatim(person.birth_name));
    letter.field(phrases.of("pdf.field.usage_name"), Text::verbatim(person.usage_name));
    letter.field(phrases.of("pdf.field.given_names"), Text::verbatim(person.given_names));
    letter.field(phrases.of("pdf.field.birth_date"), french.date_short(person.birth_date));
    letter.field(phrases.of("pdf.field.birth_place"), french.in_capitals(birth_place));
    letter.field(phrases.of("pdf.field.nationality"),
                 french.in_capitals(french.nationality(person.nationality)));
    letter.field(phrases.of("pdf.field.address"), address_of(confirmation, french));
}

void write_check_code(Letter& letter, const dossier::Acknowledgement& given, const Phrases& phrases)
{
    letter.field(phrases.of("pdf.field.check_code"), Text::verbatim(check_code(given.qr_text)));
}

Phrase dated(const Phrases& phrases, std::string_view key, base::Instant at)
{
    return phrases.made([&](const messages::Catalog& catalog) {
        return catalog.text(key, {{"date", catalog.date_short(base::paris_day(at))}});
    });
}

void write_confirmation(Letter& letter, const Confirmation& confirmation, const Phrases& phrases)
{
    const dossier::Acknowledgement& given = confirmation.acknowledgement;
    letter.section(phrases.of("pdf.references"));
    letter.field(phrases.of("pdf.field.identifier"),
                 Text::verbatim(confirmation.person.foreigner_number));
    letter.reference(phrases.of("pdf.field.application_number"),
                     grouped(given.application_number.value_or("")), 20);
    letter.field(phrases.of("pdf.field.issue_date"),
                 phrases.french().date_short(base::paris_day(given.at)));
    if (!confirmation.request.empty())
        letter.field(phrases.of("pdf.field.request"), phrases.french().text(confirmation.request));
    write_check_code(letter, given, phrases);
    write_person(letter, confirmation, phrases);
    letter.rule();
    letter.paragraph(dated(phrases, confirmation.filed, given.at));
    letter.paragraph(phrases.of("pdf.confirmation.proof"));
    letter.paragraph(phrases.of("pdf.not_a_permit"));
    letter.paragraph(phrases.of("pdf.no_borders"));
    letter.paragraph(phrases.of("pdf.confirmation.informed"));
}

Phrase pages_of(const Phrases& phrases, const ListedPiece& piece)
{
    if (piece.pages == 0)
        return {};
    return phrases.of("pdf.pages", {{"count", std::int64_t{piece.pages}}});
}

void write_kiosk_receipt(Letter& letter, const Confirmation& confirmation, const Phrases& phrases)
{
    const dossier::Acknowledgement& given = confirmation.acknowledgement;
    const messages::Catalog& french = phrases.french();
    const Text moment = french.text("pdf.kiosk_receipt.moment",
                                    {{"date", french.date_short(base::paris_day(given.at))},
                                     {"time", french.time_of_day(given.at)}});
    letter.notice(phrases.of("pdf.kiosk_receipt.kept"));
    letter.section(phrases.of("pdf.references"));
    letter.field(phrases.of("pdf.field.identifier"),
                 Text::verbatim(confirmation.person.foreigner_number));
    letter.reference(phrases.of("pdf.field.deposit"), Text::verbatim(given.deposit.text()), 18);
    letter.field(phrases.of("pdf.field.deposited_at"), moment);
    write_check_code(letter, given, phrases);
    write_person(letter, confirmation, phrases);
    letter.rule();
    letter.paragraph(phrases.of("pdf.kiosk_receipt.proof"));
    letter.paragraph(phrases.of("pdf.not_a_permit"));
    letter.paragraph(phrases.of("pdf.no_borders"));
    letter.section(phrases.of("pdf.kiosk_receipt.pieces"));
    for (const ListedPiece& piece : confirmation.pieces)
        letter.item(phrases.of(piece.label), pages_of(phrases, piece), false);
}

base::Result<void> write_foot(Letter& letter, const Confirmation& confirmation,
                              const Phrases& phrases)
{
    std::vector<Phrase> lines{phrases.of("pdf.signed", {{"kiosk", confirmation.kiosk}})};
    std::optional<Link> link;
    if (!confirmation.follow_up.empty()) {
        lines.push_back(phrases.of("pdf.follow_up"));
        link = Link{.code = TRY(qr_code(confirmation.follow_up)),
                    .address = Text::verbatim(confirmation.follow_up)};
    }
    letter.foot(lines, link);
    return {};
}

} // namespace

base::Result<base::Bytes> confirmation_pdf(const Confirmation& confirmation, const Words& words)
{
    const dossier::Acknowledgement& given = confirmation.acknowledgement;
    const bool by_central = given.application_number.has_value();
    const Phrases phrases{words};
    const QrCode code = TRY(qr_code(given.qr_text));
    const Phrase title = phrases.of(by_central ? confirmation.title : "pdf.kiosk_receipt.title");
    Letter letter{title, given.at, words.visitor != nullptr};
    letter.head(title, &code);
    letter.rule();
    if (by_central)
        write_confirmation(letter, confirmation, phrases);
    else
        write_kiosk_receipt(letter, confirmation, phrases);
    TRY(write_foot(letter, confirmation, phrases));
    return letter.finish();
}

} // namespace receipt
