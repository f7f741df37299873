#include "central/base64.h"
#include "shared/wire/account.h"
#include "shared/wire/draft.h"
#include "tests/central/visitor.h"

#include <doctest/doctest.h>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

Reply save(const Client& client, const dossier::Dossier& dossier, const std::string& step)
{
    return client.put("/v1/drafts/" + dossier.id.text(),
                      wire::to_json(wire::DraftSave{dossier, step}));
}

std::string file_path(const dossier::Dossier& dossier, const base::Uuid& file)
{
    return "/v1/drafts/" + dossier.id.text() + "/files/" + file.text();
}

Named headers_for(const std::string& bytes, const std::string& media_type)
{
    return {{"content-type", media_type},
            {"content-digest", "sha-256=:" + to_base64(digest_of(bytes)) + ":"}};
}

std::string png()
{
    return "\x89PNG\r\n\x1A\nand so on";
}

} // namespace

TEST_CASE("a draft is saved at one kiosk and found again at another")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    const Given given = complete_dossier(desk, minor);
    CHECK(session.get("/v1/drafts").body == R"({"drafts":[]})");
    CHECK(save(session, given.dossier, "identity").status == 204);
    desk.clock.advance(1min);
    CHECK(save(session, given.dossier, "pieces").status == 204);
    const base::Uuid file = given.bytes.begin()->first;
    CHECK(
        session.send("PUT", file_path(given.dossier, file), png(), headers_for(png(), "image/png"))
            .status == 204);

    Client elsewhere = desk.other_kiosk();
    const Reply signed_in =
        elsewhere.post("/v1/sessions", std::string{R"({"foreigner_number":")"} + minor +
                                           R"(","password":")" + strong_password + R"("})");
    REQUIRE(signed_in.status == 201);
    elsewhere.set("guichet-session", wire::parse_session(signed_in.body)->token);
    const auto drafts = wire::parse_drafts(elsewhere.get("/v1/drafts").body).value();
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].dossier == given.dossier);
    CHECK(drafts[0].step == "pieces");
    CHECK(drafts[0].saved_at == *base::parse_instant("2026-11-23T09:42:00Z"));
    const Reply bytes = elsewhere.get(file_path(given.dossier, file));
    CHECK(bytes.body == png());
    CHECK(bytes.header("content-type") == "image/png");
}

TEST_CASE("another person sees, changes and forgets nothing of a draft")
{
    Desk desk;
    Client owner = desk.signed_in(minor);
    Client other = desk.signed_in(adult);
    const Given given = complete_dossier(desk, minor);
    const std::string path = file_path(given.dossier, given.bytes.begin()->first);
    REQUIRE(save(owner, given.dossier, "identity").status == 204);
    REQUIRE(owner.send("PUT", path, png(), headers_for(png(), "image/png")).status == 204);

    CHECK(other.get("/v1/drafts").body == R"({"drafts":[]})");
    CHECK(save(other, given.dossier, "x").status == 409);
    CHECK(other.get(path).problem() == "not_found");
    CHECK(other.send("PUT", path, png(), headers_for(png(), "image/png")).status == 409);
    CHECK(other.send("DELETE", "/v1/drafts/" + given.dossier.id.text()).status == 204);
    CHECK(owner.get(path).status == 200);
    CHECK(desk.kiosk().get("/v1/drafts").problem() == "session_expired");
}

TEST_CASE("an abandoned draft and its files are gone, from the disk too")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    const Given given = complete_dossier(desk, minor);
    const base::Uuid file = given.bytes.begin()->first;
    REQUIRE(save(session, given.dossier, "identity").status == 204);
    REQUIRE(
        session.send("PUT", file_path(given.dossier, file), png(), headers_for(png(), "image/png"))
            .status == 204);
    const auto kept = desk.office->store().draft_file(minor, given.dossier.id, file).value();
    const Blobs& blobs = desk.office->services().blobs;
    REQUIRE(blobs.get(kept->blob).has_value());
    // Not in clear on the disk.
    CHECK(base::as_text(*blobs.get(kept->blob)).find("and so on") == std::string_view::npos);
    CHECK(session.send("DELETE", "/v1/drafts/" + given.dossier.id.text()).status == 204);
    CHECK(session.get("/v1/drafts").body == R"({"drafts":[]})");
    CHECK(session.get(file_path(given.dossier, file)).problem() == "not_found");
    CHECK(blobs.get(kept->blob).error().code == base::ErrorCode::NotFound);
}

TEST_CASE("a file of a draft must be of an accepted kind, whole, and at most 10,000,000 bytes")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    const Given given = complete_dossier(desk, minor);
    const std::string path = file_path(given.dossier, given.bytes.begin()->first);
    const auto put = [&](const std::string& bytes, const std::string& type) {
        return session.send("PUT", path, bytes, headers_for(bytes, type)).problem();
    };
    CHECK(put("", "image/png") == "file_empty");
    CHECK(put(png(), "image/heic") == "file_type_refused");
    CHECK(put(png(), "image/jpeg") == "file_content_mismatch");
    CHECK(session.send("PUT", path, png(), headers_for(png() + "x", "image/png")).problem() ==
          "data_invalid");
    CHECK(session.send("PUT", path, png(), {{"content-type", "image/png"}}).problem() ==
          "data_invalid");
    std::string large = png();
    large.resize(10'000'000);
    CHECK(session.send("PUT", path, large, headers_for(large, "image/png")).status == 204);
    large += 'x';
    CHECK(session.send("PUT", path, large, headers_for(large, "image/png")).status == 413);
}

TEST_CASE("a draft whose dossier is another, or deposited already, is not saved")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    CHECK(session
              .put("/v1/drafts/01890a5d-ac96-774b-bcce-b302099a8057",
                   wire::to_json(wire::DraftSave{given.dossier, "x"}))
              .problem() == "data_invalid");
    REQUIRE(save(session, given.dossier, "deposit").status == 204);
    REQUIRE(depositor.deposit(given, minor).status == 201);
    CHECK(session.get("/v1/drafts").body == R"({"drafts":[]})");
    CHECK(save(session, given.dossier, "deposit").problem() == "deposit_conflict");
}
