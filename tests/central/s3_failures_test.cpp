#include "central/log.h"
#include "central/post_office.h"
#include "tests/central/buckets.h"
#include "tests/central/visitor.h"

#include <fstream>
#include <mutex>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

/// What can be wrong with a server that speaks S3.
enum class Ill { No, Refuses, IsSlow, Forgets, Alters };

/// A server that keeps objects as long as it is well. It believes every signature.
class SickServer
{
public:
    SickServer()
    {
        for (const char* method : {"PUT", "GET", "DELETE"}) {
            Route route{method, "/guichet/{folder}/{name}",
                        [this](const Request& request) { return answer(request); }};
            route.largest_body = 20'000'000;
            m_router.add(std::move(route));
        }
        m_router.add("HEAD", "/guichet", [](const Request&) -> Answer { return empty(200); });
        m_server = std::make_unique<Server>(Server::start({}, m_router).value());
    }

    void set(Ill ill) { m_ill = ill; }
    std::size_t objects()
    {
        const std::lock_guard lock{m_mutex};
        return m_objects.size();
    }
    s3::Place place() const
    {
        s3::Place place;
        place.endpoint = "http://127.0.0.1:" + std::to_string(m_server->port());
        place.region = "here";
        place.bucket = "guichet";
        place.patience = m_patience;
        place.rest = 0ms;
        return place;
    }
    void set_patience(std::chrono::milliseconds patience) { m_patience = patience; }

private:
    Answer answer(const Request& request)
    {
        if (m_ill == Ill::Refuses)
            return empty(500);
        if (m_ill == Ill::IsSlow)
            std::this_thread::sleep_for(4 * m_patience);
        const std::lock_guard lock{m_mutex};
        if (request.method == "PUT" && m_ill != Ill::Forgets)
            m_objects[request.path] = request.body;
        if (request.method == "DELETE")
            m_objects.erase(request.path);
        if (request.method != "GET")
            return empty(200);
        const auto found = m_objects.find(request.path);
        if (found == m_objects.end())
            return empty(404);
        Response response;
        response.body = found->second;
        if (m_ill == Ill::Alters && !response.body.empty())
            response.body.back() ^= 1;
        return response;
    }

    std::atomic<Ill> m_ill = Ill::No;
    std::chrono::milliseconds m_patience = 60s;
    std::mutex m_mutex;
    Named m_objects;
    Router m_router;
    std::unique_ptr<Server> m_server;
};

std::unique_ptr<Desk> desk_at(const SickServer& server, const Folder& folder)
{
    const auto file = folder.path() / "keys";
    std::ofstream{file} << "access\nsecret\n";
    return std::make_unique<Desk>([&](Configuration& configuration) {
        configuration.files.s3 = server.place();
        configuration.files.credentials_file = file;
    });
}

void told_to_come_again(const Reply& reply)
{
    CHECK(reply.status == 503);
    CHECK(reply.retry_after() == 10);
    CHECK(reply.problem() == "central_busy");
}

/// While the server is ill the deposit is not made; once it is well, the same one is.
void deposit_through(Ill ill, std::chrono::milliseconds patience)
{
    CAPTURE(static_cast<int>(ill));
    SickServer server;
    server.set_patience(patience);
    const Folder folder;
    const auto desk = desk_at(server, folder);
    Depositor depositor{*desk};
    const Given given = complete_dossier(*desk, adult);
    const auto submission = depositor.prepare(given, adult);
    server.set(ill);
    told_to_come_again(depositor.commit(given.dossier.id, submission));
    CHECK(desk->office->store().deposits()->empty());
    CHECK(depositor.kiosk().get("/v1/deposits/" + given.dossier.id.text()).status == 404);

    server.set(Ill::No);
    Reply reply = depositor.commit(given.dossier.id, submission);
    // A slow server may still be at what nobody waits for any more.
    for (int time = 0; time < 100 && ill == Ill::IsSlow && reply.status == 503; ++time)
        reply = depositor.commit(given.dossier.id, submission);
    REQUIRE(reply.status == 201);
    CHECK(server.objects() == given.bytes.size());
    const Services& services = desk->office->services();
    const auto kept = services.store.deposit_files(given.dossier.id).value();
    CHECK(kept.size() == given.bytes.size());
    for (const DepositFile& file : kept) {
        const auto sealed = services.blobs.get(file.blob);
        REQUIRE(sealed.has_value());
        CHECK(services.keyring.opener().open({given.dossier.id, file.file}, *sealed) ==
              given.bytes.at(file.file));
    }
}

} // namespace

TEST_CASE("While the bucket refuses, a deposit is told to come again, and then it is made")
{
    deposit_through(Ill::Refuses, 60s);
}

TEST_CASE("A bucket that takes too long is not waited for")
{
    deposit_through(Ill::IsSlow, 250ms);
}

TEST_CASE("A deposit is not acknowledged where the bucket said yes and kept nothing")
{
    deposit_through(Ill::Forgets, 60s);
}

TEST_CASE("A deposit is not acknowledged where the bucket gives back other bytes")
{
    deposit_through(Ill::Alters, 60s);
}

TEST_CASE("A page saved while the bucket fails leaves nothing there, not even later")
{
    SickServer server;
    const Folder folder;
    silence_log();
    const auto blobs = open_s3_blobs(server.place(), folder.path()).value();
    const base::Uuid id = base::Uuid::make(base::SystemClock{}.now());
    server.set(Ill::Alters);
    const auto put = blobs->put(id, base::as_bytes("words"));
    REQUIRE_FALSE(put);
    CHECK(put.error().code == base::ErrorCode::CentralBusy);
    CHECK(put.error().wait_s == 10U);
    CHECK(server.objects() == 1);
    server.set(Ill::No);
    blobs->sweep();
    CHECK(server.objects() == 0);
}

TEST_CASE("What is to be erased while the bucket is away is erased once it is back")
{
    SickServer server;
    const Folder folder;
    silence_log();
    auto blobs = open_s3_blobs(server.place(), folder.path()).value();
    const base::Uuid id = base::Uuid::make(base::SystemClock{}.now());
    REQUIRE(blobs->put(id, base::as_bytes("words")));
    server.set(Ill::Refuses);
    blobs->remove(id);
    blobs->sweep();
    CHECK(server.objects() == 1);
    server.set(Ill::No);
    blobs = open_s3_blobs(server.place(), folder.path()).value();
    blobs->sweep();
    CHECK(server.objects() == 0);
    CHECK(blobs->get(id).error().code == base::ErrorCode::NotFound);
}

TEST_CASE("Central opens while the bucket's server is away, and asks it no more than now and then")
{
    silence_log();
    s3::Place place;
    place.endpoint = "http://127.0.0.1:1"; // nobody listens there
    place.region = "here";
    place.bucket = "guichet";
    place.rest = 1h;
    const Folder folder;
    const auto blobs = open_s3_blobs(place, folder.path());
    REQUIRE_MESSAGE(blobs.has_value(), blobs.error().detail);
    const auto put = (*blobs)->put(base::Uuid::make({}), base::as_bytes("words"));
    CHECK(put.error().code == base::ErrorCode::CentralBusy);

    const s3::Bucket bucket{place};
    CHECK(bucket.get("aa/x").error().detail.starts_with("GET: "));
    CHECK(bucket.get("aa/x").error().detail == "the server did not answer a moment ago");
}
