#include "tests/faults/hall.h"

#include "central/audit_check.h"
#include "central/log.h"
#include "central/register.h"
#include "central/resources.h"
#include "kiosk/adapters/papers.h"
#include "kiosk/adapters/vault.h"
#include "shared/base/verify.h"
#include "shared/receipt/receipt.h"

#include <algorithm>
#include <arpa/inet.h>
#include <fmt/format.h>
#include <fstream>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace faults
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using base::Result;
using central::tests::Desk;

std::shared_ptr<kiosk::adapters::Identity> Counter::found(Desk& desk, const fs::path& folder)
{
    fs::create_directories(folder);
    const auto store = central::open_sqlite_store(folder / "central.db").value();
    const auto loaded = central::load_people("central/demo/register.yaml",
                                             base::paris_day(desk.clock.now()), *store);
    base::verify(loaded.has_value(), "the demo's register is loaded");
    base::verify(central::open_blob_folder(folder / "files").has_value(), "its folders are made");
    std::ofstream{folder / "identity.pem"} << central::tests::enrolled(
        {*store, desk.office->services().keyring.authority(), desk.clock.now()}, "lille-1");
    return kiosk::adapters::Identity::load(folder / "identity.pem").value();
}

Result<std::unique_ptr<Counter>> Counter::open(Desk& desk, const fs::path& folder,
                                               std::uint16_t port)
{
    std::unique_ptr<Counter> counter{
        new Counter{TRY(central::OpenerKeys::load(desk.folder.path() / "keys"))}};
    counter->m_store = TRY(central::open_sqlite_store(folder / "central.db"));
    counter->m_blobs = TRY(central::open_blob_folder(folder / "files"));
    const central::Services& desks = desk.office->services();
    counter->m_services = std::make_unique<central::Services>(
        central::Services{desks.configuration, desks.clock, desks.keyring, desks.languages,
                          desks.catalogue, desks.guide, desks.communes, *counter->m_store,
                          *counter->m_blobs, counter->m_passwords, counter->m_rate_limit, [] {}});
    counter->m_router =
        std::make_unique<central::Router>(central::make_router(*counter->m_services));
    central::Listen listen;
    listen.port = port;
    counter->m_server =
        std::make_unique<central::Server>(TRY(central::Server::start(listen, *counter->m_router)));
    return counter;
}

std::uint16_t free_port()
{
    static std::minstd_rand random{std::random_device{}()};
    for (;;) {
        // Below those that the system deals out.
        const auto port = static_cast<std::uint16_t>(10'000 + random() % 20'000);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        const bool is_free =
            ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(listener);
        if (is_free)
            return port;
    }
}

Result<std::unique_ptr<kiosk::ports::Vault>>
open_vault(const KioskPlace& place, const receipt::SigningKey& key, const base::Clock& clock)
{
    kiosk::adapters::VaultSettings settings;
    settings.folder = place.state;
    settings.root = place.root;
    settings.catalogue_version = "test";
    settings.central.url = "http://127.0.0.1:" + std::to_string(place.port);
    settings.central.identity = place.identity;
    settings.central.connect_limit = 5s;
    settings.central.answer_limit = 3s;
    settings.capacity.reserve_bytes = 0; // small disks
    settings.first_pause = 1ms;
    settings.longest_pause = 10ms;
    settings.note = [](std::string_view line) {
        if (std::getenv("GUICHET_FAULTS_TALK") != nullptr)
            fmt::print(stderr, "{}\n", line);
    };
    return kiosk::adapters::open_vault(std::move(settings), key, clock);
}

Visitor::Visitor(Desk& desk)
    : given{central::tests::complete_dossier(desk, central::tests::adult)},
      papers{kiosk::adapters::make_papers()}
{
    session.person = desk.office->store().person(central::tests::adult).value().value();
    for (const auto& [file, bytes] : given.bytes)
        papers->keep(file, bytes);
}

Result<dossier::Acknowledgement> Visitor::press(kiosk::ports::Vault& vault,
                                                const std::function<bool()>& hopeless) const
{
    Result<dossier::Acknowledgement> told = base::failure(base::ErrorCode::NetworkDown);
    comes_true([&] {
        told = vault.deposit(session, given.dossier, *papers);
        return told || told.error().code != base::ErrorCode::NetworkDown ||
               (hopeless && hopeless());
    });
    return told;
}

namespace
{

/// The receipt of that text, if one of central's or of the kiosk's keys signed it.
std::optional<receipt::Receipt> verified(const Held& held, const std::string& text)
{
    receipt::VerifyingKeys keys = held.keyring.verifying_keys();
    const auto of_kiosks = held.store.receipt_keys({});
    if (!of_kiosks)
        return std::nullopt;
    for (const receipt::VerifyingKey& key : *of_kiosks)
        keys.add(key);
    const auto receipt = receipt::verify(text, keys);
    return receipt ? std::optional{*receipt} : std::nullopt;
}

Complaint files_of(const Held& held, const central::tests::Given& given)
{
    const auto files = held.store.deposit_files(given.dossier.id);
    if (!files || files->size() != given.bytes.size())
        return "central does not name every file";
    for (const central::DepositFile& file : *files) {
        const auto sealed = held.blobs.get(file.blob);
        if (!sealed)
            return "a file is not there: " + sealed.error().detail;
        const auto clear = held.opener.open({given.dossier.id, file.file}, *sealed);
        const auto expected = given.bytes.find(file.file);
        if (!clear || expected == given.bytes.end() || *clear != expected->second)
            return "a file is not what was given";
    }
    return {};
}

} // namespace

Complaint deposit_whole(const Held& held, const central::tests::Given& given,
                        const std::optional<std::string>& told)
{
    const auto deposit = held.store.deposit(given.dossier.id);
    if (!deposit)
        return "central's deposits cannot be read: " + deposit.error().detail;
    if (!*deposit)
        return absent;
    const auto confirmed = verified(held, (*deposit)->receipt);
    if (!confirmed || confirmed->deposit != given.dossier.id ||
        confirmed->issuer != receipt::Issuer::Central)
        return "central's receipt does not verify";
    if (told) {
        const auto here = verified(held, *told);
        if (!here || here->deposit != given.dossier.id ||
            here->manifest != (*deposit)->manifest_digest)
            return "the receipt in the visitor's hand does not verify";
    }
    return files_of(held, given);
}

Complaint chain_whole(const Held& held)
{
    const auto chain = central::check_audit(held.store, held.keyring.verifying_keys(), "/absent");
    if (!chain)
        return "central's chain of changes cannot be read: " + chain.error().detail;
    for (const central::AuditFault& fault : chain->faults)
        return fmt::format("central's chain of changes: {}: {}", word_for(fault.breach),
                           fault.words);
    return {};
}

Complaint held_whole(const Held& held, const central::tests::Given& given,
                     const std::optional<std::string>& told)
{
    const Complaint of_deposit = deposit_whole(held, given, told);
    return of_deposit.empty() ? chain_whole(held) : of_deposit;
}

bool comes_true(const std::function<bool()>& condition)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

} // namespace faults
