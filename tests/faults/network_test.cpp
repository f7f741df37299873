#include "tests/faults/hall.h"
#include "tests/faults/network.h"
#include "tests/faults/report.h"

#include <doctest/doctest.h>

using namespace faults;
using namespace std::chrono_literals;

namespace
{

/// A larger file now and then, so that an upload takes several requests.
void enlarge_a_file(central::tests::Given& given, std::mt19937_64& random)
{
    base::Bytes large = base::to_bytes("\x89PNG\r\n\x1A\n");
    large.resize(1'000'000 + random() % 2'000'000, std::byte{42});
    std::size_t piece = 0;
    while (given.dossier.pieces[piece].files.empty())
        ++piece;
    central::tests::replace_file(given, piece, std::move(large));
}

struct Told {
    central::tests::Given given;
    std::string receipt;
};

} // namespace

TEST_CASE("Whatever the network does, what was told is in central exactly once")
{
    central::tests::Desk desk;
    const central::tests::Folder folder;
    const auto identity = Counter::found(desk, folder.path() / "central");
    const auto counter = Counter::open(desk, folder.path() / "central").value();
    const std::uint64_t mishaps = count(60);
    std::mt19937_64 random{seed()};
    Network network{counter->port(), seed()};
    const KioskPlace place{folder.path() / "kiosk", identity,
                           desk.folder.path() / "keys/root.key.pub", network.port()};
    const auto key = receipt::SigningKey::generate();

    std::vector<Told> told;
    network.order(mishaps);
    auto vault = open_vault(place, key, desk.clock).value();
    while (network.left() > 0) {
        Visitor visitor{desk};
        if (random() % 4 == 0)
            enlarge_a_file(visitor.given, random);
        for (const auto& [file, bytes] : visitor.given.bytes)
            visitor.papers->keep(file, bytes);
        const auto here = visitor.press(*vault);
        REQUIRE(here.has_value());
        told.push_back({std::move(visitor.given), here->qr_text});
        comes_true([&] { return network.left() == 0 || vault->waiting() < 3; });
        if (random() % 8 == 0) {
            vault.reset(); // as at a restart, half of what is under way
            vault = open_vault(place, key, desk.clock).value();
        }
    }
    CHECK(comes_true([&] { return vault->waiting() == 0; }));
    vault.reset();

    std::uint64_t complaints = 0;
    CHECK(counter->store().deposits()->size() == told.size());
    for (const Told& one : told) {
        const Complaint complaint = held_whole(counter->held(), one.given, one.receipt);
        CHECK(complaint == "");
        complaints += complaint.empty() ? 0 : 1;
    }
    std::vector<std::pair<std::string, std::uint64_t>> figures{{"seed", seed()},
                                                               {"faults", mishaps},
                                                               {"requests", network.requests()},
                                                               {"deposits", told.size()},
                                                               {"complaints", complaints}};
    for (const auto& [name, times] : network.happened())
        figures.emplace_back(name, times);
    report({{"program", "network"}}, figures);
}
