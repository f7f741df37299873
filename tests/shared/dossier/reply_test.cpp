#include "tests/shared/catalogue/product.h"
#include "tests/shared/dossier/problems.h"

#include <doctest/doctest.h>

using namespace dossier;
using namespace dossier::tests;

namespace
{

/// The message was read on 1 March; one document is not accepted.
Dossier reply(const char* choice)
{
    Dossier dossier;
    dossier.procedure = "complement";
    dossier.language = "fr";
    dossier.answers = {{"address", address("59800", "59350")},
                       {"phone", "0601020304"},
                       {"request_number", "5901202308160000184"},
                       {"reading_date", "2026-03-01"},
                       {"refused_documents", "one"},
                       {"refused_document", "Passeport"},
                       {"reply", choice},
                       {"attest_false", true}};
    return dossier;
}

Dossier kept(const char* reason)
{
    Dossier dossier = reply("keep");
    dossier.answers["kept_reason"] = reason;
    return dossier;
}

AttachedPiece files(const char* piece, std::size_t count)
{
    const AttachedFile file{.name = "a.pdf", .media_type = "application/pdf", .size = 1000};
    return {.piece = piece, .files = std::vector(count, file)};
}

Dossier updated(std::size_t count)
{
    Dossier dossier = reply("update");
    dossier.pieces = {files("DMAJ", count)};
    return dossier;
}

Texts problems_of(const Dossier& dossier, const char* today = "2026-03-10")
{
    const CivilStatus person{.foreigner_number = "5903007192",
                             .birth_name = "Etranger",
                             .given_names = "Adulte",
                             .sex = "F",
                             .birth_date = day("1990-08-10"),
                             .birth_country = "BR",
                             .birth_place = "Brasilia",
                             .nationality = "BR"};
    return found(problems_of_dossier(dossier, {.catalogue = product_catalogue(),
                                               .person = person,
                                               .today = day(today),
                                               .communes = &france()}));
}

Texts with(const char* field, const catalogue::Value& answer, const char* today = "2026-03-10")
{
    Dossier dossier = kept("La copie comporte 2 pages");
    dossier.answers[field] = answer;
    return problems_of(dossier, today);
}

} // namespace

TEST_CASE("Who keeps a document says why, and gives no file")
{
    CHECK(problems_of(kept("La copie comporte 2 pages")) == Texts{});
    CHECK(problems_of(reply("keep")) == Texts{"kept_reason: problem.required"});
    for (const char* blank : {"", "  ", "\n", "\u00a0\u202f"})
        CHECK(problems_of(kept(blank)) == Texts{"kept_reason: problem.required"});
}

TEST_CASE("Who updates a document gives one file or more, three at most, and no reason")
{
    CHECK(problems_of(reply("update")) == Texts{"DMAJ: problem.piece_missing"});
    CHECK(problems_of(updated(0)) == Texts{"DMAJ: problem.piece_missing"});
    CHECK(problems_of(updated(1)) == Texts{});
    CHECK(problems_of(updated(3)) == Texts{});
    CHECK(problems_of(updated(4)) == Texts{"DMAJ: error.too_many_files"});
    Dossier heavy = updated(1);
    heavy.pieces[0].files[0].size = 10'000'001;
    CHECK(problems_of(heavy) == Texts{"DMAJ: error.file_too_large"});
    heavy.pieces[0].files[0] = {.name = "a.heic", .media_type = "image/heic", .size = 1000};
    CHECK(problems_of(heavy) == Texts{"DMAJ: error.file_type_refused"});
}

TEST_CASE("A reply is one of the two, about a request, a message and a document")
{
    const Texts neither{"reply: problem.choice_required", "DMAJ: problem.piece_missing"};
    CHECK(with("reply", "perhaps") == neither);
    CHECK(with("reply", {}) == neither);
    CHECK(with("refused_document", " ") == Texts{"refused_document: problem.required"});
    CHECK(with("request_number", "5901 20230816 0000184") == Texts{});
    for (const char* wrong : {"590120230816000018", "59012023081600001844", "5901202602300000184",
                              "5901202603110000184", "5901A02308160000184"})
        CHECK(with("request_number", wrong) == Texts{"request_number: problem.request_number"});
    CHECK(with("reading_date", "2026-03-10") == Texts{});
    CHECK(with("reading_date", "2026-03-11") == Texts{"reading_date: problem.date_future"});
}

TEST_CASE("A message read on 1 March is answered by 31 March; after it, whoever answers was warned")
{
    const Dossier dossier = kept("La copie comporte 2 pages");
    CHECK(problems_of(dossier, "2026-03-31") == Texts{});
    CHECK(problems_of(dossier, "2026-04-01") == Texts{"attest_late: problem.attestation_required"});
    CHECK(with("attest_late", true, "2026-04-01") == Texts{});
    CHECK(with("reading_date", "2024-01-31", "2024-03-01") == Texts{}); // of a leap year
    CHECK(with("reading_date", "2024-01-30", "2024-03-01") ==
          Texts{"attest_late: problem.attestation_required"});
}

TEST_CASE("Every document of the message has a reply of its own")
{
    Dossier dossier = kept("La copie comporte 2 pages");
    dossier.answers["refused_documents"] = "three";
    dossier.answers["refused_document_2"] = "Facture";
    dossier.answers["reply_2"] = "update";
    dossier.answers["refused_document_3"] = "Acte de naissance";
    dossier.answers["reply_3"] = "keep";
    CHECK(problems_of(dossier) ==
          Texts{"kept_reason_3: problem.required", "DMAJ2: problem.piece_missing"});
    dossier.answers["kept_reason_3"] = "Il est traduit";
    dossier.pieces = {files("DMAJ2", 1)};
    CHECK(problems_of(dossier) == Texts{});

    // What was said of a document that is no longer there asks for nothing.
    dossier.pieces.clear();
    dossier.answers["refused_documents"] = "one";
    CHECK(problems_of(dossier) == Texts{});
}
