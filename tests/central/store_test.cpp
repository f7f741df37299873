#include "central/store.h"
#include "tests/central/folder.h"

#include <doctest/doctest.h>
#include <mutex>
#include <set>
#include <thread>

using namespace central;
using namespace std::chrono_literals;
using base::Instant;
using base::Uuid;

namespace
{

const Instant now = *base::parse_instant("2026-11-23T09:41:00Z");

struct Backend {
    const char* name;
    std::unique_ptr<Store> (*open)(const std::filesystem::path& folder);
};

/// Every backend must pass every test of this file.
const std::vector<Backend> backends{{"SQLite", [](const std::filesystem::path& folder) {
                                         return open_sqlite_store(folder / "central.db").value();
                                     }}};

/// Runs the test's body over an empty store of each backend.
template <typename Body>
void for_each_store(const Body& body)
{
    for (const Backend& backend : backends) {
        CAPTURE(backend.name);
        const tests::Folder folder;
        const std::unique_ptr<Store> store = backend.open(folder.path());
        body(*store);
    }
}

Uuid id(unsigned n)
{
    char text[37];
    std::snprintf(text, sizeof text, "01890a5d-ac96-774b-bcce-%012u", n);
    return Uuid::parse(text).value();
}

Digest digest(int n)
{
    Digest made{};
    made[0] = static_cast<std::byte>(n);
    made[31] = std::byte{1};
    return made;
}

dossier::CivilStatus somebody(const std::string& number)
{
    dossier::CivilStatus person;
    person.foreigner_number = number;
    person.birth_name = "Nguyễn";
    person.given_names = "Sékou";
    person.sex = "M";
    person.birth_date = *base::parse_date("2009-08-10");
    person.birth_country = "BR";
    person.birth_place = "Brasilia";
    person.nationality = "BR";
    return person;
}

Mail mail_to(unsigned n)
{
    Mail mail;
    mail.id = id(n);
    mail.to = "a@b.fr";
    mail.message = "Subject: x\r\n\r\ny";
    mail.next_try = now;
    return mail;
}

Activation activation(int n)
{
    Activation made;
    made.token = digest(n);
    made.code = digest(n + 100);
    made.number = "5903007192";
    made.email = "a@b.fr";
    made.language = "fr";
    made.expires_at = now + 24h;
    return made;
}

NewDeposit new_deposit(unsigned n)
{
    NewDeposit made;
    made.deposit.id = id(n);
    made.deposit.kiosk = "lille-1";
    made.deposit.number = "5903007192";
    made.deposit.procedure = "ase";
    made.deposit.made_at = now - 1h;
    made.deposit.at = now;
    made.deposit.manifest_digest = digest(3);
    made.deposit.manifest = base::to_bytes("sealed");
    made.deposit.kiosk_receipt = "DEP1:K";
    made.office = "5901";
    return made;
}

base::Result<void> number_it(Deposit& deposit, unsigned counter)
{
    deposit.application_number = "number " + std::to_string(counter);
    deposit.receipt = "DEP1:C";
    return {};
}

} // namespace

TEST_CASE("a store keeps the register, and the first word on a person stands")
{
    for_each_store([](Store& store) {
        CHECK(store.person("5903007192").value() == std::nullopt);
        REQUIRE(store.add_person(somebody("5903007192")));
        dossier::CivilStatus other = somebody("5903007192");
        other.birth_name = "Autre";
        REQUIRE(store.add_person(other));
        CHECK(store.person("5903007192").value() == somebody("5903007192"));
    });
}

TEST_CASE("a store keeps kiosks, their newest secret and all their keys")
{
    for_each_store([](Store& store) {
        REQUIRE(store.put_kiosk({"lille-1", digest(1)}));
        REQUIRE(store.put_kiosk({"lille-2", digest(2)}));
        REQUIRE(store.put_kiosk({"lille-1", digest(3)}));
        CHECK(store.kiosk("lille-1").value() == Kiosk{"lille-1", digest(3)});
        CHECK(store.kiosk("paris-1").value() == std::nullopt);

        receipt::VerifyingKey key;
        key.id = "00112233aabbccdd";
        key.point[64] = std::byte{9};
        REQUIRE(store.add_receipt_key("lille-1", key));
        REQUIRE(store.add_receipt_key("lille-1", key));
        CHECK(store.receipt_keys("lille-1").value() == std::vector{key});
        CHECK(store.receipt_keys("lille-2").value().empty());
        CHECK(store.receipt_keys("").value() == std::vector{key});
        CHECK_FALSE(store.add_receipt_key("nobody", key));
    });
}

TEST_CASE("an activation is used once, and a newer one puts an end to it")
{
    for_each_store([](Store& store) {
        REQUIRE(store.add_activation(activation(1), mail_to(1)));
        CHECK(store.activation(digest(1)).value() == activation(1));
        CHECK(store.last_activation("5903007192").value() == activation(1));
        CHECK(store.due_mails(now, 10)->size() == 1);

        REQUIRE(store.add_activation(activation(2), mail_to(2)));
        CHECK(store.last_activation("5903007192").value() == activation(2));
        CHECK(store.activation(digest(1)).value()->expires_at < now);

        CHECK(store.count_wrong_code(digest(2)) == 1);
        CHECK(store.count_wrong_code(digest(2)) == 2);

        const Account account{"5903007192", "a@b.fr", "fr", "$argon2id$"};
        REQUIRE(store.add_session({digest(50), "5903007192", "lille-1", now + 1h}));
        CHECK(store.complete_activation(digest(1), now, account) == false);
        CHECK(store.account("5903007192").value() == std::nullopt);
        CHECK(store.complete_activation(digest(2), now + 24h + 1s, account) == false);
        CHECK(store.complete_activation(digest(2), now + 24h, account) == true);
        CHECK(store.complete_activation(digest(2), now, account) == false);
        CHECK(store.account("5903007192").value() == account);
        CHECK(store.use_session(digest(50), now, now + 1h).value() == std::nullopt);
    });
}

TEST_CASE("a session lives as long as it is used and ends when told")
{
    for_each_store([](Store& store) {
        const Session session{digest(1), "5903007192", "lille-1", now + 30min};
        REQUIRE(store.add_session(session));
        CHECK(store.use_session(digest(1), now + 29min, now + 59min).value()->expires_at ==
              now + 59min);
        CHECK(store.use_session(digest(1), now + 58min, now + 88min).value().has_value());
        CHECK(store.use_session(digest(1), now + 88min, now + 99min).value() == std::nullopt);
        REQUIRE(store.add_session({digest(2), "5903007192", "lille-1", now + 30min}));
        REQUIRE(store.end_session(digest(2)));
        CHECK(store.use_session(digest(2), now, now + 30min).value() == std::nullopt);
    });
}

TEST_CASE("after the free tries the wait doubles up to its longest, and time heals")
{
    const Patience patience{.free = 2, .first = 2s, .longest = 5s, .forgotten_after = 1h};
    for_each_store([&](Store& store) {
        const auto take = [&](Instant at) { return store.take_try("a", at, patience).value(); };
        CHECK(take(now) == std::nullopt);
        CHECK(take(now) == std::nullopt);
        CHECK(take(now) == now + 2s);
        CHECK(take(now + 1s) == now + 2s);
        CHECK(take(now + 2s) == std::nullopt);
        CHECK(take(now + 2s) == now + 6s);
        CHECK(take(now + 6s) == std::nullopt);
        CHECK(take(now + 6s) == now + 11s);
        CHECK(store.take_try("b", now + 6s, patience).value() == std::nullopt);

        CHECK(take(now + 2h) == std::nullopt);
        CHECK(take(now + 2h) == std::nullopt);
        REQUIRE(store.forgive("a", false));
        CHECK(take(now + 2h) == std::nullopt);
        CHECK(take(now + 2h) != std::nullopt);
        REQUIRE(store.forgive("a", true));
        CHECK(take(now + 2h) == std::nullopt);
        CHECK(take(now + 2h) == std::nullopt);
    });
}

TEST_CASE("drafts and their files belong to one person")
{
    for_each_store([](Store& store) {
        const Draft draft{id(1), "5903007192", "reason", now, base::to_bytes("a")};
        const Draft later{id(2), "5903007192", "pieces", now + 1s, {}};
        CHECK(store.put_draft(draft) == true);
        CHECK(store.put_draft(later) == true);
        CHECK(store.drafts("5903007192").value() == std::vector{later, draft});
        CHECK(store.put_draft({id(1), "5908002010", "reason", now, {}}) == false);
        CHECK(store.drafts("5908002010").value().empty());

        const DraftFile file{id(1), id(10), "5903007192", "image/png", id(20), now};
        CHECK(store.put_draft_file(file)->accepted);
        const DraftFile again{id(1), id(10), "5903007192", "image/png", id(21), now};
        CHECK(store.put_draft_file(again)->replaced == id(20));
        CHECK(store.draft_file("5903007192", id(1), id(10)).value() == again);
        CHECK(store.draft_file("5908002010", id(1), id(10)).value() == std::nullopt);
        CHECK_FALSE(store.put_draft_file({id(1), id(11), "5908002010", "image/png", id(22), now})
                        ->accepted);
        CHECK(store.put_draft_file({id(9), id(10), "5908002010", "image/png", id(23), now})
                  ->accepted);
        CHECK_FALSE(store.put_draft_file({id(9), id(10), "5903007192", "image/png", id(24), now})
                        ->accepted);

        CHECK(store.remove_draft("5908002010", id(1))->empty());
        CHECK(store.remove_draft("5903007192", id(1)).value() == std::vector{id(21)});
        CHECK(store.drafts("5903007192").value() == std::vector{later});
        CHECK(store.draft_file("5903007192", id(1), id(10)).value() == std::nullopt);
    });
}

TEST_CASE("a draft that nobody came back to is forgotten with its files")
{
    for_each_store([](Store& store) {
        REQUIRE(store.put_draft({id(1), "5903007192", "reason", now, {}}));
        REQUIRE(store.put_draft({id(2), "5903007192", "reason", now + 1h, {}}));
        REQUIRE(store.put_draft_file({id(1), id(10), "5903007192", "image/png", id(20), now}));
        REQUIRE(store.put_draft_file({id(2), id(11), "5903007192", "image/png", id(21), now}));
        REQUIRE(store.put_draft_file({id(3), id(12), "5903007192", "image/png", id(22), now}));
        CHECK(store.remove_stale_drafts(now)->empty());
        CHECK(store.remove_stale_drafts(now + 1s).value() == std::vector{id(20), id(22)});
        CHECK(store.drafts("5903007192")->size() == 1);
        CHECK(store.draft_file("5903007192", id(2), id(11)).value().has_value());
    });
}

TEST_CASE("opening the same upload twice gives the same upload")
{
    for_each_store([](Store& store) {
        const Upload first{id(1), "lille-1", id(50), id(60), digest(1), 1000, now + 1h};
        CHECK(store.open_upload(first).value() == first);
        const Upload again{id(2), "lille-1", id(50), id(60), digest(1), 1000, now + 2h};
        CHECK(store.open_upload(again)->id == id(1));
        CHECK(store.open_upload(again)->expires_at == now + 2h);
        const Upload other{id(3), "lille-2", id(50), id(60), digest(1), 1000, now + 1h};
        CHECK(store.open_upload(other)->id == id(3));
        CHECK(store.uploads_of("lille-1", id(50))->size() == 1);
        CHECK(store.upload(id(2)).value() == std::nullopt);

        CHECK(store.expired_uploads(now + 1h).value() == std::vector{other});
        REQUIRE(store.extend_upload(id(3), now + 3h));
        CHECK(store.expired_uploads(now + 1h)->empty());
        REQUIRE(store.remove_upload(id(3)));
        CHECK(store.upload(id(3)).value() == std::nullopt);
    });
}

TEST_CASE("a deposit is committed once with its files and its mail; draft and uploads go")
{
    for_each_store([](Store& store) {
        REQUIRE(store.put_draft({id(1), "5903007192", "deposit", now, {}}));
        REQUIRE(store.put_draft_file({id(1), id(60), "5903007192", "image/png", id(20), now}));
        REQUIRE(store.open_upload({id(70), "lille-1", id(1), id(60), digest(1), 9, now + 1h}));
        NewDeposit deposit = new_deposit(1);
        deposit.files = {{id(60), "D01", id(70)}};
        deposit.mail = mail_to(5);

        const Committed first = store.commit_deposit(deposit, number_it).value();
        CHECK(first.fresh);
        CHECK(first.deposit.application_number == "number 1");
        CHECK(first.orphans == std::vector{id(20)});
        CHECK(store.deposit(id(1)).value() == first.deposit);
        CHECK(store.deposit_files(id(1)).value() == deposit.files);
        CHECK(store.due_mails(now, 10)->size() == 1);
        CHECK(store.drafts("5903007192")->empty());
        CHECK(store.upload(id(70)).value() == std::nullopt);
        CHECK(store.put_draft({id(1), "5903007192", "deposit", now, {}}) == false);

        NewDeposit again = deposit;
        again.deposit.manifest_digest = digest(99);
        const Committed second = store.commit_deposit(again, number_it).value();
        CHECK_FALSE(second.fresh);
        CHECK(second.deposit == first.deposit);
        CHECK(store.due_mails(now, 10)->size() == 1);
        CHECK(store.deposits()->size() == 1);
    });
}

TEST_CASE("a deposit that could not be finished leaves nothing, not even a number")
{
    for_each_store([](Store& store) {
        NewDeposit deposit = new_deposit(1);
        deposit.mail = mail_to(5);
        const auto refuse = [](Deposit&, unsigned) -> base::Result<void> {
            return base::failure(base::ErrorCode::Internal);
        };
        CHECK_FALSE(store.commit_deposit(deposit, refuse));
        CHECK(store.deposit(id(1)).value() == std::nullopt);
        CHECK(store.due_mails(now, 10)->empty());
        CHECK(store.commit_deposit(deposit, number_it)->deposit.application_number == "number 1");
    });
}

TEST_CASE("numbers are unique and without gaps when many deposit at once")
{
    for_each_store([](Store& store) {
        std::mutex mutex;
        std::multiset<std::string> numbers;
        std::vector<std::thread> threads;
        for (unsigned t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                for (unsigned n = 0; n < 5; ++n) {
                    // Every deposit is sent twice, as after a lost answer.
                    for (int i = 0; i < 2; ++i) {
                        const auto committed =
                            store.commit_deposit(new_deposit(t * 100 + n), number_it);
                        const std::lock_guard lock{mutex};
                        numbers.insert(committed.value().deposit.application_number);
                    }
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        for (unsigned n = 1; n <= 40; ++n)
            CHECK(numbers.count("number " + std::to_string(n)) == 2);
        CHECK(store.deposits()->size() == 40);
    });
}

TEST_CASE("a mail waits for its hour, and its words are forgotten when it is closed")
{
    for_each_store([](Store& store) {
        REQUIRE(store.add_mail(mail_to(1)));
        Mail confirmation = mail_to(2);
        confirmation.message.clear();
        confirmation.deposit = id(9);
        REQUIRE(store.add_mail(confirmation));
        CHECK(store.due_mails(now, 10).value() == std::vector{mail_to(1), confirmation});
        CHECK(store.due_mails(now, 1)->size() == 1);

        REQUIRE(store.retry_mail(id(1), now + 5min));
        CHECK(store.due_mails(now + 4min, 10)->size() == 1);
        CHECK(store.due_mails(now + 5min, 10)->at(1).tries == 1);

        REQUIRE(store.close_mail(id(1), MailState::Sent));
        REQUIRE(store.close_mail(id(2), MailState::GivenUp));
        CHECK(store.due_mails(now + 1h, 10)->empty());
        CHECK(store.mails()->at(0).message.empty());
        CHECK(store.mails()->at(1).state == MailState::GivenUp);
    });
}

TEST_CASE("what has had its time is forgotten, and nothing else")
{
    for_each_store([](Store& store) {
        REQUIRE(store.add_session({digest(1), "5903007192", "lille-1", now + 30min}));
        REQUIRE(store.add_activation(activation(1), mail_to(1)));
        REQUIRE(store.forget_old(now + 1h));
        CHECK(store.activation(digest(1)).value().has_value());
        CHECK(store.mails()->size() == 1);
        REQUIRE(store.close_mail(id(1), MailState::Sent));
        REQUIRE(store.forget_old(now + 24h * 40));
        CHECK(store.activation(digest(1)).value() == std::nullopt);
        CHECK(store.mails()->empty());
    });
}

TEST_CASE("an SQLite store is found again when central starts again")
{
    const tests::Folder folder;
    REQUIRE(open_sqlite_store(folder.path() / "c.db").value()->add_person(somebody("5903007192")));
    CHECK(open_sqlite_store(folder.path() / "c.db").value()->person("5903007192").value());
    CHECK_FALSE(open_sqlite_store(folder.path() / "absent" / "c.db"));
}
