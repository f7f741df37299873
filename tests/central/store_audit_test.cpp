#include "central/migrations.h"
#include "tests/central/chain.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

template <typename Body>
void for_each_chain(const Body& body)
{
    for_each_place([&](const Place& place) {
        Chain chain{place};
        chain.fill();
        REQUIRE(chain.complaints() == "");
        body(chain);
    });
}

void says(Chain& chain, std::string_view complaint)
{
    const std::string said = chain.complaints();
    CAPTURE(said);
    CHECK(said.find(complaint) != std::string::npos);
}

} // namespace

TEST_CASE("every change is in the chain, and nobody's number, name or address is")
{
    for_each_place([](const Place& place) {
        Chain chain{place};
        chain.fill();
        Store& store = chain.store();
        REQUIRE(store.add_session({digest(7), "5903007192", "lille-1", now + 1h}));
        REQUIRE(store.end_session(digest(7)));
        REQUIRE(store.add_activation(activation(2), mail_to(2)));
        REQUIRE(store.count_wrong_code(digest(2)) == 1);
        REQUIRE(store.put_draft({id(90), "5903007192", "deposit", now, {}}) == true);
        REQUIRE(store.put_draft_file({id(90), id(91), "5903007192", "image/png", id(92), now}));
        REQUIRE(store.remove_draft("5903007192", id(90)));
        REQUIRE(store.note_opening(id(1)));
        REQUIRE(store.close_mail(id(1), MailState::Sent));
        REQUIRE(store.close_mail(id(2), MailState::GivenUp));
        REQUIRE(store.forget_old(now + 24h * 40));

        std::string all;
        for (int lane = 0; lane < audit_lane_count; ++lane)
            for (const AuditEntry& entry : entries_of(store, lane))
                all += entry.deed + " " + entry.subject + "\n";
        for (const Deed deed :
             {Deed::PersonRegistered, Deed::KioskPut, Deed::ReceiptKeyAdded, Deed::AccountAsked,
              Deed::CodeRefused, Deed::AccountPut, Deed::SessionOpened, Deed::SessionEnded,
              Deed::DraftSaved, Deed::DraftFileSaved, Deed::DraftErased, Deed::DepositAccepted,
              Deed::DepositOpened, Deed::MailQueued, Deed::MailSent, Deed::MailGivenUp,
              Deed::OldForgotten})
            CHECK_MESSAGE(all.find(word_for(deed)) != std::string::npos, word_for(deed));
        for (const char* secret : {"5903007192", "Nguy", "kou", "visiteur", "a@b.fr"})
            CHECK_MESSAGE(all.find(secret) == std::string::npos, secret);
        CHECK(chain.complaints() == "");
    });
}

TEST_CASE("a change that did not happen is not in the chain")
{
    for_each_place([](const Place& place) {
        Chain chain{place};
        chain.fill();
        const auto entries = chain.report().entries;
        Store& store = chain.store();
        REQUIRE(store.add_person(somebody("5903007192")));
        CHECK_FALSE(store.commit_deposit(new_deposit(1), number_it)->fresh);
        CHECK_FALSE(store.commit_deposit(new_deposit(99), [](Deposit&, unsigned) {
            return base::Result<void>{base::failure(base::ErrorCode::Internal)};
        }));
        REQUIRE(store.remove_draft("5903007192", id(90)));
        REQUIRE(store.end_session(digest(99)));
        REQUIRE(store.forget_old(now));
        CHECK(chain.report().entries == entries);
    });
}

TEST_CASE("a signed head covers what was before it, and the report says so")
{
    for_each_chain([](Chain& chain) {
        const AuditReport report = chain.report();
        CHECK(report.heads == 1);
        CHECK(report.last_day == "2026-11-23");
        CHECK(report.deposits == 60);
        CHECK(report.entries == report.anchored + 20);
        chain.sign(now + 1h);
        CHECK(chain.report().heads == 1);
        chain.sign(now + 24h);
        CHECK(chain.report().anchored == report.entries);
        CHECK(std::filesystem::exists(chain.folder() / "2026-11-24.cose"));
    });
}

TEST_CASE("a changed entry of the chain is found")
{
    for_each_chain([](Chain& chain) {
        const AuditEntry entry = chain.entry_of(50);
        chain.tamper("UPDATE audit SET subject = $1 WHERE lane = $2 AND position = $3",
                     id(51).text(), entry.lane, entry.position);
        says(chain, "an entry of the chain was changed: lane " + std::to_string(entry.lane) +
                        ", entry " + std::to_string(entry.position) + "\n");
    });
}

TEST_CASE("a removed entry of the chain is found")
{
    for_each_chain([](Chain& chain) {
        const int lane = chain.entry_of(50).lane;
        chain.tamper("DELETE FROM audit WHERE lane = $1 AND position = 1", lane);
        says(chain,
             "entries of the chain were removed: lane " + std::to_string(lane) + ", entry 1\n");
    });
}

TEST_CASE(
    "a removed end of the chain is found by its lane, and by the head where that was set back")
{
    for_each_chain([](Chain& chain) {
        const int lane = chain.entry_of(1).lane;
        const std::string start = "the end of the chain was removed: lane " + std::to_string(lane);
        chain.tamper("DELETE FROM audit WHERE lane = $1 AND position > 1", lane);
        says(chain, start + " ends at entry 1, the lane itself knows entry");
        const AuditEntry first = entries_of(chain.store(), lane).front();
        chain.tamper("UPDATE audit_lanes SET position = 1, hash = $1 WHERE lane = $2", first.hash,
                     lane);
        says(chain, start + " ends at entry 1, the head of 2026-11-23 knows entry");
    });
}

TEST_CASE("an end removed since the last head, and the lane set back, is found by what it spoke of")
{
    for_each_chain([](Chain& chain) {
        const AuditEntry entry = chain.entry_of(60);
        Digest before{};
        for (const AuditEntry& other : entries_of(chain.store(), entry.lane))
            if (other.position == entry.position - 1)
                before = other.hash;
        chain.tamper("DELETE FROM audit WHERE lane = $1 AND position >= $2", entry.lane,
                     entry.position);
        chain.tamper("UPDATE audit_lanes SET position = $1, hash = $2 WHERE lane = $3",
                     entry.position - 1, before, entry.lane);
        says(chain, "a row of which the chain does not speak: 1 deposit(s)\n");
    });
}

TEST_CASE("a chain written anew from one entry on does not pass the head")
{
    for_each_chain([](Chain& chain) {
        const AuditEntry entry = chain.entry_of(2);
        chain.tamper("UPDATE audit SET deed = $1 WHERE lane = $2 AND position = $3",
                     std::string{"mail-sent"}, entry.lane, entry.position);
        chain.write_anew(entry.lane, entry.position);
        says(chain, "the chain was written anew: lane " + std::to_string(entry.lane));
    });
}

TEST_CASE("an entry behind the end of its lane is found")
{
    for_each_chain([](Chain& chain) {
        chain.tamper("INSERT INTO audit SELECT lane, position + 100, cause, at, deed, subject, "
                     "content, hash FROM audit WHERE lane = $1 AND position = 1",
                     chain.entry_of(1).lane);
        says(chain, "an entry was added behind the chain: lane");
    });
}

TEST_CASE("a head that central did not sign is found, in the store and as a file")
{
    for_each_chain([](Chain& chain) {
        const auto forged = sign_head({now, {}, chain.store().audit_lanes().value()},
                                      receipt::SigningKey::generate());
        chain.tamper("UPDATE audit_heads SET head = $1", forged);
        CHECK(chain.complaints() == "a head is not central's: the head of 2026-11-23 in the store: "
                                    "signed by an unknown key\n");
        std::ofstream{chain.folder() / "2026-11-23.cose", std::ios::binary}
            << base::as_text(forged);
        says(chain, "a head is not central's: the head of 2026-11-23 as a file: signed by an "
                    "unknown key\n");
    });
}

TEST_CASE("one flipped bit of a head is found, and a head put under another day")
{
    for_each_chain([](Chain& chain) {
        base::Bytes head = chain.store().audit_heads().value().front().cose;
        head[head.size() / 2] ^= std::byte{1};
        chain.tamper("UPDATE audit_heads SET head = $1", head);
        says(chain, "the head of 2026-11-23 in the store: the signature does not match\n");
    });
    for_each_chain([](Chain& chain) {
        chain.tamper("UPDATE audit_heads SET day = '2026-11-25'");
        says(chain, "the head of 2026-11-25 in the store: it is another day's\n");
        says(chain, "a head was removed: the head of 2026-11-23 is a file and no longer in the "
                    "store\n");
    });
}

TEST_CASE("a head that is gone from both places is missed by the next one")
{
    for_each_chain([](Chain& chain) {
        chain.sign(now + 24h);
        chain.tamper("DELETE FROM audit_heads WHERE day = '2026-11-23'");
        std::filesystem::remove(chain.folder() / "2026-11-23.cose");
        CHECK(chain.complaints() ==
              "a head was removed: the head of 2026-11-24 follows one that is not there\n");
    });
}

TEST_CASE("a changed, removed or added row of what the chain speaks of is found")
{
    const std::string changed = "a row is not what the chain says: ";
    for_each_chain([&](Chain& chain) {
        chain.tamper("UPDATE deposits SET procedure = 'other' WHERE id = $1", id(3));
        CHECK(chain.complaints() == changed + "deposit " + id(3).text() + "\n");
        chain.tamper("UPDATE deposit_files SET blob = $1 WHERE deposit = $2 AND piece = 'D01'",
                     id(9), id(4));
        says(chain, changed + "deposit " + id(4).text() + "\n");
        chain.tamper("DELETE FROM deposit_files WHERE deposit = $1", id(5));
        chain.tamper("DELETE FROM deposits WHERE id = $1", id(5));
        says(chain, "a row that the chain speaks of is gone: deposit " + id(5).text() + "\n");
    });
    for_each_chain([&](Chain& chain) {
        chain.tamper("UPDATE accounts SET email = 'voleur@exemple.fr'");
        says(chain, changed + "account-put ");
        chain.tamper("UPDATE kiosks SET status = 2");
        says(chain, changed + "kiosk-put lille-1\n");
        chain.tamper("UPDATE receipt_keys SET point = $1", base::to_bytes("forged"));
        says(chain, changed + "receipt-key-added lille-1/00112233aabbccdd\n");
        chain.tamper("INSERT INTO kiosks (id) VALUES ('intruder')");
        says(chain, "a row of which the chain does not speak: kiosk-put intruder\n");
    });
    for_each_chain([&](Chain& chain) {
        chain.tamper("UPDATE kiosk_certificates SET fingerprint = $1", digest(66));
        CHECK(chain.complaints() == changed + "kiosk-put lille-1\n");
    });
}

TEST_CASE("several centrals that write at once make one sound chain, also while it is read")
{
    for_each_place([](const Place& place) {
        Chain chain{place};
        constexpr unsigned threads = 8;
        constexpr unsigned each = 12;
        const std::array stores{place.open().value(), place.open().value()};
        std::atomic<int> refused = 0;
        std::vector<std::thread> running;
        for (unsigned t = 0; t < threads; ++t)
            running.emplace_back([&, t] {
                for (unsigned n = 0; n < each; ++n) {
                    Store& store = *stores[t % 2];
                    const unsigned number = t * 100 + n;
                    refused += store.put_draft({id(number), "5903007192", "x", now, {}}) == true &&
                                       store.commit_deposit(new_deposit(number), number_it)
                                   ? 0
                                   : 1;
                }
            });
        for (int i = 0; i < 5; ++i)
            CHECK(chain.complaints() == "");
        for (std::thread& thread : running)
            thread.join();
        CHECK(refused == 0);
        CHECK(chain.complaints() == "");
        CHECK(chain.report().entries == std::int64_t{3} * threads * each);
    });
}

TEST_CASE("the chain begins with what older tables held")
{
    for_each_place([](const Place& place) {
        REQUIRE(migrate(*place.pool(), 2));
        const auto pool = place.pool();
        REQUIRE(pool->run("INSERT INTO kiosks (id, secret) VALUES ('lille-1', $1)", digest(1)));
        REQUIRE(pool->run("INSERT INTO accounts (number, email, language, password) "
                          "VALUES ('5903007192', 'a@b.fr', 'fr', 'x')"));
        for (unsigned n = 1; n <= 3; ++n) {
            REQUIRE(pool->run("INSERT INTO deposits (id, kiosk, number, procedure, made_at, at, "
                              "manifest_digest, manifest, application_number, kiosk_receipt, "
                              "receipt) VALUES ($1, 'lille-1', '5903007192', 'ase', 1, 2, $2, $2, "
                              "$3, 'K', 'C')",
                              id(n), digest(3), "old " + std::to_string(n)));
            REQUIRE(pool->run("INSERT INTO deposit_files (deposit, file, piece, blob) "
                              "VALUES ($1, $2, 'D01', $2)",
                              id(n), id(100 + n)));
        }
        Chain chain{place};
        CHECK(chain.complaints() == "");
        CHECK(chain.report().entries == 5);
        chain.tamper("UPDATE deposits SET kiosk = 'x' WHERE id = $1", id(2));
        says(chain, "a row is not what the chain says: deposit " + id(2).text() + "\n");
    });
}
