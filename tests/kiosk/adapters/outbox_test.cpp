#include "kiosk/adapters/outbox.h"

#include "shared/wire/envelope.h"
#include "tests/kiosk/adapters/scratch.h"
#include "tests/kiosk/adapters/sealed_whole.h"
#include "tests/kiosk/adapters/some_deposit.h"

#include <doctest/doctest.h>

using kiosk::adapters::KeptDeposit;
using kiosk::adapters::Outbox;
using tests::morning;
using tests::Scratch;
using tests::whole;

namespace
{

KeptDeposit some_deposit()
{
    return tests::some_deposit(base::to_bytes("sealed manifest"));
}

base::Result<base::Bytes> sealed(const base::Uuid& file)
{
    return base::to_bytes("sealed " + file.text());
}

std::unique_ptr<Outbox> open(const Scratch& scratch)
{
    auto outbox = Outbox::open(scratch.path());
    REQUIRE(outbox.has_value());
    return std::move(*outbox);
}

std::vector<base::Uuid> queue_of(Outbox& outbox)
{
    std::vector<base::Uuid> deposits;
    std::int64_t reached = -1;
    while (const auto turn = outbox.next(reached).value()) {
        deposits.push_back(turn->deposit);
        reached = turn->turn;
    }
    return deposits;
}

kiosk::adapters::Seals megabytes(std::size_t count)
{
    return whole([count](const auto&) { return base::Bytes(count * 1'000'000, std::byte{42}); });
}

base::Uuid add(Outbox& outbox, const kiosk::adapters::Seals& seals)
{
    const KeptDeposit deposit = some_deposit();
    REQUIRE(outbox.add(deposit, {base::Uuid::make(morning)}, seals).has_value());
    return deposit.id;
}

} // namespace

TEST_CASE("A deposit in the outbox is there again after a restart, files and all")
{
    const Scratch scratch;
    const KeptDeposit deposit = some_deposit();
    const base::Uuid file = base::Uuid::make(morning);
    REQUIRE(open(scratch)->add(deposit, {file}, whole(sealed)).has_value());

    const auto outbox = open(scratch);
    CHECK(queue_of(*outbox) == std::vector{deposit.id});
    const KeptDeposit kept = outbox->find(deposit.id).value().value();
    CHECK(kept.manifest == deposit.manifest);
    CHECK(kept.manifest_digest == deposit.manifest_digest);
    CHECK(kept.receipt == deposit.receipt);
    CHECK(kept.at == deposit.at);
    REQUIRE(kept.files.size() == 1);
    CHECK(kept.files[0].file == file);
    CHECK(kept.files[0].size == sealed(file)->size());
    CHECK(kept.files[0].digest == wire::sha256_of(*sealed(file)));
    CHECK(tests::bytes_of(*outbox, kept.files[0]) == sealed(file));
}

TEST_CASE("A deposit of which a file cannot be sealed is not kept at all")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    const std::vector files{base::Uuid::make(morning), base::Uuid::make(morning)};
    const auto added =
        outbox->add(deposit, files, whole([&](const base::Uuid& file) -> base::Result<base::Bytes> {
                        if (file == files[1])
                            return base::failure(base::ErrorCode::FileMissing);
                        return sealed(file);
                    }));
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().code == base::ErrorCode::FileMissing);
    CHECK(queue_of(*outbox).empty());
    CHECK(outbox->waiting() == 0);
    CHECK_FALSE(outbox->find(deposit.id)->has_value());
    CHECK(std::filesystem::is_empty(scratch.path() / "sealed"));
}

TEST_CASE("Many files that are sealed in parts are each kept whole, in the order given")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    std::vector<base::Uuid> files;
    for (int i = 0; i < 20; ++i)
        files.push_back(base::Uuid::make(morning));
    constexpr std::size_t parts = 100;
    REQUIRE(outbox
                ->add(deposit, files,
                      [](const base::Uuid& file, const kiosk::adapters::TakePart& take) {
                          base::Result<void> taken;
                          for (std::size_t i = 0; i < parts && taken; ++i)
                              taken = take(*sealed(file));
                          return taken;
                      })
                .has_value());
    const auto kept = outbox->find(deposit.id)->value().files;
    REQUIRE(kept.size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        base::Bytes expected;
        for (std::size_t part = 0; part < parts; ++part) {
            const base::Bytes bytes = *sealed(files[i]);
            expected.insert(expected.end(), bytes.begin(), bytes.end());
        }
        CHECK(kept[i].file == files[i]);
        CHECK(kept[i].digest == wire::sha256_of(expected));
        CHECK(tests::bytes_of(*outbox, kept[i]) == expected);
    }
}

TEST_CASE("Sealed bytes that a cut left without a deposit are erased, and no others")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    REQUIRE(outbox->add(deposit, {base::Uuid::make(morning)}, whole(sealed)).has_value());
    const std::string id = base::Uuid::make(morning).text();
    for (const std::string& cut : {id + "-0011223344556677", id + ".part"})
        scratch.write("sealed/" + cut, "what was sealed");
    outbox->tidy();
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "sealed" / (id + "-0011223344556677")));
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "sealed" / (id + ".part")));
    CHECK(tests::bytes_of(*outbox, outbox->find(deposit.id)->value().files.at(0)).has_value());
}

TEST_CASE("Bytes that are no longer as many are not taken for those sealed")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    REQUIRE(outbox->add(deposit, {base::Uuid::make(morning)}, whole(sealed)).has_value());
    const auto kept = outbox->find(deposit.id)->value();
    for (const auto& entry : std::filesystem::directory_iterator{scratch.path() / "sealed"})
        std::filesystem::resize_file(entry.path(), 3);
    const auto bytes = tests::bytes_of(*outbox, kept.files.at(0));
    REQUIRE_FALSE(bytes.has_value());
    CHECK(bytes.error().code == base::ErrorCode::DataInvalid);
}

TEST_CASE("Any part of what was sealed is read and digested where it stands")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    base::Bytes large(600'000);
    for (std::size_t i = 0; i < large.size(); ++i)
        large[i] = static_cast<std::byte>(i * 7 / 5);
    const auto give = [&](const base::Uuid&) -> base::Result<base::Bytes> { return large; };
    REQUIRE(outbox->add(deposit, {base::Uuid::make(morning)}, whole(give)).has_value());
    const auto file = outbox->find(deposit.id)->value().files.at(0);
    const auto opened = outbox->open_file(file);
    REQUIRE(opened.has_value());
    CHECK(opened->digest(0, large.size()) == file.digest);
    const base::ByteView part = base::ByteView{large}.subspan(1000, 599'000);
    CHECK(opened->digest(1000, part.size()) == wire::sha256_of(part));
    base::Bytes read(part.size());
    CHECK(opened->read(1000, read).has_value());
    CHECK(std::ranges::equal(read, part));
    const auto beyond = opened->read(1001, read);
    REQUIRE_FALSE(beyond.has_value());
    CHECK(beyond.error().code == base::ErrorCode::DataInvalid);
}

TEST_CASE(
    "A deposit that is added again takes the place of what waits, and never of what central has")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    REQUIRE(outbox->add(deposit, {base::Uuid::make(morning)}, whole(sealed)).has_value());
    REQUIRE(outbox->add(deposit, {}, whole(sealed)).has_value());
    CHECK(outbox->waiting() == 1);
    CHECK(outbox->find(deposit.id).value()->files.empty());
    CHECK(std::filesystem::is_empty(scratch.path() / "sealed"));
    REQUIRE(outbox->close(deposit.id).has_value());
    const auto late = outbox->add(deposit, {}, whole(sealed));
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error().code == base::ErrorCode::DepositConflict);
}

TEST_CASE("What waits is given oldest first")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    std::vector<base::Uuid> order;
    for (int i = 0; i < 5; ++i) {
        const KeptDeposit deposit = some_deposit();
        order.push_back(deposit.id);
        REQUIRE(outbox->add(deposit, {}, whole(sealed)).has_value());
    }
    CHECK(queue_of(*outbox) == order);
}

TEST_CASE("A closed deposit leaves nothing but its id")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const KeptDeposit deposit = some_deposit();
    const base::Uuid file = base::Uuid::make(morning);
    REQUIRE(outbox->add(deposit, {file}, whole(sealed)).has_value());
    REQUIRE(outbox->close(deposit.id).has_value());

    CHECK(queue_of(*outbox).empty());
    CHECK(outbox->waiting() == 0);
    const KeptDeposit kept = outbox->find(deposit.id).value().value();
    CHECK(kept.closed);
    CHECK(kept.manifest.empty());
    CHECK(kept.receipt.empty());
    CHECK(kept.files.empty());
    CHECK(outbox->held()->waiting == 0);
    std::ifstream stream{scratch.path() / "outbox.sqlite", std::ios::binary};
    const std::string disk{std::istreambuf_iterator<char>{stream}, {}};
    CHECK(disk.find(deposit.id.text()) != std::string::npos);
    CHECK(disk.find("sealed manifest") == std::string::npos);
    CHECK(std::filesystem::is_empty(scratch.path() / "sealed"));
}

TEST_CASE("The outbox's file is for its owner only")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const auto rights = std::filesystem::status(scratch.path() / "outbox.sqlite").permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
}

TEST_CASE("An outbox that cannot be written is said to be so")
{
    const auto outbox = Outbox::open("/proc/guichet");
    REQUIRE_FALSE(outbox.has_value());
    CHECK(outbox.error().code == base::ErrorCode::StorageFailed);
}

TEST_CASE("A large deposit lets a few small ones pass, and then has its turn")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const base::Uuid large = add(*outbox, megabytes(13));
    std::vector<base::Uuid> small;
    for (int i = 0; i < 20; ++i)
        small.push_back(add(*outbox, whole(sealed)));
    std::vector<base::Uuid> expected = small;
    expected.insert(expected.begin() + 2, large); // three would have its turn, and it is older
    CHECK(queue_of(*outbox) == expected);
}

TEST_CASE("What central files of an earlier content closes no later one")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    KeptDeposit deposit = some_deposit();
    REQUIRE(outbox->add(deposit, {}, whole(sealed)).has_value());
    const KeptDeposit sent = outbox->find(deposit.id).value().value();
    deposit.manifest_digest.front() ^= std::byte{1};
    REQUIRE(outbox->add(deposit, {}, whole(sealed)).has_value());
    CHECK_FALSE(outbox->close_sent(sent).value());
    CHECK(outbox->waiting() == 1);
    CHECK(outbox->close_sent(outbox->find(deposit.id).value().value()).value());
    CHECK(outbox->waiting() == 0);
}

TEST_CASE("However many small ones come, at most eight pass one that is as large as can be")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const base::Uuid large = add(*outbox, megabytes(60));
    for (int i = 0; i < 8; ++i) { // the first of the queue is sent, and another small one comes
        const base::Uuid small = add(*outbox, whole(sealed));
        const base::Uuid first = queue_of(*outbox).front();
        if (first == large)
            break;
        CHECK(first == small);
        REQUIRE(outbox->close(first).has_value());
    }
    add(*outbox, whole(sealed));
    CHECK(queue_of(*outbox).front() == large);
}

TEST_CASE("What waits is counted in deposits and in bytes")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    const base::Uuid first = add(*outbox, megabytes(1));
    add(*outbox, megabytes(2));
    CHECK(outbox->waiting() == 2);
    CHECK(outbox->held()->waiting == 3'000'000 + 2 * some_deposit().manifest.size());
    REQUIRE(outbox->close(first).has_value());
    REQUIRE(outbox->close(first).has_value());
    CHECK(outbox->waiting() == 1);
    CHECK(outbox->held()->waiting == 2'000'000 + some_deposit().manifest.size());
}

TEST_CASE("What a day brings is known after three days")
{
    const Scratch scratch;
    const auto outbox = open(scratch);
    for (int day = 0; day < 3; ++day) {
        CHECK_FALSE(outbox->held()->seen_a_day.has_value());
        KeptDeposit deposit = some_deposit();
        deposit.at += std::chrono::days{day};
        deposit.manifest = base::Bytes(static_cast<std::size_t>(day + 1) * 1000);
        REQUIRE(outbox->add(deposit, {}, whole(sealed)).has_value());
    }
    CHECK(outbox->held()->seen_a_day.value() == 2000);
}
