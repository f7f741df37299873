#pragma once

#include "central/opener_keys.h"
#include "central/server.h"
#include "kiosk/adapters/identity.h"
#include "kiosk/ports/vault.h"
#include "tests/central/visitor.h"

#include <functional>

namespace faults
{

inline constexpr std::chrono::seconds patience{60}; // generous: a slow machine fails no test

/// Where central keeps what it holds.
struct Held {
    central::Store& store;
    const central::Blobs& blobs;
    const central::Keyring& keyring;
    const central::OpenerKeys& opener; ///< in this process: what is looked at is our own
};

/// A central over a folder that may break, opened and closed within moments: its words, its
/// catalogue and its keys are those of a desk.
class Counter
{
public:
    /// Writes an empty central into a folder: its register, and one kiosk. Who that is.
    static std::shared_ptr<kiosk::adapters::Identity> found(central::tests::Desk& desk,
                                                            const std::filesystem::path& folder);

    static base::Result<std::unique_ptr<Counter>>
    open(central::tests::Desk& desk, const std::filesystem::path& folder, std::uint16_t port = 0);

    std::uint16_t port() const { return m_server->port(); }
    central::Store& store() { return *m_store; }
    Held held() { return {*m_store, *m_blobs, m_services->keyring, m_opener}; }

private:
    explicit Counter(central::OpenerKeys opener) : m_opener{std::move(opener)} {}
    central::OpenerKeys m_opener;
    std::unique_ptr<central::Store> m_store;
    std::unique_ptr<const central::Blobs> m_blobs;
    central::Passwords m_passwords{1};
    central::RateLimit m_rate_limit{1, 1e9};
    std::unique_ptr<central::Services> m_services;
    std::unique_ptr<central::Router> m_router;
    std::unique_ptr<central::Server> m_server; // last: it stops before what it uses goes
};

/// One that is free, and that no other program is given by chance while central is dead.
std::uint16_t free_port();

/// Who a kiosk is, and where it finds central.
struct KioskPlace {
    std::filesystem::path state;
    std::shared_ptr<kiosk::adapters::Identity> identity;
    std::filesystem::path root; ///< of central's keys
    std::uint16_t port = 0;
};

/// The real vault, quick to try again and silent.
base::Result<std::unique_ptr<kiosk::ports::Vault>>
open_vault(const KioskPlace& place, const receipt::SigningKey& key, const base::Clock& clock);

/// A visitor at the button: a dossier that is complete, and its papers.
struct Visitor {
    central::tests::Given given;
    kiosk::ports::Session session;
    std::unique_ptr<kiosk::ports::Papers> papers;

    explicit Visitor(central::tests::Desk& desk);
    /// Presses once. Where central's keys are not there yet, waits for them, unless `hopeless`.
    base::Result<dossier::Acknowledgement> press(kiosk::ports::Vault& vault,
                                                 const std::function<bool()>& hopeless = {}) const;
};

/// What is not as it must be, in words; empty where all is well.
using Complaint = std::string;

inline constexpr const char* absent = "central has no such deposit";
/// That central holds the deposit, with every file as it was given, that its receipt verifies, and
/// the one that the visitor was told, where there is one.
Complaint deposit_whole(const Held& held, const central::tests::Given& given,
                        const std::optional<std::string>& told);
/// That central's chain of changes has no fault.
Complaint chain_whole(const Held& held);
/// Both.
Complaint held_whole(const Held& held, const central::tests::Given& given,
                     const std::optional<std::string>& told);

/// Waits until that is so; false where it never is.
bool comes_true(const std::function<bool()>& condition);

} // namespace faults
