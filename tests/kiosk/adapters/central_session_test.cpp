#include "kiosk/adapters/central_client.h"

#include "tests/central/visitor.h"
#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>

using base::ErrorCode;
using central::tests::adult;
using central::tests::Desk;
using central::tests::minor;
using central::tests::strong_password;

namespace
{

std::unique_ptr<kiosk::ports::Central> client_of(const Desk& desk, const std::string& identity)
{
    kiosk::adapters::CentralSettings settings;
    settings.url = "http://127.0.0.1:" + std::to_string(desk.server->port());
    const tests::Scratch scratch;
    scratch.write("identity.pem", identity);
    settings.identity = kiosk::adapters::Identity::load(scratch.path() / "identity.pem").value();
    return kiosk::adapters::make_central_client(std::move(settings));
}

std::unique_ptr<kiosk::ports::Central> client_of(const Desk& desk)
{
    return client_of(desk, desk.identity);
}

kiosk::ports::Session open_account(Desk& desk, kiosk::ports::Central& central)
{
    const auto born = base::parse_date(desk.birth_date(adult)).value();
    REQUIRE(central.open_account(adult, born, "visiteur@exemple.fr", "fr").has_value());
    const std::string code = central::tests::code_in(desk.mails().back());
    const std::string wrong = code == "00000000" ? "11111111" : "00000000";
    CHECK(central.check_code(adult, wrong).error().code == ErrorCode::CodeWrong);
    CHECK(central.check_code(adult, code).has_value());
    const auto session = central.set_password(adult, code, strong_password);
    REQUIRE(session.has_value());
    return *session;
}

} // namespace

TEST_CASE("A visitor opens an account with the code of the mail and is known by name")
{
    Desk desk;
    const auto central = client_of(desk);
    const auto session = open_account(desk, *central);
    CHECK(session.person.foreigner_number == adult);
    CHECK(session.email == "visiteur@exemple.fr");
    CHECK_FALSE(session.token.empty());

    const auto again = central->sign_in(adult, strong_password);
    REQUIRE(again.has_value());
    CHECK(again->person == session.person);
}

TEST_CASE("What central refuses comes as the code that its problem names")
{
    Desk desk;
    const auto central = client_of(desk);
    const auto born = base::parse_date("1970-01-01").value();
    CHECK(central->open_account(adult, born, "visiteur@exemple.fr", "fr").error().code ==
          ErrorCode::IdentityUnknown);
    open_account(desk, *central);
    CHECK(central->sign_in(adult, "wrong password").error().code == ErrorCode::CredentialsWrong);
    CHECK(central->sign_in(minor, strong_password).error().code == ErrorCode::CredentialsWrong);
}

TEST_CASE("A kiosk that central does not know is refused")
{
    Desk desk;
    const Desk elsewhere;
    const auto central = client_of(desk, elsewhere.identity);
    CHECK(central->sign_in(adult, strong_password).error().code == ErrorCode::CentralRefused);
}

TEST_CASE("A draft and its files are saved, taken up again and abandoned")
{
    Desk desk;
    const auto central = client_of(desk);
    const auto session = open_account(desk, *central);
    const auto given = central::tests::complete_dossier(desk, adult);
    const kiosk::ports::Draft draft{
        .dossier = given.dossier, .step = "pieces", .saved_at = desk.clock.now()};
    REQUIRE(central->save_draft(session, draft).has_value());
    for (const auto& piece : given.dossier.pieces)
        for (const auto& file : piece.files)
            REQUIRE(central->save_file(session, given.dossier.id, file, given.bytes.at(file.id))
                        .has_value());

    const auto drafts = central->drafts(session);
    REQUIRE(drafts.has_value());
    REQUIRE(drafts->size() == 1);
    CHECK(drafts->front().dossier == given.dossier);
    CHECK(drafts->front().step == "pieces");
    const auto& [file, bytes] = *given.bytes.begin();
    CHECK(central->fetch_file(session, given.dossier.id, file) == bytes);

    REQUIRE(central->abandon_draft(session, given.dossier.id).has_value());
    CHECK(central->drafts(session)->empty());
    CHECK(central->fetch_file(session, given.dossier.id, file).error().code == ErrorCode::NotFound);
}

TEST_CASE("After signing out the session is over")
{
    Desk desk;
    const auto central = client_of(desk);
    const auto session = open_account(desk, *central);
    REQUIRE(central->sign_out(session).has_value());
    CHECK(central->drafts(session).error().code == ErrorCode::SessionExpired);
}

TEST_CASE("A forgotten password is answered alike whether there is an account or not")
{
    Desk desk;
    const auto central = client_of(desk);
    CHECK(central->forgot_password(adult, "fr").has_value());
    CHECK(central->forgot_password("0000000000", "fr").has_value());
}
