#include "tests/shared/catalogue/product.h"
#include "tests/shared/dossier/problems.h"

#include <algorithm>
#include <doctest/doctest.h>

using catalogue::Facts;
using catalogue::Value;
using namespace dossier;
using namespace dossier::tests;

namespace
{

const base::Date today = day("2026-11-23");

CivilStatus brazilian()
{
    return {.foreigner_number = "5903007192",
            .birth_name = "Etranger",
            .usage_name = "",
            .given_names = "Mineur",
            .sex = "M",
            .birth_date = day("2009-08-10"),
            .birth_country = "BR",
            .birth_place = "Brasilia",
            .nationality = "BR"};
}

AttachedPiece file_piece(const char* id)
{
    return {.piece = id,
            .files = {{.name = "a.pdf", .media_type = "application/pdf", .size = 1000}},
            .reference = ""};
}

Dossier complete()
{
    Dossier dossier;
    dossier.procedure = "ase";
    dossier.language = "fr";
    dossier.answers = {{"address", address("59800", "59350")},
                       {"phone", "0601020304"},
                       {"ase_date", "2021-04-16"},
                       {"entry_date", "2020-09-01"},
                       {"family_situation", "single"},
                       {"children", false},
                       {"attest_work", true},
                       {"attest_false", true}};
    for (const char* id : {"D01", "D02", "D03", "D11", "D13", "D14", "D15"})
        dossier.pieces.push_back(file_piece(id));
    dossier.pieces.push_back({.piece = "D04", .files = {}, .reference = std::string(22, '0')});
    dossier.pieces.push_back({.piece = "D07", .files = {}, .reference = "", .accepted = true});
    return dossier;
}

Texts problems_of(const Dossier& dossier)
{
    const CivilStatus person = brazilian();
    return found(problems_of_dossier(dossier, {.catalogue = product_catalogue(),
                                               .person = person,
                                               .today = today,
                                               .communes = &france()}));
}

} // namespace

TEST_CASE("The facts are the answers under the civil status, which no answer can change")
{
    Dossier dossier;
    dossier.answers = {{"phone", "0601020304"},
                       {"birth_date", "1990-01-01"},
                       {"today", "2000-01-01"},
                       {"usage_name", "Petit"},
                       {"empty", ""}};
    const Facts facts = facts_of(dossier, brazilian(), today);
    CHECK(facts.at("birth_date") == Value{"2009-08-10"});
    CHECK(facts.at("today") == Value{"2026-11-23"});
    CHECK(facts.at("phone") == Value{"0601020304"});
    CHECK(facts.at("usage_name") == Value{"Petit"});
    CHECK(facts.at("nationality") == Value{"BR"});
    CHECK_FALSE(facts.contains("empty"));
}

TEST_CASE("A complete dossier has no problem, and D16 may be missing")
{
    CHECK(problems_of(complete()) == Texts{});
}

TEST_CASE("What is missing from a dossier is told, each thing once")
{
    Dossier dossier = complete();
    dossier.answers.erase("phone");
    dossier.answers["attest_false"] = false;
    std::erase_if(dossier.pieces, [](const AttachedPiece& piece) {
        return piece.piece == "D03" || piece.piece == "D07";
    });
    CHECK(problems_of(dossier) ==
          Texts{"phone: problem.required", "attest_false: problem.attestation_required",
                "D03: problem.piece_missing", "D07: problem.piece_missing"});
}

TEST_CASE("The pieces of a dossier keep the rules of files, numbers and signatures")
{
    Dossier dossier = complete();
    const auto piece = [&](const char* id) -> AttachedPiece& {
        return *std::ranges::find(dossier.pieces, id, &AttachedPiece::piece);
    };
    piece("D01").files.resize(4, piece("D01").files[0]);
    piece("D02").files[0].size = 10'000'001;
    piece("D03").files[0].size = 0;
    piece("D11").files[0].media_type = "image/heic";
    piece("D04").reference = "123";
    piece("D07").accepted = false;
    dossier.pieces.push_back(file_piece("D99"));
    dossier.pieces.push_back(file_piece("D13"));
    dossier.observations = std::string(longest_observations + 1, 'a');
    CHECK(problems_of(dossier) == Texts{"D04: problem.ephoto_digits", "D02: error.file_too_large",
                                        "D01: error.too_many_files", "D11: error.file_type_refused",
                                        "D03: error.file_empty", "D07: problem.piece_missing",
                                        "D99: error.data_invalid", "D13: error.data_invalid",
                                        "observations: problem.too_long"});
}

TEST_CASE("The young person in care gives three files of 10 MB a document, and no more of either")
{
    for (const char* id : {"D01", "D02", "D03", "D11", "D13", "D14", "D15"}) {
        INFO(id);
        Dossier dossier = complete();
        auto& files = std::ranges::find(dossier.pieces, id, &AttachedPiece::piece)->files;
        files[0].size = 10'000'000;
        files.resize(3, files[0]);
        CHECK(problems_of(dossier) == Texts{});
        files.resize(4, files[0]);
        CHECK(problems_of(dossier) == Texts{std::string{id} + ": error.too_many_files"});
        files.resize(1);
        files[0].size = 10'000'001;
        CHECK(problems_of(dossier) == Texts{std::string{id} + ": error.file_too_large"});
    }
    const std::string notice = product_words().text("pieces.notice").utf8();
    CHECK(notice.contains("10\u00a0Mo"));
    CHECK(notice.contains("3\u00a0fichiers"));
}

TEST_CASE("A dossier of a procedure that does not exist is refused")
{
    Dossier dossier = complete();
    dossier.procedure = "dance";
    CHECK(problems_of(dossier) == Texts{"dance: error.not_found"});
}

TEST_CASE("What is not asked for at the kiosk cannot be deposited there")
{
    REQUIRE(product_catalogue().procedure("ue_info") != nullptr);
    Dossier dossier = complete();
    dossier.procedure = "ue_info";
    CHECK(problems_of(dossier) == Texts{"ue_info: error.not_found"});
}

TEST_CASE("Where a request is about health, a file named so is refused, and elsewhere it is not")
{
    const auto refused = [](const char* procedure) {
        Dossier dossier = complete();
        dossier.procedure = procedure;
        dossier.pieces.push_back(file_piece("D70"));
        dossier.pieces.back().files[0].name = "Certificat médical.pdf";
        return std::ranges::count(problems_of(dossier), "D70: problem.file_medical");
    };
    CHECK(refused("aps_em") == 1);
    CHECK(refused("ase") == 0);
}
