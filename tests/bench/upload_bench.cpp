/// Prints what uploads cost: by the kiosk's client to our central against `curl -T` of the same
/// bytes to it, and to our central against @tus/server, of the same client. Run from the source
/// root, once the packages of tests/node are there.
///   upload_bench [LINE]   with the name of the line that it runs over, the first only
#include "central/base64.h"
#include "central/commands.h"
#include "central/enrolment.h"
#include "central/log.h"
#include "central/opener_keys.h"
#include "central/server.h"
#include "kiosk/adapters/sync.h"
#include "shared/base/durable.h"
#include "shared/wire/envelope.h"
#include "tests/bench/measure.h"
#include "tests/journeys/child.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;
using base::Result;
using base::Uuid;
using kiosk::adapters::CentralConnection;
using kiosk::adapters::CentralSettings;
using kiosk::adapters::Outbox;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr int rounds = 5;
constexpr int rounds_of_clients = 9;
constexpr std::size_t megabyte = 1'000'000;

double milliseconds_since(Clock::time_point before)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - before).count();
}

base::Error failed(std::string why)
{
    return {base::ErrorCode::Internal, std::move(why)};
}

/// Different for each piece, so that nothing is stored once for all of them.
base::Bytes some_bytes(std::size_t size)
{
    static std::uint64_t state = 1;
    base::Bytes bytes(size);
    for (std::byte& byte : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<std::byte>(state >> 56);
    }
    return bytes;
}

struct Piece {
    Uuid deposit;
    Uuid file;
    base::Bytes bytes;
    dossier::Sha256 digest{};
};

Uuid new_id()
{
    return Uuid::make(base::SystemClock{}.now());
}

Piece some_piece(std::size_t size)
{
    Piece piece{.deposit = new_id(), .file = new_id(), .bytes = some_bytes(size), .digest = {}};
    piece.digest = wire::sha256_of(piece.bytes);
    return piece;
}

Result<std::shared_ptr<kiosk::adapters::Identity>> enrolled(const central::Office& office,
                                                            const fs::path& file)
{
    const central::Services& services = office.services();
    const auto now = services.clock.now();
    const std::string code =
        TRY(central::register_kiosk(services.store, {.id = "bench", .hall = "Bench"}, now));
    const std::string key = wire::make_private_key();
    const auto certificate = central::enrol({services.store, services.keyring.authority(), now},
                                            {code, TRY(wire::certificate_request(key, "bench"))});
    if (!certificate)
        return std::unexpected{failed("the bench's kiosk is not enrolled")};
    TRY(base::write_whole(file, base::as_bytes(key + certificate->pem)));
    return kiosk::adapters::Identity::load(file);
}

/// Central's uploads, its store and its files, on a port of this machine. A deposit is told to come
/// again: what is measured is the way there.
class Central
{
public:
    static Result<std::unique_ptr<Central>> open(const fs::path& folder)
    {
        central::Configuration configuration;
        configuration.data = folder / "data";
        configuration.keys = folder / "keys";
        configuration.catalogue = "assets/catalogue";
        configuration.locales = "locales";
        configuration.office = "5901";
        configuration.mail.folder = folder / "mails";
        configuration.requests_per_second = 1e9;
        configuration.burst = 1e9;
        configuration.opener = {folder / "opener.sock", configuration.keys, {}};
        TRY(central::Keyring::create(configuration.keys));
        TRY(central::OpenerKeys::create(configuration.keys));
        TRY(central::sign_first_keyset(configuration.keys,
                                       TRY(central::Opener::start(configuration.opener))->keys()));
        static const base::SystemClock clock;
        std::unique_ptr<Central> opened{new Central};
        opened->m_office = TRY(central::Office::open(configuration, clock));
        opened->m_identity = TRY(enrolled(*opened->m_office, folder / "identity.pem"));
        central::add_uploads(opened->m_router, opened->m_office->services());
        opened->m_router.add("PUT", "/v1/deposits/{deposit}", [](const central::Request&) {
            return central::Answer{
                central::wait(base::ErrorCode::CentralBusy, std::chrono::seconds{1})};
        });
        opened->m_server =
            std::make_unique<central::Server>(TRY(central::Server::start({}, opened->m_router)));
        return opened;
    }

    CentralSettings settings() const
    {
        CentralSettings settings;
        settings.url = fmt::format("http://127.0.0.1:{}", m_server->port());
        settings.identity = m_identity;
        return settings;
    }

    central::Store& store() const { return m_office->services().store; }

private:
    Central() = default;
    std::unique_ptr<central::Office> m_office;
    central::Router m_router;
    std::unique_ptr<central::Server> m_server;
    std::shared_ptr<kiosk::adapters::Identity> m_identity;
};

Result<std::string> open_upload(CentralConnection& connection, const Piece& piece)
{
    const auto pair = [](const char* name, const std::string& value) {
        return fmt::format("{} {}", name, central::to_base64(base::as_bytes(value)));
    };
    const auto answer = TRY(connection.ask(
        {.method = "POST",
         .path = "/v1/uploads",
         .headers = {"Tus-Resumable: 1.0.0", fmt::format("Upload-Length: {}", piece.bytes.size()),
                     "Upload-Metadata: " + pair("deposit", piece.deposit.text()) + "," +
                         pair("file", piece.file.text()) + "," +
                         pair("sha256", base::to_hex(piece.digest))}}));
    return answer.header("location");
}

/// Where it is, whole.
Result<std::string> upload(CentralConnection& connection, const Piece& piece)
{
    const std::string place = TRY(open_upload(connection, piece));
    const auto answer =
        TRY(connection.ask({.method = "PATCH",
                            .path = place,
                            .media_type = "application/offset+octet-stream",
                            .body = piece.bytes,
                            .headers = {"Tus-Resumable: 1.0.0", "Upload-Offset: 0"}}));
    if (answer.header("upload-offset") != std::to_string(piece.bytes.size()))
        return std::unexpected{failed("an upload is not whole")};
    return place;
}

/// What earlier uploads left to be written is not the next one's.
void let_the_disk_rest()
{
    ::sync();
}

/// So many pieces of that size by eight clients at once.
Result<double> upload_milliseconds(const CentralSettings& settings, std::size_t pieces,
                                   std::size_t size)
{
    std::vector<Piece> given;
    for (std::size_t i = 0; i < pieces; ++i)
        given.push_back(some_piece(size));
    CentralConnection connection{settings};
    std::vector<Result<std::string>> places(pieces);
    std::atomic<std::size_t> next = 0;
    let_the_disk_rest();
    const auto before = Clock::now();
    {
        std::vector<std::jthread> clients;
        for (int client = 0; client < 8; ++client)
            clients.emplace_back([&] {
                for (std::size_t i = next++; i < given.size(); i = next++)
                    places[i] = upload(connection, given[i]);
            });
    }
    const double spent = milliseconds_since(before);
    for (const Result<std::string>& place : places)
        TRY(connection.ask(
            {.method = "DELETE", .path = TRY(place), .headers = {"Tus-Resumable: 1.0.0"}}));
    return spent;
}

void print(std::string name, const std::vector<double>& ours, const std::vector<double>& theirs,
           double goal)
{
    const double mine = bench::median(ours);
    const double other = bench::median(theirs);
    bench::print(bench::Compared{.name = std::move(name),
                                 .value = mine,
                                 .unit = "ms",
                                 .against = fmt::format("{:.1f} ms", other),
                                 .ratio = mine / other,
                                 .goal = goal});
}

struct Load {
    std::size_t pieces, size;
};

/// In turn, so that what disturbs the machine disturbs both.
Result<void> compare_servers(const CentralSettings& ours, const fs::path& folder)
{
    fs::create_directories(folder / "tus");
    auto node = TRY(tests::journeys::Child::start(
        {"node", "tests/node/tus_server.mjs", (folder / "tus").string()}));
    CentralSettings theirs = ours;
    theirs.url = "http://127.0.0.1:" + TRY(node.read_line(30));
    for (const Load& load :
         {Load{200, megabyte / 10}, Load{100, megabyte}, Load{20, 10 * megabyte}}) {
        std::array<std::vector<double>, 2> spent;
        for (int round = 0; round < rounds; ++round) {
            spent[0].push_back(TRY(upload_milliseconds(ours, load.pieces, load.size)));
            spent[1].push_back(TRY(upload_milliseconds(theirs, load.pieces, load.size)));
        }
        print(fmt::format("{} uploads of {} kB, eight at once, central against @tus/server",
                          load.pieces, load.size / 1000),
              spent[0], spent[1], 1);
    }
    return {};
}

/// A deposit of five files, from the outbox into central by the kiosk's own client.
Result<double> kiosk_milliseconds(kiosk::adapters::Sync& sync, Outbox& outbox)
{
    kiosk::adapters::KeptDeposit deposit;
    deposit.id = new_id();
    deposit.manifest = some_bytes(1000);
    deposit.receipt = "DEP1:K";
    std::vector<Uuid> files;
    for (int file = 0; file < 5; ++file)
        files.push_back(new_id());
    std::map<Uuid, base::Bytes> sealed;
    for (const Uuid& file : files)
        sealed[file] = some_bytes(10 * megabyte);
    TRY(outbox.add(deposit, files,
                   [&](const Uuid& file, const auto& take) { return take(sealed.at(file)); }));
    let_the_disk_rest();
    const auto before = Clock::now();
    const auto sent = sync.send(deposit.id);
    const double spent = milliseconds_since(before);
    if (sent || sent.error().code != base::ErrorCode::CentralBusy)
        return std::unexpected{failed("a deposit did not reach its end")};
    TRY(outbox.close(deposit.id));
    return spent;
}

/// As many bytes, each file by one request of one curl, its place made beforehand.
Result<double> curl_milliseconds(const CentralSettings& settings, const fs::path& folder)
{
    CentralConnection connection{settings};
    std::string command =
        fmt::format("curl -sf -X PATCH -H 'Guichet-Certificate: {}' -H 'Tus-Resumable: 1.0.0' "
                    "-H 'Content-Type: application/offset+octet-stream' -H 'Upload-Offset: 0' "
                    "-H 'Expect:'",
                    wire::certificate_header_value(settings.identity->certificate()));
    for (int file = 0; file < 5; ++file) {
        const Piece piece = some_piece(10 * megabyte);
        const fs::path path = folder / fmt::format("piece-{}", file);
        std::ofstream{path, std::ios::binary} << base::as_text(piece.bytes);
        command += fmt::format(" -T {} {}{}", path.string(), settings.url,
                               TRY(open_upload(connection, piece)));
    }
    let_the_disk_rest();
    const auto before = Clock::now();
    if (std::system(command.c_str()) != 0)
        return std::unexpected{failed("curl failed")};
    return milliseconds_since(before);
}

/// Programs that have been at work for some days: their logs have the size that they keep, which a
/// commit then does not change.
Result<void> work_for_days(central::Store& store, Outbox& outbox)
{
    constexpr int commits = 1200; // SQLite begins its log again after a thousand pages
    for (int commit = 0; commit < commits; ++commit) {
        TRY(outbox.note_clock(std::chrono::seconds{commit}));
        const auto opened = TRY(store.open_upload({.id = new_id(),
                                                   .kiosk = "bench",
                                                   .deposit = new_id(),
                                                   .file = new_id(),
                                                   .expires_at = base::SystemClock{}.now()}));
        TRY(store.remove_upload(opened.id));
    }
    return {};
}

Result<void> compare_clients(const Central& central, const fs::path& folder,
                             const std::string& line)
{
    const CentralSettings settings = central.settings();
    const auto outbox = TRY(Outbox::open(folder));
    TRY(work_for_days(central.store(), *outbox));
    // One for all rounds, as a kiosk has.
    CentralConnection connection{settings, kiosk::adapters::Asks::Background};
    kiosk::adapters::VaultKeys keys{connection, {}, wire::Root{wire::RootKey::generate()}};
    kiosk::adapters::Sync sync{connection, *outbox, keys};
    std::array<std::vector<double>, 2> spent;
    for (int round = 0; round < rounds_of_clients; ++round) {
        spent[0].push_back(TRY(kiosk_milliseconds(sync, *outbox)));
        spent[1].push_back(TRY(curl_milliseconds(settings, folder)));
    }
    print("upload of 50 MB in 5 files over " + line + ", kiosk and central against curl -T to it",
          spent[0], spent[1], 1 / 0.9);
    return {};
}

Result<void> run(const fs::path& folder, const std::string& line)
{
    central::silence_log();
    const auto central = TRY(Central::open(folder));
    if (!line.empty())
        return compare_clients(*central, folder, line);
    TRY(compare_clients(*central, folder, "no line at all"));
    return compare_servers(central->settings(), folder);
}

} // namespace

int main(int count, char** values)
{
    std::string folder = "/tmp/guichet-bench.XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        return 1;
    const Result<void> done = run(folder, count > 1 ? values[1] : "");
    fs::remove_all(folder);
    if (done)
        return 0;
    fmt::print(stderr, "{}\n", done.error().detail);
    return 1;
}
