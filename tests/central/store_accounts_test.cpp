#include "tests/central/stores.h"

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;
using base::Instant;

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
