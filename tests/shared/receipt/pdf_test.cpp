#include "shared/receipt/pdf.h"

#include "tests/program.h"
#include "tests/shared/receipt/folder.h"
#include "tests/shared/receipt/sample.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using messages::Catalog;
using sample::Folder;
using tests::run;

namespace
{

struct Languages {
    Catalog french = Catalog::load("locales", "fr").value();
    Catalog english = Catalog::load("locales", "en").value();
    Catalog arabic = Catalog::load("locales", "ar").value();
};

const Languages& languages()
{
    static const Languages all;
    return all;
}

receipt::Words words(const Catalog* visitor)
{
    return {.french = &languages().french, .visitor = visitor};
}

catalogue::Procedure procedure(const std::string& id)
{
    catalogue::Procedure procedure;
    procedure.id = id;
    procedure.title = "procedure." + id + ".title";
    return procedure;
}

receipt::Confirmation confirmation(const receipt::Receipt& signed_one)
{
    static const receipt::SigningKey key = receipt::SigningKey::generate();
    receipt::Confirmation paper;
    paper.acknowledgement = {signed_one.deposit, signed_one.issued_at,
                             signed_one.application_number, receipt::sign(signed_one, key)};
    paper.person = {.foreigner_number = "5903007192",
                    .birth_name = "DCEM",
                    .usage_name = "",
                    .given_names = "ETRANGER",
                    .sex = "F",
                    .birth_date = base::parse_date("2006-02-21").value(),
                    .birth_country = "TN",
                    .birth_place = "Tunis",
                    .nationality = "TN"};
    paper.address = {"20 rue Nationale", "59800 Lille", "France"};
    paper.kiosk = signed_one.kiosk;
    paper.follow_up = "https://central.example/suivi";
    catalogue::Procedure ase = procedure("ase");
    ase.confirmation = "procedure.ase.confirmation";
    receipt::name_request(paper, ase);
    return paper;
}

std::string save(const Folder& folder, const base::Result<base::Bytes>& pdf)
{
    REQUIRE(pdf.has_value());
    const std::string file = folder.path / "paper.pdf";
    std::ofstream{file, std::ios::binary} << base::as_text(*pdf);
    return file;
}

/// The words of a PDF in reading order, in one line, without what only steers the layout.
std::string words_of(const std::string& file, const std::string& options = "")
{
    std::string text = run("pdftotext " + options + " " + file + " -").output;
    for (const std::string invisible : {"\u2066", "\u2067", "\u2068", "\u2069"})
        for (auto at = text.find(invisible); at != std::string::npos; at = text.find(invisible))
            text.erase(at, invisible.size());
    std::istringstream lines{text};
    std::string line;
    for (std::string word; lines >> word;)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

bool holds(const std::string& text, std::string_view sentence)
{
    const bool found = text.find(sentence) != std::string::npos;
    if (!found)
        MESSAGE(text);
    return found;
}

} // namespace

TEST_CASE("The confirmation has the official wording, to the letter")
{
    const Folder folder;
    const auto pdf =
        receipt::confirmation_pdf(confirmation(sample::central_receipt()), words(nullptr));
    const std::string text = words_of(save(folder, pdf));
    for (const std::string_view sentence :
         {"CONFIRMATION DU DÉPÔT D’UNE PREMIÈRE DEMANDE DE TITRE DE SÉJOUR",
          "Le 22/11/2026, vous avez déposé avec succès une demande de titre de séjour qui sera "
          "examinée par la préfecture compétente.",
          "Ce document constitue la preuve de dépôt de votre demande.",
          "Il ne constitue pas une preuve de régularité du séjour et ne permet pas l’ouverture "
          "de droits associés à un séjour régulier.",
          "Ce document n’autorise pas le franchissement des frontières de l’espace Schengen.",
          "Vous serez informé(e) de l’avancement et de la suite donnée à votre démarche par un "
          "courrier électronique vous invitant à vous connecter à votre espace personnel."})
        CHECK(holds(text, sentence));
    for (const std::string_view value : {"5903007192", "22/11/2026", "21/02/2006", "DCEM",
                                         "ETRANGER", "TUNIS, TUNISIE", "59800 LILLE FRANCE"})
        CHECK(holds(text, value));
    CHECK(holds(text, "5901 20261122 0000184"));
}

TEST_CASE("The confirmation of another request names it, and a victim's names nothing")
{
    const Folder folder;
    const auto written = [&](const catalogue::Procedure& asked) {
        receipt::Confirmation paper = confirmation(sample::central_receipt());
        paper.title = receipt::Confirmation{}.title;
        paper.filed = receipt::Confirmation{}.filed;
        receipt::name_request(paper, asked);
        return words_of(save(folder, receipt::confirmation_pdf(paper, words(nullptr))));
    };
    const std::string lost = written(procedure("dup_perte"));
    CHECK(holds(lost, "CONFIRMATION DU DÉPÔT D’UNE DEMANDE"));
    CHECK(lost.find("PREMIÈRE DEMANDE") == std::string::npos);
    CHECK(holds(lost, "vous avez déposé avec succès une demande qui sera examinée"));
    CHECK(holds(lost, "perdu"));

    catalogue::Procedure victim = procedure("vpf_bop");
    victim.discreet_title = "procedure.vpf_bop.discreet_title";
    const std::string discreet = written(victim);
    CHECK(discreet.find("rotection") == std::string::npos);
}

TEST_CASE("The receipt of the kiosk says that the demande waits and shows no number of central")
{
    const Folder folder;
    auto paper = confirmation(sample::kiosk_receipt());
    paper.pieces = {{.label = "pdf.references", .pages = 2}};
    const std::string text =
        words_of(save(folder, receipt::confirmation_pdf(paper, words(nullptr))));
    CHECK(holds(text, "Votre demande est enregistrée dans cette borne. Le serveur de la préfecture "
                      "ne l’a pas encore confirmée. Elle lui sera transmise automatiquement. Votre "
                      "numéro de demande vous sera envoyé."));
    CHECK(holds(text, "0193536c-7d2e-7b11-8a05-52f1c0ffee01"));
    CHECK(holds(text, "22/11/2026 à 09:58"));
    CHECK(holds(text, "2 pages"));
    CHECK(text.find("preuve de dépôt de votre demande") == std::string::npos);
    CHECK(text.find("N° de la demande") == std::string::npos);
}

TEST_CASE("The check code stands in clear on the confirmation")
{
    const Folder folder;
    const auto paper = confirmation(sample::central_receipt());
    CHECK(holds(words_of(save(folder, receipt::confirmation_pdf(paper, words(nullptr)))),
                receipt::check_code(paper.acknowledgement.qr_text)));
}

TEST_CASE("A confirmation fits one page of A4 in every language and has a title")
{
    for (const Catalog* visitor :
         {static_cast<const Catalog*>(nullptr), &languages().english, &languages().arabic}) {
        const Folder folder;
        const std::string file =
            save(folder, receipt::confirmation_pdf(confirmation(sample::central_receipt()),
                                                   words(visitor)));
        const std::string about = run("pdfinfo " + file).output;
        CHECK(holds(about, "Pages:           1\n"));
        CHECK(holds(about, "(A4)"));
        CHECK(holds(about, "Title:           CONFIRMATION DU DÉPÔT"));
        CHECK(holds(about, "Tagged:          yes"));
    }
}

TEST_CASE("Beside the French stands the visitor's language")
{
    const Folder folder;
    const auto paper = confirmation(sample::central_receipt());
    const std::string english =
        words_of(save(folder, receipt::confirmation_pdf(paper, words(&languages().english))));
    CHECK(holds(english, languages().english.text("pdf.confirmation.proof").utf8()));
    CHECK(holds(english, languages().french.text("pdf.confirmation.proof").utf8()));

    const std::string arabic =
        words_of(save(folder, receipt::confirmation_pdf(paper, words(&languages().arabic))));
    CHECK(holds(arabic, "شنغن"));
}

TEST_CASE("The code on the printed paper is read by two independent readers")
{
    for (const auto& signed_one : {sample::central_receipt(), sample::kiosk_receipt()}) {
        const Folder folder;
        const auto paper = confirmation(signed_one);
        const std::string file =
            save(folder, receipt::confirmation_pdf(paper, words(&languages().arabic)));
        const std::string picture = folder.path / "page";
        REQUIRE(run("pdftoppm -r 300 -gray -png -singlefile " + file + " " + picture).status == 0);

        const std::string zbar = run("zbarimg --nodbus -q --raw " + picture + ".png").output;
        CHECK(holds(zbar, paper.acknowledgement.qr_text + "\n"));
        CHECK(holds(zbar, paper.follow_up + "\n"));
        const std::string zxing = run("ZXingReader -1 -format QRCode " + picture + ".png").output;
        CHECK((holds(zxing, paper.acknowledgement.qr_text) || holds(zxing, paper.follow_up)));
    }
}

TEST_CASE("A long list of pieces continues on a page that names the document")
{
    const Folder folder;
    auto paper = confirmation(sample::kiosk_receipt());
    paper.pieces.assign(30, {.label = "pdf.not_a_permit", .pages = 1});
    const std::string file =
        save(folder, receipt::confirmation_pdf(paper, words(&languages().english)));
    CHECK(holds(words_of(file, "-f 2 -l 2"),
                "REÇU DE DÉPÔT À LA BORNE – 0193536c-7d2e-7b11-8a05-52f1c0ffee01"));
}

TEST_CASE("The list of pieces to prepare says that it proves no deposit")
{
    const Folder folder;
    const receipt::Preparation preparation{
        .procedure = "pdf.references",
        .groups = {{.title = "pdf.kiosk_receipt.pieces", .pieces = {{.label = "pdf.no_borders"}}}},
        .printed_on = base::parse_date("2026-11-22").value()};
    const std::string text =
        words_of(save(folder, receipt::preparation_pdf(preparation, words(&languages().english))));
    CHECK(holds(text, "Document sans valeur de dépôt"));
    CHECK(holds(text, "Liste imprimée le 22/11/2026"));
    CHECK(holds(text, languages().english.text("pdf.preparation.no_deposit").utf8()));
}

TEST_CASE(
    "A sheet says for whom, under which conditions, at what cost, what comes next and the law")
{
    const Folder folder;
    const base::Date day = base::parse_date("2026-12-01").value();
    const receipt::Preparation sheet{
        .title = "pdf.sheet.title",
        .procedure = "procedure.vls_valid.title",
        .printed_on = day,
        .where = "outcome.place.online",
        .before = {{"pdf.sheet.for_whom", {{.key = "procedure.vls_valid.summary"}}},
                   {"outcome.conditions", {{.key = "condition.transversal.vls_visa"}}}},
        .after = {{"outcome.cost",
                   {{.key = "outcome.amount",
                     .numbers = {{"euros", 50}},
                     .messages = {{"part", "tariff.stamp"}}}}},
                  {"outcome.laws",
                   {{.key = "outcome.law",
                     .dates = {{"day", day}},
                     .names = {{"article", "CESEDA R.431-17"}}}}}}};
    const Catalog& english = languages().english;
    const std::string text =
        words_of(save(folder, receipt::preparation_pdf(sheet, words(&english))));
    CHECK(holds(text, "Pour qui"));
    CHECK(holds(text, "Droit de timbre"));
    CHECK(holds(text, english.text("tariff.stamp").utf8()));
    CHECK(holds(text, "CESEDA R.431-17, texte au 1er décembre 2026"));
    CHECK(holds(text, english.text("condition.transversal.vls_visa").utf8()));
    const auto arabic = receipt::preparation_pdf(sheet, words(&languages().arabic));
    CHECK(holds(words_of(save(folder, arabic)), "CESEDA R.431-17"));
}

TEST_CASE("The foot of a sheet never has a page of its own")
{
    const Folder folder;
    receipt::Preparation sheet{.title = "pdf.sheet.title",
                               .procedure = "procedure.vls_valid.title",
                               .groups = {{.title = "pdf.kiosk_receipt.pieces", .pieces = {}}},
                               .printed_on = base::parse_date("2026-11-22").value()};
    int with_two_pages = 0;
    for (int count = 0; count < 40; ++count) {
        sheet.groups.front().pieces.push_back({.label = "pdf.no_borders"});
        const std::string file = save(folder, receipt::preparation_pdf(sheet, words(nullptr)));
        if (!holds(run("pdfinfo " + file).output, "Pages:           2"))
            continue;
        ++with_two_pages;
        CAPTURE(count);
        CHECK(holds(words_of(file, "-f 2 -l 2"), "Schengen"));
    }
    CHECK(with_two_pages > 3);
}

TEST_CASE("The same confirmation is the same file")
{
    const auto paper = confirmation(sample::central_receipt());
    CHECK(receipt::confirmation_pdf(paper, words(nullptr)) ==
          receipt::confirmation_pdf(paper, words(nullptr)));
}
