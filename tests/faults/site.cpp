#include "tests/faults/machines.h"
#include "tests/program.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>

namespace faults
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* configuration = R"(listen: {{address: 127.0.0.1, port: {port}}}
public_address: http://127.0.0.1:{port}
data: data
store: {store}
keys: keys
catalogue: {root}/assets/catalogue
locales: {root}/locales
people: {root}/central/demo/register.yaml
office: "5901"
clock_offset: ahead
mail: {{from: ne-pas-repondre@guichet.example, folder: mails}}
limits: {{requests_per_second: 100000, burst: 1000000}}
)";

} // namespace

Site::Site(central::tests::Desk& desk, const std::string& postgresql)
    : m_ahead{std::chrono::duration_cast<std::chrono::seconds>(desk.clock.now() -
                                                               base::SystemClock{}.now())},
      m_port{free_port()},
      m_postgresql{postgresql}
{
    const fs::path folder = m_folder.path();
    const std::string store =
        postgresql.empty() ? std::string{"{kind: sqlite}"}
                           : fmt::format("{{kind: postgresql, address: \"{}\"}}", postgresql);
    std::ofstream{folder / "central.yaml"}
        << fmt::format(configuration, fmt::arg("port", m_port), fmt::arg("store", store),
                       fmt::arg("root", fs::current_path().string()));
    std::ofstream{folder / "ahead"} << m_ahead.count();
    const tests::Ran made = tests::run_ours(
        "guichet-central", fmt::format("init --config {0}/central.yaml", folder.string()));
    REQUIRE_MESSAGE(made.status == 0, made.output);
    read([&](const Held& held) {
        std::ofstream{folder / "identity.pem"} << central::tests::enrolled(
            {held.store, held.keyring.authority(), desk.clock.now()}, "lille-1");
    });
    REQUIRE(receipt::SigningKey::generate().save(folder / "kiosk.pem"));
    start_central();
}

void Site::start_central()
{
    const fs::path folder = m_folder.path();
    m_central = Process{{"guichet-central", "--config", (folder / "central.yaml").string()}};
}

void Site::kill_central()
{
    m_central.kill();
}

Process Site::kiosk() const
{
    const fs::path folder = m_folder.path();
    return Process{{"faults_kiosk", state().string(), fmt::format("http://127.0.0.1:{}", m_port),
                    (folder / "identity.pem").string(), (folder / "keys/root.key.pub").string(),
                    (folder / "kiosk.pem").string(), std::to_string(m_ahead.count())}};
}

void Site::read(const std::function<void(const Held&)>& reader) const
{
    const fs::path folder = m_folder.path();
    const auto store =
        m_postgresql.empty()
            ? central::open_sqlite_store(folder / "data/central.db")
            : central::open_postgresql_store({.address = m_postgresql, .password = {}});
    const auto blobs = central::open_blob_folder(folder / "data/files");
    const auto opener = central::Opener::start({folder / "reader.sock", folder / "keys", {}});
    REQUIRE(opener.has_value());
    const auto keyring = central::Keyring::load(folder / "keys", *opener);
    const auto opening = central::OpenerKeys::load(folder / "keys");
    REQUIRE(store.has_value());
    reader({**store, **blobs, *keyring, *opening});
}

} // namespace faults
