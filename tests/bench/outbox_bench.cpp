/// Prints what it costs to keep a deposit, against writing as many bytes and flushing them, and an
/// outbox of many deposits, against one of few. Asked in turn, on the disk that /var/tmp is on.
///   outbox_bench [FEW [MANY]]
#include "central/authority.h"
#include "kiosk/adapters/outbox.h"
#include "kiosk/adapters/outbox_schema.h"
#include "kiosk/adapters/outbox_state.h"
#include "kiosk/adapters/papers.h"
#include "kiosk/adapters/vault.h"
#include "shared/base/durable.h"
#include "shared/wire/envelope.h"
#include "shared/wire/identity.h"
#include "shared/wire/keyset.h"
#include "tests/bench/measure.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <unistd.h>

using namespace kiosk;
using base::Result;
using Clock = std::chrono::steady_clock;

namespace
{

namespace fs = std::filesystem;

constexpr std::size_t file_size = 5'000'000;
constexpr std::size_t files = 10;
constexpr int rounds = 15;
const base::SystemClock hour;

class Folder
{
public:
    Folder()
    {
        std::string name = "/var/tmp/guichet-bench-XXXXXX";
        m_path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    ~Folder() { fs::remove_all(m_path); }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

double milliseconds_since(Clock::time_point before)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - before).count();
}

base::Bytes photograph(unsigned seed)
{
    base::Bytes bytes(file_size);
    for (std::byte& byte : bytes)
        byte = std::byte((seed = seed * 1'664'525U + 1'013'904'223U) >> 24);
    return bytes;
}

Result<std::shared_ptr<adapters::Identity>> enrolled(const fs::path& folder)
{
    TRY(central::Authority::create(folder));
    const auto authority = TRY(central::Authority::load(folder));
    const std::string key = wire::make_private_key();
    const std::string request = TRY(wire::certificate_request(key, "bench"));
    const auto certificate = TRY(authority.certify(request, "bench", hour.now()));
    TRY(base::write_whole(folder / "identity.pem", base::as_bytes(key + certificate.pem)));
    return adapters::Identity::load(folder / "identity.pem");
}

/// Central's keys, as a kiosk keeps them that was told them once.
Result<void> tell_keys(const fs::path& folder)
{
    const auto root = wire::RootKey::generate();
    const base::Instant now = hour.now();
    const wire::Keyset keys{
        .version = 1,
        .encryption = {{.public_key = wire::make_encryption_keys().public_key,
                        .period = {now - std::chrono::hours{1}, now + std::chrono::hours{24}}}},
        .receipts = {
            {.key = receipt::SigningKey::generate().verifying_key(receipt::Issuer::Central),
             .period = {now - std::chrono::hours{1}, now + std::chrono::hours{24}}}}};
    TRY(root.save(folder / "root.key"));
    const std::string jws = root.sign(keys);
    return base::write_whole(folder / "central-keys.jws", base::as_bytes(jws));
}

/// A vault that knows central's key and reaches no central.
Result<std::unique_ptr<ports::Vault>> open_vault(const fs::path& folder)
{
    TRY(base::make_folder(folder));
    TRY(tell_keys(folder));
    adapters::VaultSettings settings;
    settings.folder = folder;
    settings.root = folder / "root.key.pub";
    settings.catalogue_version = "bench";
    settings.central.url = "http://127.0.0.1:9";
    settings.central.identity = TRY(enrolled(folder));
    settings.first_pause = settings.longest_pause = std::chrono::hours{1};
    settings.note = [](std::string_view) {};
    return adapters::open_vault(std::move(settings), receipt::SigningKey::generate(), hour);
}

struct Visit {
    dossier::Dossier dossier;
    std::unique_ptr<ports::Papers> papers = adapters::make_papers();

    explicit Visit(const std::vector<base::Bytes>& pages)
    {
        dossier.id = base::Uuid::make(hour.now());
        dossier.procedure = "ase";
        dossier.pieces.push_back({});
        dossier.pieces.back().piece = "D01";
        for (const base::Bytes& page : pages) {
            const base::Uuid id = base::Uuid::make(hour.now());
            dossier.pieces.back().files.push_back({.id = id,
                                                   .name = "Page.jpg",
                                                   .media_type = "image/jpeg",
                                                   .size = page.size(),
                                                   .digest = wire::sha256_of(page),
                                                   .pages = 1});
            papers->keep(id, page);
        }
    }
};

/// Whether the disk is told to begin at each megabyte, or left to wait for the flush.
enum class Begins { AtTheFlush, Early };

Result<void> write(int file, base::ByteView bytes, Begins begins)
{
    const std::size_t most = begins == Begins::Early ? 1U << 20 : bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += most) {
        TRY(base::write_all(file, bytes.subspan(at, std::min(most, bytes.size() - at))));
        if (begins == Begins::Early)
            ::sync_file_range(file, static_cast<off_t>(at), 0, SYNC_FILE_RANGE_WRITE);
    }
    return {};
}

/// The same bytes in clear into as many files, each flushed, and their names.
Result<double> write_milliseconds(const fs::path& folder, const std::vector<base::Bytes>& pages,
                                  Begins begins)
{
    static int number = 0;
    const auto before = Clock::now();
    for (const base::Bytes& page : pages) {
        const base::Descriptor file{folder / std::to_string(++number), O_WRONLY | O_CREAT | O_EXCL};
        TRY(write(file.number(), page, begins));
        if (::fsync(file.number()) != 0)
            return base::file_failure("fsync");
    }
    TRY(base::flush_folder(folder));
    return milliseconds_since(before);
}

Result<double> deposit_milliseconds(ports::Vault& vault, const std::vector<base::Bytes>& pages)
{
    const Visit visit{pages};
    const auto before = Clock::now();
    TRY(vault.deposit({}, visit.dossier, *visit.papers));
    const double spent = milliseconds_since(before);
    ::usleep(300'000); // the visitor takes the paper
    return spent;
}

Result<void> deposits()
{
    const Folder folder;
    std::vector<base::Bytes> pages;
    for (unsigned i = 0; i < files; ++i)
        pages.push_back(photograph(i));
    const auto vault = TRY(open_vault(folder.path() / "state"));
    std::map<Begins, std::vector<double>> written;
    std::vector<double> deposited;
    for (int round = 0; round < rounds; ++round) {
        for (const Begins begins : {Begins::AtTheFlush, Begins::Early}) {
            written[begins].push_back(TRY(write_milliseconds(folder.path(), pages, begins)));
            ::usleep(300'000);
        }
        deposited.push_back(TRY(deposit_milliseconds(*vault, pages)));
    }
    const double kept = bench::median(deposited);
    for (const auto& [begins, spent] : written) {
        const double raw = bench::median(spent);
        const char* how = begins == Begins::Early ? ", the disk told to begin early" : "";
        bench::print(bench::Compared{.name = "deposit of 50 MB, sealed and durable",
                                     .value = kept,
                                     .unit = "ms",
                                     .against = fmt::format("write + fsync{}, {:.1f} ms", how, raw),
                                     .ratio = kept / raw,
                                     .goal = 1 / 0.7});
    }
    return {};
}

/// A deposit of one small file; not flushed, since nobody cuts the power here.
Result<adapters::KeptDeposit> some_deposit(const fs::path& folder)
{
    static const base::Bytes sealed(2000, std::byte{7});
    static const dossier::Sha256 digest = wire::sha256_of(sealed);
    adapters::KeptDeposit deposit;
    deposit.id = base::Uuid::make(hour.now());
    deposit.at = hour.now();
    deposit.manifest.resize(1500);
    deposit.receipt = std::string(300, 'K');
    deposit.files.push_back(
        {.file = base::Uuid::make(hour.now()), .size = sealed.size(), .digest = digest});
    const fs::path path = folder / "sealed" / adapters::SealedFiles::name_of(deposit.files[0]);
    const base::Descriptor file{path, O_WRONLY | O_CREAT | O_EXCL};
    TRY(base::write_all(file.number(), sealed));
    return deposit;
}

Result<void> fill(const fs::path& folder, std::size_t rows)
{
    adapters::SealedFiles sealed{folder};
    TRY(sealed.make_folder());
    auto database = TRY(adapters::Database::open(adapters::OutboxFile::current(folder)));
    TRY(adapters::prepare_outbox(database, sealed));
    adapters::Transaction transaction = TRY(adapters::Transaction::begin(database));
    for (std::size_t i = 0; i < rows; ++i)
        TRY(adapters::insert_whole(database, TRY(some_deposit(folder))));
    return transaction.commit();
}

struct Spent {
    std::vector<double> opening, next, page;
};

Result<void> look(const fs::path& folder, Spent& spent)
{
    auto before = Clock::now();
    const auto outbox = TRY(adapters::Outbox::open(folder));
    TRY(outbox->next(-1));
    spent.opening.push_back(milliseconds_since(before));
    before = Clock::now();
    TRY(outbox->next(-1));
    spent.next.push_back(milliseconds_since(before));
    before = Clock::now();
    const auto state = TRY(adapters::look_at_outbox(folder, {}, 20));
    spent.page.push_back(milliseconds_since(before));
    return state.deposits.size() == 20
               ? Result<void>{}
               : base::failure(base::ErrorCode::Internal, "the page is not full");
}

void compare(std::string_view name, const std::vector<double>& few, const std::vector<double>& many)
{
    const double base_line = bench::median(few);
    const double value = bench::median(many);
    bench::print(bench::Compared{.name = std::string{name},
                                 .value = value,
                                 .unit = "ms",
                                 .against = fmt::format("{:.4f} ms", base_line),
                                 .ratio = value / base_line,
                                 .goal = 2});
}

Result<void> sizes(std::size_t few, std::size_t many)
{
    const Folder folder;
    TRY(fill(folder.path() / "few", few));
    TRY(fill(folder.path() / "many", many));
    Spent of_few;
    Spent of_many;
    for (int round = 0; round < 200; ++round) {
        TRY(look(folder.path() / "few", of_few));
        TRY(look(folder.path() / "many", of_many));
    }
    const std::string rows = fmt::format("outbox of {} deposits against {}: ", many, few);
    compare(rows + "opening", of_few.opening, of_many.opening);
    compare(rows + "next of the queue", of_few.next, of_many.next);
    compare(rows + "page for staff", of_few.page, of_many.page);
    return {};
}

Result<void> run(std::size_t few, std::size_t many)
{
    TRY(deposits());
    return sizes(few, many);
}

} // namespace

int main(int count, char** values)
{
    const std::size_t few = count > 1 ? std::strtoull(values[1], nullptr, 10) : 100;
    const std::size_t many = count > 2 ? std::strtoull(values[2], nullptr, 10) : 100'000;
    const Result<void> done = run(few, many);
    if (done)
        return 0;
    fmt::print(stderr, "{}\n", done.error().detail);
    return 1;
}
