#include "tests/central/stores.h"

#include <array>
#include <set>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

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
        CHECK(store.remove_upload(id(3), now + 2h) == false);
        CHECK(store.remove_upload(id(3), now + 3h) == true);
        CHECK(store.upload(id(3)).value() == std::nullopt);
        CHECK(store.remove_upload(id(3)) == false);
        CHECK(store.remove_upload(id(1)) == true);
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

TEST_CASE("a deposit takes uploads that are past their time, and none that was forgotten")
{
    for_each_store([](Store& store) {
        REQUIRE(store.open_upload({id(70), "lille-1", id(1), id(60), digest(1), 9, now - 1h}));
        REQUIRE(store.open_upload({id(71), "lille-1", id(1), id(61), digest(2), 9, now - 1h}));
        NewDeposit deposit = new_deposit(1);
        deposit.files = {{id(60), "D01", id(70)}, {id(61), "D02", id(71)}};
        REQUIRE(store.remove_upload(id(71), now) == true);
        CHECK(store.commit_deposit(deposit, number_it).error().code ==
              base::ErrorCode::FileMissing);
        CHECK(store.deposit(id(1)).value() == std::nullopt);
        CHECK(store.upload(id(70)).value().has_value());

        deposit.files[1].blob = id(72);
        REQUIRE(store.open_upload({id(72), "lille-1", id(1), id(61), digest(2), 9, now + 1h}));
        CHECK(store.commit_deposit(deposit, number_it)->deposit.application_number == "number 1");
        CHECK(store.remove_upload(id(70), now) == false);
    });
}

TEST_CASE("an upload goes to its deposit or is forgotten, never both, when both come at once")
{
    for_each_place([](const Place& place) {
        constexpr unsigned deposits = 60;
        const std::array stores{place.open().value(), place.open().value()};
        for (unsigned n = 0; n < deposits; ++n)
            REQUIRE(stores[0]->open_upload(
                {id(1000 + n), "lille-1", id(n), id(60), digest(1), 9, now - 1h}));
        std::array<base::Result<bool>, deposits> forgotten;
        std::thread sweep{[&] {
            for (unsigned n = 0; n < deposits; ++n)
                forgotten[n] = stores[1]->remove_upload(id(1000 + n), now);
        }};
        std::array<base::Result<Committed>, deposits> taken;
        // From the other end, so that they meet.
        for (unsigned n = deposits; n-- > 0;) {
            NewDeposit deposit = new_deposit(n);
            deposit.files = {{id(60), "D01", id(1000 + n)}};
            taken[n] = stores[0]->commit_deposit(deposit, number_it);
        }
        sweep.join();
        for (unsigned n = 0; n < deposits; ++n) {
            REQUIRE(forgotten[n].has_value());
            CHECK(taken[n].has_value() != *forgotten[n]);
            if (!taken[n])
                CHECK(taken[n].error().code == base::ErrorCode::FileMissing);
        }
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

namespace
{

/// Every deposit is sent twice, as after a lost answer.
void deposit_all(Store& store, unsigned from, unsigned count, std::vector<std::string>& numbers)
{
    for (unsigned n = from; n < from + count; ++n)
        for (int i = 0; i < 2; ++i) {
            const auto committed = store.commit_deposit(new_deposit(n), number_it);
            numbers.push_back(committed ? committed->deposit.application_number
                                        : committed.error().detail);
        }
}

} // namespace

TEST_CASE("numbers are unique and without gaps when many deposit at once by several centrals")
{
    for_each_place([](const Place& place) {
        constexpr unsigned threads = 12;
        constexpr unsigned each = 8;
        const std::array stores{place.open().value(), place.open().value()};
        std::vector<std::vector<std::string>> numbers(threads);
        std::vector<std::thread> running;
        for (unsigned t = 0; t < threads; ++t)
            running.emplace_back(
                [&, t] { deposit_all(*stores[t % 2], t * 100, each, numbers[t]); });
        for (std::thread& thread : running)
            thread.join();

        std::multiset<std::string> all;
        for (const auto& some : numbers)
            all.insert(some.begin(), some.end());
        for (unsigned n = 1; n <= threads * each; ++n)
            CHECK(all.count("number " + std::to_string(n)) == 2);
        CHECK(stores[0]->deposits()->size() == threads * each);
    });
}

TEST_CASE("one deposit that arrives many times at once is kept once")
{
    for_each_place([](const Place& place) {
        const std::array stores{place.open().value(), place.open().value()};
        std::array<base::Result<Committed>, 10> answers;
        std::vector<std::thread> running;
        for (std::size_t t = 0; t < answers.size(); ++t)
            running.emplace_back(
                [&, t] { answers[t] = stores[t % 2]->commit_deposit(new_deposit(1), number_it); });
        for (std::thread& thread : running)
            thread.join();
        int fresh = 0;
        for (const auto& answer : answers) {
            REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
            fresh += answer->fresh ? 1 : 0;
            CHECK(answer->deposit.application_number == "number 1");
        }
        CHECK(fresh == 1);
    });
}

TEST_CASE("each office counts its own deposits, so that a number tells nothing of the others")
{
    for_each_store([](Store& store) {
        NewDeposit elsewhere = new_deposit(3);
        elsewhere.office = "7501";
        const auto of_its_office = [](Deposit& deposit, unsigned counter) -> base::Result<void> {
            deposit.application_number = "7501 " + std::to_string(counter);
            return {};
        };
        CHECK(store.commit_deposit(new_deposit(1), number_it)->deposit.application_number ==
              "number 1");
        CHECK(store.commit_deposit(new_deposit(2), number_it)->deposit.application_number ==
              "number 2");
        CHECK(store.commit_deposit(elsewhere, of_its_office)->deposit.application_number ==
              "7501 1");
    });
}

TEST_CASE("a numéro de demande is never given twice, even where a counter was set back")
{
    for_each_store([](Store& store) {
        const auto always_one = [](Deposit& deposit, unsigned) -> base::Result<void> {
            deposit.application_number = "number 1";
            return {};
        };
        REQUIRE(store.commit_deposit(new_deposit(1), always_one));
        CHECK_FALSE(store.commit_deposit(new_deposit(2), always_one));
        CHECK(store.deposits()->size() == 1);
    });
}
