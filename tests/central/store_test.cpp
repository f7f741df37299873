#include "tests/central/stores.h"

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;
using base::Instant;

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

TEST_CASE("a store is found again when central starts again")
{
    for_each_place([](const Place& place) {
        REQUIRE(place.open().value()->add_person(somebody("5903007192")));
        CHECK(place.open().value()->person("5903007192").value() == somebody("5903007192"));
    });
}

TEST_CASE("bytes and words of every shape come back as they were given")
{
    for_each_store([](Store& store) {
        base::Bytes sealed;
        for (int n = 0; n < 70'000; ++n)
            sealed.push_back(static_cast<std::byte>(n));
        const Draft draft{id(1), "5903007192", "é'\"\\$1 % 🙂 مرحبا", now, sealed};
        REQUIRE(store.put_draft(draft) == true);
        CHECK(store.drafts("5903007192").value() == std::vector{draft});

        const Draft empty{id(1), "5903007192", "", Instant{-1ms}, {}};
        REQUIRE(store.put_draft(empty) == true);
        CHECK(store.drafts("5903007192").value() == std::vector{empty});
    });
}

TEST_CASE("a database that is away for longer than its patience asks to come again later")
{
    const auto place = postgresql_place();
    bool away = false;
    const auto connect = [&]() -> base::Result<std::unique_ptr<sql::Connection>> {
        if (away)
            return base::failure(base::ErrorCode::StorageFailed, "no route");
        return place->connect();
    };
    const auto pool = sql::Pool::open(connect, {.connections = 1, .patience = 20ms}).value();
    away = true;
    CHECK(pool->ask("SELECT 1 FROM absent").error().code == base::ErrorCode::StorageFailed);
    CHECK(pool->ask("SELECT pg_terminate_backend(pg_backend_pid())").error() ==
          base::Error{base::ErrorCode::CentralBusy, "no route"});
}

TEST_CASE("a place that cannot be opened says so at once")
{
    CHECK_FALSE(open_sqlite_store("/absent/central.db"));
    CHECK_FALSE(open_postgresql_store({.address = "host=/absent dbname=x", .password = {}}));
}
