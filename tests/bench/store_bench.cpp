/// Prints what a deposit and a look-up cost in a PostgreSQL that holds many deposits, against one
/// that holds few, asked in turn. Run by tests/central/with_postgresql --durable.
///   store_bench [FEW [MANY]]
#include "central/postgresql.h"
#include "central/store.h"
#include "tests/bench/measure.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <random>

using namespace central;
using base::Result;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr int rounds = 1000;
constexpr double goal = 1.5;

/// Of the n-th generated deposit: ordered in time, as kiosks make them.
base::Uuid generated_id(std::uint64_t n)
{
    return base::Uuid::parse(fmt::format("01890a5d-ac96-774b-bcce-{:012x}", n)).value();
}

/// As many deposits as wanted with their numbers and two files each, made by the server itself.
constexpr const char* generate = R"(
    INSERT INTO deposits (id, kiosk, number, procedure, made_at, at, manifest_digest, manifest,
                          application_number, kiosk_receipt, receipt)
    SELECT '01890a5d-ac96-774b-bcce-' || lpad(to_hex(n), 12, '0'), 'lille-1', '5903007192', 'ase',
           n, n, decode(repeat(md5(n::text), 2), 'hex'), decode(repeat(md5(n::text), 60), 'hex'),
           '5901' || lpad(n::text, 15, '0'), repeat(md5(n::text), 8), repeat(md5(n::text), 8)
    FROM generate_series(1, {0}) AS n;
    INSERT INTO application_numbers (number, deposit) SELECT application_number, id FROM deposits;
    INSERT INTO deposit_files (deposit, file, piece, blob)
    SELECT '01890a5d-ac96-774b-bcce-' || lpad(to_hex(n), 12, '0'),
           '01890a5d-ac96-774b-bccf-' || lpad(to_hex(file * 1000000000 + n), 12, '0'), 'D01',
           '01890a5d-ac96-774b-bcd0-' || lpad(to_hex(file * 1000000000 + n), 12, '0')
    FROM generate_series(1, {0}) AS n, generate_series(1, 2) AS file;
    INSERT INTO counters (office, value) VALUES ('5901', {0});
)";

/// One database that holds so many deposits.
class Central
{
public:
    static Result<Central> filled(const std::string& server, std::uint64_t deposits)
    {
        const std::string name = "bench_" + std::to_string(deposits);
        auto master = TRY(postgresql::connect(server + " dbname=postgres", {}));
        TRY(master->execute("CREATE DATABASE " + name));
        const std::string address = server + " dbname=" + name;
        auto store = TRY(open_postgresql_store({.address = address, .password = {}}));
        auto inside = TRY(postgresql::connect(address, {}));
        TRY(inside->execute(fmt::format(fmt::runtime(generate), deposits)));
        TRY(inside->execute("VACUUM ANALYZE"));
        TRY(inside->execute("CHECKPOINT"));
        return Central{std::move(store), deposits};
    }

    Result<double> deposit_milliseconds()
    {
        NewDeposit made;
        const base::Instant now = base::SystemClock{}.now();
        made.deposit.id = base::Uuid::make(now);
        made.deposit.kiosk = "lille-1";
        made.deposit.number = "5903007192";
        made.deposit.procedure = "ase";
        made.deposit.made_at = made.deposit.at = now;
        made.deposit.manifest.resize(960);
        made.deposit.kiosk_receipt = std::string(256, 'K');
        made.files = {{base::Uuid::make(now), "D01", base::Uuid::make(now)},
                      {base::Uuid::make(now), "D02", base::Uuid::make(now)}};
        made.office = "5901";
        const auto number = [](Deposit& deposit, unsigned counter) -> Result<void> {
            deposit.application_number = fmt::format("5901{:015}", counter);
            deposit.receipt = std::string(256, 'C');
            return {};
        };
        for (const DepositFile& file : made.files)
            TRY(m_store->open_upload(
                {file.blob, "lille-1", made.deposit.id, file.file, {}, 9, now}));
        const auto before = Clock::now();
        TRY(m_store->commit_deposit(made, number));
        return since(before);
    }
    Result<double> look_up_milliseconds()
    {
        const base::Uuid id =
            generated_id(std::uniform_int_distribution<std::uint64_t>{1, m_deposits}(m_random));
        const auto before = Clock::now();
        if (!TRY(m_store->deposit(id)))
            return base::failure(base::ErrorCode::Internal, "a generated deposit is not found");
        return since(before);
    }

private:
    Central(std::unique_ptr<Store> store, std::uint64_t deposits)
        : m_store{std::move(store)}, m_deposits{deposits}
    {
    }
    static double since(Clock::time_point before)
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - before).count();
    }

    std::unique_ptr<Store> m_store;
    std::uint64_t m_deposits;
    std::minstd_rand m_random{1};
};

using Deed = Result<double> (Central::*)();

/// In turn, so that what disturbs the machine disturbs both.
Result<void> compare(std::string_view name, std::array<Central, 2>& centrals, Deed deed)
{
    std::array<std::vector<double>, 2> spent;
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < 2; ++i)
            spent[i].push_back(TRY((centrals[i].*deed)()));
    const double few = bench::median(spent[0]);
    const double many = bench::median(spent[1]);
    bench::print(bench::Compared{.name = std::string{name},
                                 .value = many,
                                 .unit = "ms",
                                 .against = fmt::format("{} ms", few),
                                 .ratio = many / few,
                                 .goal = goal});
    return {};
}

Result<void> run(const std::string& server, std::uint64_t few, std::uint64_t many)
{
    std::array centrals{TRY(Central::filled(server, few)), TRY(Central::filled(server, many))};
    const std::string sizes = fmt::format("with {} deposits against {}, PostgreSQL", many, few);
    TRY(compare("deposit " + sizes, centrals, &Central::deposit_milliseconds));
    return compare("look-up of a deposit " + sizes, centrals, &Central::look_up_milliseconds);
}

} // namespace

int main(int count, char** values)
{
    const char* server = std::getenv("GUICHET_POSTGRESQL");
    const std::uint64_t few = count > 1 ? std::strtoull(values[1], nullptr, 10) : 10'000;
    const std::uint64_t many = count > 2 ? std::strtoull(values[2], nullptr, 10) : 10'000'000;
    const Result<void> done =
        server == nullptr ? base::failure(base::ErrorCode::Internal,
                                          "to be run by tests/central/with_postgresql --durable")
                          : run(server, few, many);
    if (done)
        return 0;
    fmt::print(stderr, "{}\n", done.error().detail);
    return 1;
}
