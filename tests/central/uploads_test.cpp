#include "central/base64.h"
#include "central/post_office.h"
#include "tests/central/visitor.h"

#include <algorithm>
#include <atomic>
#include <doctest/doctest.h>
#include <functional>
#include <thread>
#include <utility>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

const base::Uuid deposit = *base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057");
const base::Uuid file = *base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8058");

wire::SealedFile described(const std::string& bytes)
{
    return {file, bytes.size(), digest_of(bytes)};
}

Reply patch(const Client& client, const std::string& address, std::size_t offset,
            const std::string& bytes, Named headers = {})
{
    headers.insert({{"tus-resumable", "1.0.0"},
                    {"content-type", "application/offset+octet-stream"},
                    {"upload-offset", std::to_string(offset)}});
    return client.send("PATCH", address, bytes, std::move(headers));
}

std::string offset_of(const Client& client, const std::string& address)
{
    const Reply reply = client.send("HEAD", address, {}, {{"tus-resumable", "1.0.0"}});
    return reply.status == 200 ? std::string{reply.header("upload-offset")}
                               : std::to_string(reply.status);
}

/// Blobs beside which something else happens once, when the first is removed.
class Interrupted final : public Blobs
{
public:
    Interrupted(const Blobs& blobs, std::function<void()> meanwhile)
        : m_blobs{blobs}, m_meanwhile{std::move(meanwhile)}
    {
    }
    void remove(const base::Uuid& id) const override
    {
        if (const auto meanwhile = std::exchange(m_meanwhile, {}))
            meanwhile();
        m_blobs.remove(id);
    }
    base::Result<void> put(const base::Uuid& id, base::ByteView bytes) const override
    {
        return m_blobs.put(id, bytes);
    }
    base::Result<base::Bytes> get(const base::Uuid& id) const override { return m_blobs.get(id); }
    base::Result<void> create(const base::Uuid& id) const override { return m_blobs.create(id); }
    base::Result<std::uint64_t> size(const base::Uuid& id) const override
    {
        return m_blobs.size(id);
    }
    base::Result<bool> append(const base::Uuid& id, std::uint64_t at,
                              base::ByteView bytes) const override
    {
        return m_blobs.append(id, at, bytes);
    }
    base::Result<void> cut_back(const base::Uuid& id, std::uint64_t from,
                                std::uint64_t to) const override
    {
        return m_blobs.cut_back(id, from, to);
    }
    base::Result<void> keep(const base::Uuid& id, const Digest& digest) const override
    {
        return m_blobs.keep(id, digest);
    }
    void sweep() const override { m_blobs.sweep(); }

private:
    const Blobs& m_blobs;
    mutable std::function<void()> m_meanwhile;
};

Services with_blobs(const Services& services, const Blobs& blobs)
{
    return {services.configuration, services.clock,      services.keyring,
            services.languages,     services.catalogue,  services.guide,
            services.communes,      services.store,      blobs,
            services.passwords,     services.rate_limit, services.mails_wait};
}

/// A request whose body is still to come.
std::string patch_head(const Desk& desk, const std::string& address, std::size_t size)
{
    return "PATCH " + address + " HTTP/1.1\r\nHost: x\r\nGuichet-Certificate: " + desk.credential +
           "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
           "Content-Type: application/offset+octet-stream\r\nContent-Length: " +
           std::to_string(size) + "\r\n\r\n";
}

} // namespace

TEST_CASE("an upload continues where it stopped, and a lost answer costs nothing")
{
    Desk desk;
    const Depositor depositor{desk};
    const Client& kiosk = depositor.kiosk();
    const std::string bytes(100'000, 'x');
    const std::string address = depositor.open_upload(deposit, described(bytes));
    CHECK(depositor.open_upload(deposit, described(bytes)) == address);
    CHECK(offset_of(kiosk, address) == "0");
    const auto told = [&] {
        return std::string{
            depositor.ask_to_upload(deposit, described(bytes)).header("upload-offset")};
    };
    CHECK(told() == "0");
    CHECK(patch(kiosk, address, 0, bytes.substr(0, 60'000)).header("upload-offset") == "60000");
    CHECK(told() == "60000");
    CHECK(patch(kiosk, address, 0, bytes.substr(0, 60'000)).status == 409);
    CHECK(offset_of(kiosk, address) == "60000");
    CHECK(patch(kiosk, address, 60'000, bytes.substr(60'000)).status == 204);
    CHECK(offset_of(kiosk, address) == "100000");
    CHECK(patch(kiosk, address, 100'000, "more").status == 413);
}

TEST_CASE("what came before the line was cut is kept")
{
    Desk desk;
    const Depositor depositor{desk};
    const std::string bytes(100'000, 'x');
    const std::string address = depositor.open_upload(deposit, described(bytes));
    const std::string head = patch_head(desk, address, bytes.size());
    // Central keeps what it has read; on a busy machine that may be nothing yet when the line goes.
    std::string offset = "0";
    for (auto before_cut = 50ms; offset == "0" && before_cut < 10s; before_cut *= 2) {
        depositor.kiosk().send_cut(head, bytes.substr(0, 40'000), before_cut);
        for (int i = 0; i < 100 && offset == "0"; ++i) {
            std::this_thread::sleep_for(10ms);
            offset = offset_of(depositor.kiosk(), address);
        }
    }
    const auto kept = static_cast<std::size_t>(std::stoul(offset));
    CHECK(kept > 0);
    CHECK(kept <= 40'000);
    CHECK(patch(depositor.kiosk(), address, kept, bytes.substr(kept)).status == 204);
}

TEST_CASE("bytes that are not those of their checksum leave no trace")
{
    Desk desk;
    const Depositor depositor{desk};
    const Client& kiosk = depositor.kiosk();
    const std::string bytes = "sealed bytes";
    const std::string address = depositor.open_upload(deposit, described(bytes));
    const auto with = [&](const std::string& checksum) {
        return patch(kiosk, address, 0, bytes, {{"upload-checksum", checksum}}).status;
    };
    CHECK(with("sha256 " + to_base64(digest_of("other"))) == 460);
    CHECK(with("md5 AAAA") == 400);
    CHECK(offset_of(kiosk, address) == "0");
    CHECK(with("sha1 WmtfwU8GL+RKI1cGj0Hf+CJlTzo=") == 460);
    CHECK(with("sha256 " + to_base64(digest_of(bytes))) == 204);
}

TEST_CASE(
    "bytes of millions leave no trace either where they are too many or not of their checksum")
{
    Desk desk;
    const Depositor depositor{desk};
    const Client& kiosk = depositor.kiosk();
    const std::string bytes(5'000'000, 'x');
    const std::string address = depositor.open_upload(deposit, described(bytes));
    const std::string half = bytes.substr(0, 3'500'000);
    const auto with = [&](const std::string& of) {
        return patch(kiosk, address, 0, half,
                     {{"upload-checksum", "sha256 " + to_base64(digest_of(of))}})
            .status;
    };
    CHECK(with("other") == 460);
    CHECK(offset_of(kiosk, address) == "0");
    CHECK(with(half) == 204);
    CHECK(patch(kiosk, address, 3'500'000, half).status == 413);
    CHECK(offset_of(kiosk, address) == "3500000");
    CHECK(patch(kiosk, address, 3'500'000, bytes.substr(3'500'000)).status == 204);
}

TEST_CASE("what comes is on the disk while the rest is still on its way")
{
    Desk desk;
    const Depositor depositor{desk};
    const std::string bytes(10'000'000, 'x');
    const std::string part = bytes.substr(0, 9'000'000);
    bool seen = false;
    // On a busy machine little may have come when the line goes.
    for (auto before_cut = 500ms; !seen && before_cut < 20s; before_cut *= 2) {
        const std::string address =
            depositor.open_upload(base::Uuid::make(desk.clock.now()), described(bytes));
        std::atomic<bool> open = true;
        std::thread sending{[&] {
            depositor.kiosk().send_cut(patch_head(desk, address, bytes.size()), part, before_cut);
            open = false;
        }};
        while (!seen && open) {
            const bool most_is_there = std::stoul(offset_of(desk.kiosk(), address)) >= 8'000'000;
            seen = most_is_there && open;
        }
        sending.join();
    }
    CHECK(seen);
}

TEST_CASE("an upload belongs to one kiosk, can be abandoned, and expires after a week")
{
    Desk desk;
    const Depositor depositor{desk};
    const Client& kiosk = depositor.kiosk();
    const std::string bytes = "sealed bytes";
    const std::string address = depositor.open_upload(deposit, described(bytes));
    CHECK(offset_of(desk.other_kiosk(), address) == "404");
    CHECK(kiosk.send("DELETE", address, {}, {{"tus-resumable", "1.0.0"}}).status == 204);
    CHECK(offset_of(kiosk, address) == "404");

    const std::string again = depositor.open_upload(deposit, described(bytes));
    const base::Uuid id = *base::Uuid::parse(again.substr(again.rfind('/') + 1));
    desk.clock.advance(std::chrono::days{6});
    CHECK(patch(kiosk, again, 0, "seal").status == 204);
    desk.clock.advance(std::chrono::days{6});
    CHECK(offset_of(kiosk, again) == "4");
    desk.clock.advance(std::chrono::days{1});
    CHECK(offset_of(kiosk, again) == "410");
    PostOffice::sweep(desk.office->services());
    CHECK(offset_of(kiosk, again) == "404");
    CHECK_FALSE(desk.office->services().blobs.get(id));
}

TEST_CASE("uploads past their time that become a deposit while they are swept keep their files")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    // Listed before those of the deposit, so that its removal is a moment in the middle.
    const std::string forgotten = depositor.open_upload(deposit, described("never sent"));
    desk.clock.advance(1s);
    const Given given = complete_dossier(desk, minor);
    const auto submission = depositor.prepare(given, minor);
    desk.clock.advance(std::chrono::days{8});

    const Services& services = desk.office->services();
    int status = 0;
    const Interrupted blobs{
        services.blobs, [&] { status = depositor.commit(given.dossier.id, submission).status; }};
    PostOffice::sweep(with_blobs(services, blobs));
    CHECK(status == 201);
    CHECK(offset_of(depositor.kiosk(), forgotten) == "404");
    const auto files = services.store.deposit_files(given.dossier.id).value();
    CHECK(files.size() == given.bytes.size());
    for (const DepositFile& file : files)
        CHECK(services.blobs.get(file.blob).has_value());
}

TEST_CASE("a kiosk whose uploads were swept before its deposit is told to send them again")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const auto submission = depositor.prepare(given, minor);
    desk.clock.advance(std::chrono::days{8});
    PostOffice::sweep(desk.office->services());
    CHECK(depositor.commit(given.dossier.id, submission).problem() == "file_missing");
    CHECK(depositor.deposit(given, minor).status == 201);
}

TEST_CASE("whoever is told to come again is told when, and nothing of our paths")
{
    Router router;
    Route route{"GET", "/", [](const Request&) -> Answer {
                    return base::failure(base::ErrorCode::CentralBusy, "/run/opener: no such file");
                }};
    router.add(route);
    route.pattern = "/tus";
    route.errors = Errors::PlainText;
    router.add(route);
    for (const char* path : {"/", "/tus"}) {
        const Response response = router.answer(router.find("GET", path), {});
        CHECK(response.status == 503);
        CHECK(std::ranges::count(response.headers,
                                 std::pair<std::string, std::string>{"Retry-After", "10"}) == 1);
        CHECK(response.body.find("/run") == std::string::npos);
    }
}

TEST_CASE("tus tells what it can and refuses what it does not understand, in plain text")
{
    Desk desk;
    const Client kiosk = desk.kiosk();
    const Reply abilities = kiosk.send("OPTIONS", "/v1/uploads");
    CHECK(abilities.status == 204);
    CHECK(abilities.header("tus-version") == "1.0.0");
    CHECK(abilities.header("tus-extension") == "creation,checksum,expiration,termination");
    CHECK(kiosk.send("POST", "/v1/uploads").status == 412);
    const Reply nothing = kiosk.send("POST", "/v1/uploads", {}, {{"tus-resumable", "1.0.0"}});
    CHECK(nothing.status == 400);
    CHECK(nothing.header("content-type").starts_with("text/plain"));
    CHECK(desk.stranger().send("POST", "/v1/uploads").status == 401);

    const Depositor depositor{desk};
    const std::string address = depositor.open_upload(deposit, described("x"));
    CHECK(patch(kiosk, address, 0, "x", {{"content-type", "text/plain"}}).status == 415);
    wire::SealedFile huge{file, 20'000'000, {}};
    const Reply refused = kiosk.send(
        "POST", "/v1/uploads", {},
        {{"tus-resumable", "1.0.0"},
         {"upload-length", "20000000"},
         {"upload-metadata", "deposit " + to_base64(base::as_bytes(deposit.text())) + ",file " +
                                 to_base64(base::as_bytes(file.text())) + ",sha256 " +
                                 to_base64(base::as_bytes(base::to_hex(huge.digest)))}});
    CHECK(refused.status == 413);
}
