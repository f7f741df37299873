#include "central/log.h"
#include "shared/wire/envelope.h"
#include "tests/central/buckets.h"
#include "tests/central/visitor.h"

#include <algorithm>
#include <fstream>

using namespace central;
using namespace central::tests;
using base::ErrorCode;

namespace
{

std::string complaint_of(const s3::Place& place)
{
    silence_log();
    const Folder folder;
    const auto opened = open_s3_blobs(place, folder.path());
    if (opened)
        return {};
    CHECK(opened.error().code == ErrorCode::ConfigurationInvalid);
    return opened.error().detail;
}

std::size_t files_under(const std::filesystem::path& folder)
{
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        files += entry.is_regular_file() ? 1 : 0;
    return files;
}

/// A central whose files are in Swift's bucket.
std::unique_ptr<Desk> desk_with_bucket(const Folder& folder)
{
    const auto file = folder.path() / "keys";
    std::ofstream{file} << "test:tester\ntesting\n";
    return std::make_unique<Desk>([&](Configuration& configuration) {
        configuration.files.s3 = swift_bucket();
        configuration.files.credentials_file = file;
    });
}

} // namespace

TEST_CASE("A bucket is opened by its own keys only")
{
    CHECK(complaint_of(swift_bucket()).empty());
    s3::Place place = swift_bucket();
    place.secret_key = "guessing";
    CHECK(complaint_of(place).find("403") != std::string::npos);
    place = swift_bucket();
    place.access_key = "test:nobody";
    CHECK(complaint_of(place).find("403") != std::string::npos);
    place = swift_bucket();
    place.bucket = "elsewhere";
    CHECK(complaint_of(place).find("404") != std::string::npos);
}

TEST_CASE("A wrong secret is refused by the server's own word, and keeps nothing")
{
    s3::Place place = swift_bucket();
    place.secret_key = "guessing";
    const s3::Bucket stranger{place};
    const auto bytes = base::as_bytes("words");
    const auto put = stranger.put("aa/wrong-secret", bytes, wire::sha256_of(bytes));
    REQUIRE_FALSE(put);
    CHECK(put.error().code == ErrorCode::StorageFailed);
    CHECK(put.error().detail == "PUT: 403 SignatureDoesNotMatch");
    CHECK(stranger.get("aa/wrong-secret").error().detail == "GET: 403 SignatureDoesNotMatch");
    const s3::Bucket owner{swift_bucket()};
    CHECK(owner.get("aa/wrong-secret").error().code == ErrorCode::NotFound);
}

TEST_CASE("Bytes that are not of the digest they were signed with are refused and not kept")
{
    const s3::Bucket bucket{swift_bucket()};
    const auto put = bucket.put("aa/wrong-digest", base::as_bytes("words"),
                                wire::sha256_of(base::as_bytes("other words")));
    REQUIRE_FALSE(put);
    CHECK(put.error().code == ErrorCode::StorageFailed);
    CHECK(put.error().detail.starts_with("PUT: 400"));
    CHECK(bucket.get("aa/wrong-digest").error().code == ErrorCode::NotFound);
    CHECK(bucket.size("aa/wrong-digest").error().code == ErrorCode::NotFound);
}

TEST_CASE("A deposit's files are in the bucket, and no longer on central's disk")
{
    const Folder folder;
    const auto desk = desk_with_bucket(folder);
    Depositor depositor{*desk};
    const Given given = complete_dossier(*desk, adult);
    const auto submission = depositor.prepare(given, adult);
    CHECK(files_under(desk->folder.path() / "data/files") == given.bytes.size());
    REQUIRE(depositor.commit(given.dossier.id, submission).status == 201);
    CHECK(files_under(desk->folder.path() / "data/files") == 0);
    CHECK(depositor.commit(given.dossier.id, submission).status == 200);

    const Services& services = desk->office->services();
    const auto kept = services.store.deposit_files(given.dossier.id).value();
    REQUIRE(kept.size() == given.bytes.size());
    const s3::Bucket bucket{swift_bucket()};
    for (const DepositFile& file : kept) {
        const std::string name = file.blob.text();
        const auto sealed = bucket.get(name.substr(name.size() - 2) + "/" + name);
        REQUIRE_MESSAGE(sealed.has_value(), sealed.error().detail);
        CHECK(services.keyring.opener().open({given.dossier.id, file.file}, *sealed) ==
              given.bytes.at(file.file));
    }
}

TEST_CASE("Files that came before the bucket are still read, and still erased")
{
    const Folder folder;
    const base::Uuid id = base::Uuid::make(base::SystemClock{}.now());
    REQUIRE(open_blob_folder(folder.path() / "files").value()->put(id, base::as_bytes("words")));
    const auto blobs = open_s3_blobs(swift_bucket(), folder.path()).value();
    CHECK(blobs->get(id) == base::to_bytes("words"));
    blobs->remove(id);
    CHECK(blobs->get(id).error().code == ErrorCode::NotFound);
}
