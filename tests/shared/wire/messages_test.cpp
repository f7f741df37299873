#include "shared/wire/account.h"
#include "shared/wire/deposit.h"
#include "shared/wire/draft.h"
#include "shared/wire/json.h"

#include <doctest/doctest.h>

using namespace wire;
using base::parse_date;
using base::parse_instant;
using catalogue::Value;

namespace
{

const base::Uuid some_id = base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057").value();

dossier::Sha256 digest_of(std::byte first)
{
    dossier::Sha256 digest{};
    digest[0] = first;
    return digest;
}

dossier::Dossier example()
{
    dossier::Dossier dossier;
    dossier.id = some_id;
    dossier.procedure = "ase";
    dossier.language = "ar";
    dossier.answers = {
        {"ase_date", "2018-04-16"},
        {"children", 2},
        {"emancipated", false},
        {"address", Value::Object{{"city", "Lille"}, {"numbers", Value::List{1, 2.5}}}},
        {"nothing", Value{}}};
    dossier.pieces = {{.piece = "D01",
                       .files = {{.id = some_id,
                                  .name = "Acte \"né\" n° 1.pdf",
                                  .media_type = "application/pdf",
                                  .size = 9'999'999,
                                  .digest = digest_of(std::byte{7}),
                                  .pages = 3}},
                       .reference = {},
                       .accepted = false},
                      {.piece = "D04", .files = {}, .reference = std::string(22, '0')}};
    dossier.observations = "أهلا";
    return dossier;
}

const dossier::CivilStatus person{.foreigner_number = "5903007192",
                                  .birth_name = "Etranger",
                                  .usage_name = "",
                                  .given_names = "Mineur",
                                  .sex = "M",
                                  .birth_date = parse_date("2006-08-10").value(),
                                  .birth_country = "BR",
                                  .birth_place = "Brasilia",
                                  .nationality = "BR"};

} // namespace

TEST_CASE("the messages about an account are read as they were written")
{
    const AccountRequest request{"5903007192", *parse_date("2006-08-10"), "a@b.fr", "fr"};
    CHECK(parse_account_request(to_json(request)) == request);
    const CodeCheck check{"5903007192", "00123456"};
    CHECK(parse_code_check(to_json(check)) == check);
    const PasswordChange by_code{"5903007192", "00123456", "", "Bonjour1!"};
    CHECK(parse_password_change(to_json(by_code)) == by_code);
    const PasswordChange by_token{"", "", "t0ken", "Bonjour1!"};
    CHECK(parse_password_change(to_json(by_token)) == by_token);
    const PasswordReset reset{"5903007192", "en"};
    CHECK(parse_password_reset(to_json(reset)) == reset);
    const Credentials credentials{"5903007192", "Bonjour1!"};
    CHECK(parse_credentials(to_json(credentials)) == credentials);
    const Session session{"t0ken", "a@b.fr", *parse_instant("2026-11-23T09:41:00Z"), person};
    CHECK(parse_session(to_json(session)) == session);
    CHECK(parse_civil_status(to_json(person)) == person);
}

TEST_CASE("a dossier and its drafts are read as they were written")
{
    CHECK(parse_dossier(to_json(example())) == example());
    const DraftSave save{example(), "reason"};
    CHECK(parse_draft_save(to_json(save)) == save);
    const std::vector<Draft> drafts{{example(), "reason", *parse_instant("2026-11-23T09:41:00Z")}};
    CHECK(parse_drafts(to_json(drafts)) == drafts);
    CHECK(parse_drafts(to_json(std::vector<Draft>{}))->empty());
}

TEST_CASE("a deposit, its manifest and its receipt are read as they were written")
{
    const base::Instant at = *parse_instant("2026-11-23T09:41:00Z");
    const DepositManifest manifest{example(), "5903007192", "cafe", "lille-1", at};
    CHECK(parse_deposit_manifest(to_json(manifest)) == manifest);
    const DepositSubmission submission{base::to_bytes("sealed"),
                                       digest_of(std::byte{1}),
                                       {{some_id, 12, digest_of(std::byte{2})}},
                                       "DEP1:ABC"};
    CHECK(parse_deposit_submission(to_json(submission)) == submission);
    const DepositReceipt receipt{some_id, at, "5901202611230000001", "DEP1:XYZ",
                                 digest_of(std::byte{1})};
    CHECK(parse_deposit_receipt(to_json(receipt)) == receipt);
}

TEST_CASE("a message with a missing, unknown or wrong member is refused by the member's name")
{
    const auto refusal = [](std::string_view json) {
        return parse_code_check(json).error().detail;
    };
    CHECK(refusal(R"({"foreigner_number":"1"})") == "code is missing");
    CHECK(refusal(R"({"foreigner_number":"1","code":1})") == "code must be text");
    CHECK(refusal(R"({"foreigner_number":"1","code":"1","x":1})") == "x is unknown");
    CHECK(refusal("[]") == " must be an object");
    CHECK(refusal("{") == "not JSON");

    std::string text = to_json(example());
    text.replace(text.find("9999999"), 7, "99999.5");
    CHECK(parse_dossier(text).error().detail == "pieces[0].files[0].size must be a whole number");
    text = to_json(example());
    text.replace(text.find("\"pages\":3"), 9, "\"pages\":4294967299");
    CHECK(parse_dossier(text).error().detail == "pieces[0].files[0].pages must be a whole number");
}

TEST_CASE("JSON nested without end is refused before it can do harm")
{
    const std::string deep = std::string(100'000, '[');
    CHECK(parse_json(deep).error().detail == "JSON nested too deep");
    CHECK(parse_json(deep + std::string(100'000, ']')).error().detail == "JSON nested too deep");
    CHECK(parse_json(std::string(30, '[') + std::string(30, ']')).has_value());
    CHECK(parse_json("\"" + std::string(100, '[') + "\\\"\"").has_value());
}

TEST_CASE("numbers keep their value and text that is not UTF-8 does no harm")
{
    CHECK(write_json(Value{Value::List{1, -3, 0.5, 1e20}}) == "[1,-3,0.5,100000000000000000000]");
    CHECK(write_json(Value{"\xff"}) == "\"\xEF\xBF\xBD\"");
    CHECK_FALSE(parse_json("\"\xff\""));
}
