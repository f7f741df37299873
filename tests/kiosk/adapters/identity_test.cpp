#include "kiosk/adapters/identity.h"

#include "central/store.h"
#include "kiosk/adapters/central_connection.h"
#include "tests/kiosk/adapters/hall.h"

using base::ErrorCode;
using kiosk::adapters::CentralConnection;
using kiosk::adapters::Identity;
using namespace std::chrono_literals;

namespace
{

kiosk::adapters::CentralSettings settings_through(const tests::Proxy& network)
{
    kiosk::adapters::CentralSettings settings;
    settings.url = "http://127.0.0.1:" + std::to_string(network.port());
    return settings;
}

kiosk::adapters::Enrolling enrolling(tests::Hall& hall)
{
    return {.kiosk = "douai-1",
            .code =
                central::register_kiosk(hall.desk.office->store(),
                                        {.id = "douai-1", .hall = "Douai"}, hall.desk.clock.now())
                    .value(),
            .file = hall.disk.path() / "credentials/identity.pem"};
}

std::size_t certificates(tests::Hall& hall, const std::string& kiosk)
{
    return hall.desk.office->store().certificates(kiosk)->size();
}

} // namespace

TEST_CASE("A kiosk enrols with a code, also where the answer was lost on the way")
{
    namespace fs = std::filesystem;
    tests::Hall hall;
    const auto wanted = enrolling(hall);
    hall.network.lose_answers("POST /v1/kiosks/enrolments", 1);
    CentralConnection connection{settings_through(hall.network)};
    CHECK(enrol(connection, wanted).error().code == ErrorCode::NetworkDown);
    CHECK_FALSE(fs::exists(wanted.file));
    CHECK(certificates(hall, "douai-1") == 1);

    REQUIRE(enrol(connection, wanted).has_value());
    CHECK(certificates(hall, "douai-1") == 1);
    CHECK(fs::status(wanted.file).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_FALSE(fs::exists(wanted.file.string() + ".next"));
    const auto identity = Identity::load(wanted.file);
    REQUIRE(identity.has_value());
    CHECK((*identity)->certificate().kiosk == "douai-1");
    CHECK_FALSE((*identity)->is_due(hall.desk.clock.now() + 24h * 9));
    CHECK((*identity)->is_due(hall.desk.clock.now() + 24h * 10));
}

TEST_CASE("A wrong code leaves the kiosk as it was")
{
    tests::Hall hall;
    auto wanted = enrolling(hall);
    wanted.code = "7K3QF-9XW2M-4HB8T-PZ6RD";
    CentralConnection connection{settings_through(hall.network)};
    CHECK(enrol(connection, wanted).error().code == ErrorCode::CodeWrong);
    CHECK(Identity::load(wanted.file).error().code == ErrorCode::ConfigurationInvalid);
}

TEST_CASE("What holds no key with its certificate is no identity")
{
    tests::Hall hall;
    const tests::Scratch scratch;
    const std::string certificate = wire::parse_certificate(hall.desk.identity)->pem;
    for (const std::string& text :
         {std::string{}, certificate, wire::make_private_key() + certificate,
          hall.desk.identity.substr(0, 300)}) {
        scratch.write("identity.pem", text);
        CHECK(Identity::load(scratch.path() / "identity.pem").error().code ==
              ErrorCode::ConfigurationInvalid);
    }
}

TEST_CASE("A running kiosk renews its certificate after a third of its time and deposits with it")
{
    tests::Hall hall;
    hall.desk.clock.advance(24h * 10);
    const auto vault = hall.introduced_vault();
    const tests::Visitor visitor{hall};
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    REQUIRE(vault->await_central(here->deposit, tests::patience).has_value());
    CHECK(certificates(hall, "lille-1") == 2);
    const auto renewed = Identity::load(hall.disk.path() / "identity.pem").value();
    CHECK(renewed->certificate().until == hall.desk.clock.now() + 24h * 30);
    CHECK(renewed->certificate().pem != wire::parse_certificate(hall.desk.identity)->pem);
}

TEST_CASE("A kiosk that was revoked keeps its outbox, and sends it once it is enrolled anew")
{
    tests::Hall hall;
    central::Store& store = hall.desk.office->store();
    const tests::Visitor visitor{hall};
    base::Result<dossier::Acknowledgement> here = base::failure(ErrorCode::Internal);
    {
        const auto vault = hall.introduced_vault();
        REQUIRE(store.set_kiosk_status("lille-1", central::KioskStatus::Revoked).value());
        here = visitor.deposit(*vault);
        REQUIRE(here.has_value());
    }
    {
        // An upload is refused without words: those come to the first hello of one that is started.
        const auto vault = hall.vault();
        hall.wait_for_note("this kiosk is revoked");
        CHECK(vault->waiting() == 1);
        CHECK(hall.deposits() == 0);
    }
    hall.desk.identity = central::tests::enrolled(hall.desk.registrar(), "lille-1");
    const auto vault = hall.vault();
    REQUIRE(vault->await_central(here->deposit, tests::patience).has_value());
    CHECK(vault->waiting() == 0);
    CHECK(hall.deposits() == 1);
}
