#include "kiosk/adapters/central_connection.h"
#include "kiosk/adapters/vault.h"
#include "tests/central/enrolled.h"
#include "tests/deploy/frontage.h"
#include "tests/program.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>

using deployed::Frontage;
using deployed::Question;
using deployed::Reply;
using namespace std::chrono_literals;

namespace
{

namespace fs = std::filesystem;

const base::SystemClock the_clock;

std::unique_ptr<kiosk::ports::Vault> vault_of(const Frontage& frontage, const fs::path& identity,
                                              const receipt::SigningKey& key)
{
    kiosk::adapters::VaultSettings settings;
    settings.folder = frontage.folder() / "kiosk";
    settings.root = frontage.folder() / "keys/root.key.pub";
    settings.catalogue_version = "test";
    settings.central = frontage.settings(identity);
    settings.first_pause = 5ms;
    settings.longest_pause = 50ms;
    settings.note = [](std::string_view) {};
    return kiosk::adapters::open_vault(std::move(settings), key, the_clock).value();
}

/// Nobody's session: who gets as far is heard.
int status_for(const Frontage& frontage, const fs::path& identity,
               const std::vector<std::string>& headers = {})
{
    return frontage.ask({.url = "/v1/register/me", .identity = identity, .headers = headers})
        .status;
}

std::string said_to(const Frontage& frontage, const fs::path& identity)
{
    const Reply reply = frontage.ask({.url = "/v1/register/me", .identity = identity});
    const auto problem = wire::parse_problem(reply.body);
    return problem ? fmt::format("{} {}", problem->status, base::name_of(problem->code))
                   : fmt::format("{} {}", reply.status, reply.body);
}

/// As an attacker makes one: the kiosk's name, another authority.
fs::path forged_identity(const Frontage& frontage, const std::string& kiosk)
{
    const fs::path file = frontage.folder() / "forged.pem";
    const auto made = tests::run(fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN={1} "
        "-keyout {0} -out {0}.certificate 2>&1 && cat {0}.certificate >> {0}",
        file.string(), kiosk));
    REQUIRE_MESSAGE(made.status == 0, made.output);
    return file;
}

std::string header_of(const fs::path& identity)
{
    std::ifstream stream{identity};
    const std::string pem{std::istreambuf_iterator<char>{stream}, {}};
    return "Guichet-Certificate: " + central::tests::header_for(pem);
}

} // namespace

TEST_CASE("Behind nginx a kiosk enrols, deposits, and renews its certificate")
{
    const Frontage frontage;
    const fs::path identity = frontage.enrol("lille-1");
    CHECK(said_to(frontage, identity) == "401 session_expired");

    central::tests::Desk desk{{}, the_clock.now()};
    const faults::Visitor visitor{desk};
    const auto key = receipt::SigningKey::generate();
    const auto vault = vault_of(frontage, identity, key);
    const auto told = visitor.press(*vault);
    REQUIRE(told.has_value());
    REQUIRE(vault->await_central(told->deposit, faults::patience).has_value());
    frontage.read([&](const faults::Held& held) {
        CHECK(faults::held_whole(held, visitor.given, told->qr_text).empty());
    });

    const auto settings = frontage.settings(identity);
    kiosk::adapters::CentralConnection connection{settings};
    REQUIRE(settings.identity->renew(connection).has_value());
    CHECK(said_to(frontage, identity) == "401 session_expired");
    CHECK(frontage.order("list").find("lille-1  active  enrolled 20") == 0);
}

TEST_CASE("Behind nginx nobody is heard but with a certificate of central's authority")
{
    const Frontage frontage;
    const fs::path identity = frontage.enrol("lille-1");
    const std::string stolen_header = header_of(identity);
    CHECK(said_to(frontage, {}) == "401 central_refused");
    CHECK(status_for(frontage, {}, {stolen_header}) == 401);
    const fs::path forged = forged_identity(frontage, "lille-1");
    CHECK(said_to(frontage, forged) == "401 central_refused");
    CHECK(status_for(frontage, forged, {stolen_header}) == 401);
    // Nor by the way of browsers, which carries no certificate and leads to no kiosk's resource.
    for (const char* path : {"/v1/register/me", "/v1//register/me", "/V1/register/me",
                             "/x/../v1/register/me", "/%76%31/register/me"})
        CHECK(frontage.ask({.url = path, .name = "central.example", .headers = {stolen_header}})
                  .status == 404);
    CHECK(frontage.ask({.url = "/v1/keys", .name = "central.example"}).status == 200);
    CHECK(frontage.ask({.url = "/verification", .name = "central.example"}).status == 200);
    CHECK(frontage.ask({.url = "/verification", .identity = identity}).status == 404);
}

TEST_CASE("Behind nginx a kiosk that is suspended or revoked is refused at its next request")
{
    const Frontage frontage;
    const fs::path lost = frontage.enrol("lille-1");
    const fs::path other = frontage.enrol("lille-2");
    frontage.order("suspend lille-1");
    CHECK(said_to(frontage, lost) == "403 central_refused");
    frontage.order("resume lille-1");
    CHECK(said_to(frontage, lost) == "401 session_expired");
    frontage.order("revoke lille-1");
    CHECK(said_to(frontage, lost) == "403 central_refused");
    CHECK(status_for(frontage, lost, {header_of(other)}) == 403);
    CHECK(said_to(frontage, other) == "401 session_expired");

    const auto settings = frontage.settings(lost);
    kiosk::adapters::CentralConnection connection{settings};
    CHECK(settings.identity->renew(connection).error().code == base::ErrorCode::CentralRefused);
    CHECK(said_to(frontage, frontage.enrol("lille-1")) == "401 session_expired");
    CHECK(said_to(frontage, forged_identity(frontage, "lille-1")) == "401 central_refused");
}

TEST_CASE("What came through nginx before the line was cut stays with central")
{
    const Frontage frontage;
    const fs::path identity = frontage.enrol("lille-1");
    const std::string body(2'000'000, 'x');
    const std::string metadata = "Upload-Metadata: deposit "
                                 "MDE4OTBhNWQtYWM5Ni03NzRiLWJjY2UtMDAwMDAwMDAwMDAx,file "
                                 "MDE4OTBhNWQtYWM5Ni03NzRiLWJjY2UtMDAwMDAwMDAwMDAy,sha256 "
                                 "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"
                                 "MDAwMDAwMDAwMDAwMDAwMA==";
    REQUIRE(frontage
                .ask({.url = "/v1/uploads",
                      .identity = identity,
                      .headers = {"Tus-Resumable: 1.0.0", "Upload-Length: 2000000", metadata},
                      .method = "POST"})
                .status == 201);
    std::string upload;
    frontage.read([&](const faults::Held& held) {
        const auto deposit = base::Uuid::parse("01890a5d-ac96-774b-bcce-000000000001");
        upload = "/v1/uploads/" + held.store.uploads_of("lille-1", *deposit)->front().id.text();
    });
    frontage.ask({.url = upload,
                  .identity = identity,
                  .headers = {"Tus-Resumable: 1.0.0", "Upload-Offset: 0",
                              "Content-Type: application/offset+octet-stream"},
                  .method = "PATCH",
                  .body = body,
                  .cut_after = 1'000'000});
    std::string kept = "0";
    CHECK(faults::comes_true([&] {
        kept = frontage
                   .ask({.url = upload,
                         .identity = identity,
                         .headers = {"Tus-Resumable: 1.0.0"},
                         .method = "HEAD"})
                   .upload_offset;
        return !kept.empty() && kept != "0";
    }));
    CHECK(std::stoul(kept) <= 1'000'000);
}

TEST_CASE("What nginx refuses a kiosk is a problem as central tells it, with when to come again")
{
    Frontage frontage;
    const fs::path identity = frontage.enrol("lille-1");
    const auto told = [](const Reply& reply) {
        const auto problem = wire::parse_problem(reply.body);
        if (!problem || problem->status != reply.status ||
            reply.media_type != "application/problem+json")
            return fmt::format("{} {} {}", reply.status, reply.media_type, reply.body);
        return fmt::format("{} {} {}", reply.status, base::name_of(problem->code),
                           reply.retry_after);
    };
    CHECK(told(frontage.ask({.url = "/elsewhere", .identity = identity})) == "404 not_found ");
    CHECK(told(frontage.ask({.url = "/v1/uploads",
                             .identity = identity,
                             .method = "POST",
                             .body = std::string(12'000'000, 'x')})) == "413 file_too_large ");
    // Central's own words pass.
    CHECK(frontage.ask({.url = "/v1/deposits/none", .identity = identity})
              .body.find("the path holds no UUID") != std::string::npos);

    Reply last;
    for (int i = 0; i < 40 && last.status != 429; ++i)
        last = frontage.ask({.url = "/v1/kiosks/enrolments", .method = "POST", .body = "{}"});
    CHECK(told(last) == "429 too_many_tries 10");

    frontage.kill_central();
    CHECK(told(frontage.ask({.url = "/v1/health", .identity = identity})) == "503 central_busy 10");
}

TEST_CASE("Behind nginx a photograph of a receipt reaches central, and nothing as large elsewhere")
{
    const Frontage frontage;
    const std::string photograph(2'000'000, 'x');
    const auto give = [&](const char* page) {
        return frontage
            .ask({.url = page,
                  .name = "central.example",
                  .headers = {"Content-Type: multipart/form-data; boundary=edge", "Expect:"},
                  .method = "POST",
                  .body = "--edge\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\n" +
                          photograph + "\r\n--edge--\r\n"})
            .status;
    };
    CHECK(give("/verification") == 200);
    CHECK(give("/password") == 413);
}
