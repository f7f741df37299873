#include "kiosk/adapters/outbox_state.h"
#include "shared/receipt/receipt.h"
#include "tests/kiosk/adapters/disks.h"
#include "tests/kiosk/adapters/hall.h"

using namespace std::chrono_literals;
using tests::Hall;
using tests::moment;
using tests::patience;
using tests::Visitor;

namespace
{

receipt::VerifyingKeys keys_of(Hall& hall)
{
    return central::tests::receipt_keys_of(hall.desk);
}

} // namespace

TEST_CASE("A deposit is acknowledged by the kiosk, then by central with its number")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    const Visitor visitor{hall};
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK_FALSE(here->application_number.has_value());

    const auto there = vault->await_central(here->deposit, patience);
    REQUIRE(there.has_value());
    CHECK(there->application_number.value().starts_with("5901"));
    CHECK(hall.deposits() == 1);
    CHECK(vault->waiting() == 0);

    const auto keys = keys_of(hall);
    const auto by_kiosk = receipt::verify(here->qr_text, keys);
    const auto by_central = receipt::verify(there->qr_text, keys);
    REQUIRE(by_kiosk.has_value());
    REQUIRE(by_central.has_value());
    CHECK(by_kiosk->issuer == receipt::Issuer::Kiosk);
    CHECK(by_central->issuer == receipt::Issuer::Central);
    CHECK(by_kiosk->manifest == by_central->manifest);
    CHECK(by_kiosk->deposit == visitor.given.dossier.id);
}

TEST_CASE("A deposit made while the network is down reaches central once when it is back")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    const Visitor visitor{hall};
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK_FALSE(vault->await_central(here->deposit, moment).has_value());
    CHECK(vault->waiting() == 1);
    CHECK(hall.deposits() == 0);

    hall.network.set_down(false);
    CHECK(vault->await_central(here->deposit, patience).has_value());
    CHECK(vault->waiting() == 0);
    CHECK(hall.deposits() == 1);
}

TEST_CASE("A kiosk that starts without a network deposits with the keys it knew")
{
    Hall hall;
    hall.introduced_vault().reset();
    hall.network.set_down(true);
    const auto vault = hall.vault();
    const auto here = Visitor{hall}.deposit(*vault);
    CHECK(here.has_value());
    CHECK(vault->waiting() == 1);
}

TEST_CASE("A kiosk that never met central keeps nothing and says that the network is down")
{
    Hall hall;
    hall.network.set_down(true);
    const auto vault = hall.vault();
    const auto here = Visitor{hall}.deposit(*vault);
    REQUIRE_FALSE(here.has_value());
    CHECK(here.error().code == base::ErrorCode::NetworkDown);
    CHECK(vault->waiting() == 0);
}

TEST_CASE("What waited before a restart is sent after it, once")
{
    Hall hall;
    std::vector<base::Uuid> deposits;
    {
        const auto vault = hall.introduced_vault();
        hall.network.set_down(true);
        for (const char* number : {central::tests::adult, central::tests::minor})
            deposits.push_back(Visitor(hall, number).deposit(*vault).value().deposit);
    }
    hall.network.set_down(false);
    const auto vault = hall.vault();
    for (const base::Uuid& deposit : deposits)
        CHECK(vault->await_central(deposit, patience).has_value());
    CHECK(hall.deposits() == 2);
    CHECK(vault->waiting() == 0);
}

TEST_CASE("Answers that are lost leave one deposit in central, whichever they are")
{
    for (const char* request :
         {"POST /v1/uploads", "HEAD /v1/uploads", "PATCH /v1/uploads", "PUT /v1/deposits"}) {
        CAPTURE(std::string{request});
        Hall hall;
        const auto vault = hall.introduced_vault();
        const Visitor visitor{hall};
        const bool resumes = std::string_view{request}.starts_with("HEAD");
        if (resumes)
            hall.network.cut_request("PATCH /v1/uploads", 1); // else there is nothing to ask
        hall.network.lose_answers(request, 3);
        const auto here = visitor.deposit(*vault);
        REQUIRE(here.has_value());
        const auto there = vault->await_central(here->deposit, patience);
        REQUIRE(there.has_value());
        CHECK(hall.network.failures() == (resumes ? 4 : 3));
        CHECK(hall.deposits() == 1);
        CHECK(hall.desk.office->store().deposit(here->deposit).value()->application_number ==
              there->application_number);
    }
}

TEST_CASE("An upload that is cut goes on where central's copy ends")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    Visitor visitor{hall};
    visitor.bring_large_file();

    hall.network.cut_request("PATCH /v1/uploads", 700'000);
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK(vault->await_central(here->deposit, patience).has_value());
    CHECK(hall.network.failures() == 1);
    CHECK(hall.deposits() == 1);
    CHECK(hall.network.sent() < 8'000'000); // at most one chunk went out twice
}

TEST_CASE("A visitor who presses twice deposits once")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    const Visitor visitor{hall};
    const auto first = visitor.deposit(*vault);
    const auto second = visitor.deposit(*vault);
    REQUIRE(first.has_value());
    REQUIRE(second.has_value());
    CHECK(first->qr_text == second->qr_text);
    CHECK(vault->waiting() == 1);

    hall.network.set_down(false);
    REQUIRE(vault->await_central(first->deposit, patience).has_value());
    const auto third = visitor.deposit(*vault);
    REQUIRE(third.has_value());
    CHECK(third->application_number.has_value());
    CHECK(hall.deposits() == 1);
}

TEST_CASE("A visitor who presses again with another answer is told that it was deposited before")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    Visitor visitor{hall};
    const auto first = visitor.deposit(*vault);
    REQUIRE(first.has_value());
    Visitor changed{hall};
    changed.given = visitor.given;
    changed.hand_over();
    changed.given.dossier.observations = "Autre chose";
    const auto conflict = [&] {
        const auto second = changed.deposit(*vault);
        REQUIRE_FALSE(second.has_value());
        CHECK(second.error().code == base::ErrorCode::DepositConflict);
    };
    conflict();

    hall.network.set_down(false);
    REQUIRE(vault->await_central(first->deposit, patience).has_value());
    conflict();
    CHECK(visitor.deposit(*vault)->application_number.has_value());
    CHECK(hall.deposits() == 1);
}

TEST_CASE("A deposit that central refuses, corrected and deposited again, is in central")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    Visitor visitor{hall, central::tests::minor};
    const auto answers = visitor.given.dossier.answers;
    visitor.given.dossier.answers.erase("ase_date");
    const auto refused = visitor.deposit(*vault);
    REQUIRE(refused.has_value());
    hall.wait_until([&] {
        return kiosk::adapters::look_at_outbox(hall.state, hall.capacity, 10)
                   ->deposits.at(0)
                   .trouble.code == "dossier_incomplete";
    });

    visitor.given.dossier.answers = answers;
    const auto corrected = visitor.deposit(*vault);
    REQUIRE(corrected.has_value());
    CHECK(corrected->deposit == refused->deposit);
    CHECK(corrected->qr_text != refused->qr_text);
    const auto given = vault->await_central(corrected->deposit, patience);
    REQUIRE(given.has_value());
    CHECK(given->application_number.has_value());
    CHECK(vault->waiting() == 0);
    CHECK(hall.deposits() == 1);
    CHECK(std::filesystem::is_empty(hall.state / "sealed"));
}

TEST_CASE("Nothing that a visitor gave can be read on the kiosk's disk")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    Visitor visitor{hall};
    visitor.given.dossier.observations = "Planted-Observation";
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    const auto& person = visitor.session.person;
    std::size_t read = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator{hall.disk.path()}) {
        if (!file.is_regular_file())
            continue;
        const base::Bytes bytes = tests::read_whole(file.path());
        const std::string_view disk = base::as_text(bytes);
        read += disk.size();
        for (const std::string& planted :
             {person.birth_name, person.given_names, person.foreigner_number,
              std::string{"Planted-Observation"}, std::string{"Rue Nationale"},
              std::string{"visiteur@exemple.fr"}, std::string{"Page.png"},
              std::string{"\x89PNG"}}) {
            CAPTURE(planted);
            CHECK(disk.find(planted) == std::string_view::npos);
        }
    }
    CHECK(read > 10'000); // the deposit was there to be read
}

TEST_CASE("A receipt of central's that was changed on the way is refused, and the deposit stays")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.tamper([](std::string& part) {
        const auto start = part.find("DEP1:");
        if (start != std::string::npos && start + 100 < part.size())
            part[start + 100] = part[start + 100] == 'A' ? 'B' : 'A';
    });
    const Visitor visitor{hall};
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    hall.wait_for_note("receipt_invalid");
    CHECK_FALSE(vault->await_central(here->deposit, 0ms).has_value());
    CHECK(vault->waiting() == 1);

    hall.network.tamper({});
    CHECK(vault->await_central(here->deposit, patience).has_value());
    CHECK(hall.deposits() == 1);
}

TEST_CASE("A dossier whose file is not in the papers is not deposited")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    Visitor visitor{hall};
    visitor.papers->wipe();
    const auto here = visitor.deposit(*vault);
    REQUIRE_FALSE(here.has_value());
    CHECK(here.error().code == base::ErrorCode::FileMissing);
    CHECK(vault->waiting() == 0);
}

TEST_CASE("A deposit that central refuses does not hold up the others")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    Visitor refused{hall, central::tests::minor};
    refused.given.dossier.answers.erase("ase_date");
    REQUIRE(refused.deposit(*vault).has_value());
    const auto here = Visitor{hall}.deposit(*vault);
    REQUIRE(here.has_value());

    hall.network.set_down(false);
    CHECK(vault->await_central(here->deposit, patience).has_value());
    CHECK(vault->waiting() == 1);
    CHECK(hall.deposits() == 1);
}

TEST_CASE("At nine tenths of the room a deposit is refused, and taken once central has the others")
{
    Hall hall;
    const tests::SmallDisk disk{60'000'000};
    hall.state = disk.path() / "state";
    const auto vault = hall.introduced_vault();
    CHECK(vault->room().has_value());
    hall.network.set_down(true);
    std::vector<base::Uuid> kept;
    for (base::ErrorCode code{}; code != base::ErrorCode::StorageFull && kept.size() < 30;) {
        Visitor large{hall};
        large.bring_large_file();
        if (const auto here = large.deposit(*vault))
            kept.push_back(here->deposit);
        else
            code = here.error().code;
    }
    REQUIRE(kept.size() > 1);
    const auto full = vault->room();
    REQUIRE_FALSE(full.has_value());
    CHECK(full.error().code == base::ErrorCode::StorageFull);
    CHECK(vault->waiting() == kept.size());
    disk.fill(); // by others

    hall.network.set_down(false);
    for (const base::Uuid& deposit : kept)
        REQUIRE(vault->await_central(deposit, patience).has_value());
    CHECK(vault->waiting() == 0);
    CHECK(std::filesystem::is_empty(hall.state / "sealed"));
    CHECK(vault->room().has_value());
    const auto taken = Visitor{hall, central::tests::minor}.deposit(*vault);
    REQUIRE(taken.has_value());
    CHECK(vault->await_central(taken->deposit, patience).has_value());
    CHECK(hall.deposits() == kept.size() + 1);
}

TEST_CASE("A kiosk that starts on a read-only disk refuses deposits until it can be written")
{
    Hall hall;
    tests::SmallDisk disk{60'000'000};
    hall.state = disk.path() / "state";
    hall.introduced_vault().reset();
    disk.set_read_only(true);
    const auto vault = hall.vault();
    const Visitor visitor{hall};
    CHECK_FALSE(vault->room().has_value());
    const auto refused = visitor.deposit(*vault);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == base::ErrorCode::StorageFailed);

    disk.set_read_only(false);
    CHECK(vault->room().has_value());
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    CHECK(vault->await_central(here->deposit, patience).has_value());
}

TEST_CASE("Staff reads what waits, what went wrong and when it is tried again")
{
    Hall hall;
    const auto vault = hall.introduced_vault();
    hall.network.set_down(true);
    Visitor refused{hall, central::tests::minor};
    refused.given.dossier.answers.erase("ase_date");
    const auto here = refused.deposit(*vault);
    REQUIRE(here.has_value());
    hall.wait_for_note("network_down");
    const auto look = [&] {
        return kiosk::adapters::look_at_outbox(hall.state, hall.capacity, 10).value();
    };
    hall.wait_until([&] { return look().line.code == "network_down"; });
    CHECK(look().waiting == 1);
    CHECK(look().deposits.at(0).id == here->deposit);
    CHECK(look().deposits.at(0).trouble.code.empty());

    hall.network.set_down(false);
    hall.wait_until([&] { return look().deposits.at(0).tries >= 2; });
    hall.wait_until([&] { return look().line.code.empty(); });
    const auto state = look();
    CHECK(state.deposits[0].trouble.code == "dossier_incomplete");
    CHECK(state.deposits[0].trouble.next_try >= state.deposits[0].trouble.at);
    CHECK(state.deposits[0].stage == kiosk::adapters::DepositStage::Submitted);
    CHECK(state.heard_at == hall.desk.clock.now());
}

TEST_CASE("While a visitor uses the line, sealed files go slowly, and fast again afterwards")
{
    Hall hall;
    hall.line = std::make_shared<kiosk::adapters::LineUse>();
    const auto vault = hall.introduced_vault();
    Visitor visitor{hall};
    visitor.bring_large_file();
    auto question = std::make_unique<kiosk::adapters::LineUse::Question>(*hall.line);
    const auto here = visitor.deposit(*vault);
    REQUIRE(here.has_value());
    // Six million bytes at 400,000 a second: not within a few seconds.
    CHECK_FALSE(vault->await_central(here->deposit, 5s).has_value());
    CHECK(hall.network.sent() < 4'000'000);
    question.reset();
    CHECK(vault->await_central(here->deposit, patience).has_value());
}
