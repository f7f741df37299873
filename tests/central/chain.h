#pragma once

#include "central/audit_check.h"
#include "central/audit_head.h"
#include "tests/central/stores.h"

#include <vector>

namespace central::tests
{

inline std::vector<AuditEntry> entries_of(Store& store, int lane)
{
    return store.audit_entries(lane, 0, 10'000).value();
}

/// A store with a chain, a head that covers most of it, and some changes since.
class Chain
{
public:
    explicit Chain(const Place& place) : m_place{place}, m_store{place.open().value()} {}

    Store& store() { return *m_store; }
    std::filesystem::path folder() const { return m_folder.path() / "heads"; }
    void sign(base::Instant at) { REQUIRE(anchor(*m_store, m_key, at, folder())); }

    void fill()
    {
        REQUIRE(
            m_store->register_kiosk("Lille", {digest(1), "lille-1", now + std::chrono::hours{1}}));
        REQUIRE(m_store->enrol_kiosk(digest(1), now, certificate_of("lille-1")).value());
        receipt::VerifyingKey key;
        key.id = "00112233aabbccdd";
        REQUIRE(m_store->add_receipt_key("lille-1", key));
        REQUIRE(m_store->add_person(somebody("5903007192")));
        REQUIRE(m_store->add_activation(activation(1), mail_to(1)));
        REQUIRE(m_store->complete_activation(digest(1), now, account()) == true);
        for (unsigned n = 1; n <= 40; ++n)
            deposit(n);
        sign(now);
        for (unsigned n = 41; n <= 60; ++n)
            deposit(n);
    }
    void deposit(unsigned n)
    {
        NewDeposit made = new_deposit(n);
        made.files = {{id(1000 + n), "D01", id(2000 + n)}, {id(500 + n), "D02", id(3000 + n)}};
        for (const DepositFile& file : made.files)
            REQUIRE(m_store->open_upload({file.blob, "lille-1", made.deposit.id, file.file,
                                          digest(1), 9, now + std::chrono::hours{1}}));
        REQUIRE(m_store->commit_deposit(made, number_it)->fresh);
    }
    /// Past the store, as one who has the database's password.
    template <typename... Values>
    void tamper(const char* statement, const Values&... values)
    {
        const auto done = m_place.pool()->ask(statement, values...);
        REQUIRE_MESSAGE(done.has_value(), done.error().detail);
        REQUIRE(done->changed > 0);
    }
    AuditReport report()
    {
        receipt::VerifyingKeys keys;
        keys.add(m_key.verifying_key(receipt::Issuer::Central));
        auto report = check_audit(*m_store, keys, folder());
        REQUIRE_MESSAGE(report.has_value(), report.error().detail);
        return *std::move(report);
    }
    /// What it complains of, each once, with the words of the first.
    std::string complaints()
    {
        std::string all;
        for (const AuditFault& fault : report().faults)
            all += std::string{word_for(fault.breach)} + ": " + fault.words + "\n";
        return all;
    }
    /// The lane where the accepted deposit stands, and its place in it.
    AuditEntry entry_of(unsigned n)
    {
        const std::string subject = id(n).text();
        for (const AuditEntry& entry : entries_of(*m_store, lane_of(subject)))
            if (entry.subject == subject)
                return entry;
        FAIL("no entry");
        return {};
    }
    /// Of a lane from there on, each hash made anew, the lane's own too: a sound chain again.
    void write_anew(int lane, std::int64_t from)
    {
        Digest before{};
        for (AuditEntry entry : entries_of(*m_store, lane)) {
            if (entry.position >= from)
                entry.hash = hash_of(entry, before);
            tamper("UPDATE audit SET hash = $1 WHERE lane = $2 AND position = $3", entry.hash, lane,
                   entry.position);
            before = entry.hash;
        }
        tamper("UPDATE audit_lanes SET hash = $1 WHERE lane = $2", before, lane);
    }
    static Account account() { return {"5903007192", "visiteur@exemple.fr", "fr", "$argon2id$x"}; }

private:
    const Place& m_place;
    Folder m_folder;
    receipt::SigningKey m_key = receipt::SigningKey::generate();
    std::unique_ptr<Store> m_store;
};

} // namespace central::tests
