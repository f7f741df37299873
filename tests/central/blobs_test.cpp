#include "central/log.h"
#include "shared/wire/envelope.h"
#include "tests/central/buckets.h"

#include <atomic>
#include <fstream>
#include <thread>

using namespace central;
using namespace central::tests;
using base::Bytes;
using base::ErrorCode;
using base::Uuid;

namespace
{

/// Room of its own on one carrier.
class Room
{
public:
    virtual ~Room() = default;
    virtual const char* carrier() const = 0;
    virtual base::Result<std::unique_ptr<Blobs>> open() const = 0;

    std::unique_ptr<Blobs> blobs() const
    {
        auto opened = open();
        REQUIRE_MESSAGE(opened.has_value(), opened.error().detail);
        return *std::move(opened);
    }
};

class FolderRoom final : public Room
{
public:
    const char* carrier() const override { return "folder"; }
    base::Result<std::unique_ptr<Blobs>> open() const override
    {
        return open_blob_folder(m_folder.path() / "data/files");
    }

private:
    Folder m_folder;
};

class BucketRoom final : public Room
{
public:
    const char* carrier() const override { return "S3"; }
    base::Result<std::unique_ptr<Blobs>> open() const override
    {
        return open_s3_blobs(swift_bucket(), m_folder.path());
    }

private:
    Folder m_folder;
};

/// Every carrier passes every test.
template <typename Body>
void for_each_carrier(const Body& body)
{
    silence_log();
    const FolderRoom folder;
    const BucketRoom bucket;
    for (const Room* room :
         {static_cast<const Room*>(&folder), static_cast<const Room*>(&bucket)}) {
        CAPTURE(room->carrier());
        body(*room);
    }
}

Uuid new_id()
{
    return Uuid::make(base::SystemClock{}.now());
}

Bytes some_bytes(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::byte>(i * i >> 3);
    return bytes;
}

} // namespace

TEST_CASE("What is put is given back, after a restart too, until it is erased")
{
    for_each_carrier([](const Room& room) {
        auto blobs = room.blobs();
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{3'000'000}}) {
            CAPTURE(size);
            const Uuid id = new_id();
            const Bytes bytes = some_bytes(size);
            CHECK(blobs->get(id).error().code == ErrorCode::NotFound);
            REQUIRE(blobs->put(id, bytes));
            CHECK(blobs->get(id) == bytes);
            blobs = room.blobs();
            CHECK(blobs->get(id) == bytes);
            CHECK(blobs->size(id) == size);
            blobs->remove(id);
            CHECK(blobs->get(id).error().code == ErrorCode::NotFound);
            CHECK(blobs->size(id).error().code == ErrorCode::NotFound);
            blobs->remove(id);
        }
    });
}

TEST_CASE("What grows does so at its end only, and goes on after a restart")
{
    for_each_carrier([](const Room& room) {
        auto blobs = room.blobs();
        const Uuid id = new_id();
        CHECK_FALSE(blobs->append(id, 0, some_bytes(1)));
        REQUIRE(blobs->create(id));
        CHECK(blobs->size(id) == 0U);
        CHECK(blobs->append(id, 0, base::as_bytes("one ")) == true);
        CHECK(blobs->append(id, 0, base::as_bytes("one ")) == false);
        CHECK(blobs->append(id, 5, base::as_bytes("two")) == false);
        blobs = room.blobs();
        REQUIRE(blobs->create(id));
        CHECK(blobs->size(id) == 4U);
        CHECK(blobs->append(id, 4, base::as_bytes("two")) == true);
        CHECK(blobs->get(id) == base::to_bytes("one two"));
        blobs->remove(id);
        CHECK(blobs->size(id).error().code == ErrorCode::NotFound);
    });
}

TEST_CASE("What was added last is taken off again, unless more came since")
{
    for_each_carrier([](const Room& room) {
        const auto blobs = room.blobs();
        const Uuid id = new_id();
        CHECK_FALSE(blobs->cut_back(id, 7, 4));
        REQUIRE(blobs->create(id));
        REQUIRE(blobs->append(id, 0, base::as_bytes("one two")) == true);
        CHECK(blobs->cut_back(id, 5, 4));
        CHECK(blobs->size(id) == 7U);
        CHECK(blobs->cut_back(id, 7, 4));
        CHECK(blobs->append(id, 4, base::as_bytes("three")) == true);
        CHECK(blobs->get(id) == base::to_bytes("one three"));
    });
}

TEST_CASE("What has grown whole is kept as if it had been put, however often that is asked")
{
    for_each_carrier([](const Room& room) {
        auto blobs = room.blobs();
        const Uuid id = new_id();
        const Bytes bytes = some_bytes(200'000);
        REQUIRE(blobs->create(id));
        REQUIRE(blobs->append(id, 0, bytes) == true);
        const Digest digest = wire::sha256_of(bytes);
        CHECK(blobs->keep(id, digest));
        CHECK(blobs->keep(id, digest));
        CHECK(blobs->get(id) == bytes);
        blobs = room.blobs();
        CHECK(blobs->keep(id, digest));
        CHECK(blobs->get(id) == bytes);
        CHECK(blobs->size(id) == bytes.size());
        blobs->remove(id);
        CHECK(blobs->get(id).error().code == ErrorCode::NotFound);
        CHECK_FALSE(blobs->keep(new_id(), digest));
    });
}

TEST_CASE("Several callers keep and read at once")
{
    for_each_carrier([](const Room& room) {
        const auto blobs = room.blobs();
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> callers;
            for (std::size_t n = 1; n <= 4; ++n)
                callers.emplace_back([&, n] {
                    for (std::size_t round = 1; round <= 5; ++round) {
                        const Uuid id = new_id();
                        const Bytes bytes = some_bytes(n * 1000 + round);
                        if (blobs->put(id, bytes) && blobs->get(id) == bytes)
                            ++right;
                        blobs->remove(id);
                    }
                });
        }
        CHECK(right == 20);
    });
}

TEST_CASE("A folder of files is whole however it was left")
{
    const Folder folder;
    const Uuid known = *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a80ab");
    const Uuid other = *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a80cd");
    std::filesystem::create_directories(folder.path() / "files/ab");
    std::ofstream{folder.path() / "files/a file that is none of ours"} << "x";
    std::filesystem::create_directories(folder.path() / "files/lost+found");
    const auto blobs = open_blob_folder(folder.path() / "files").value();
    for (const Uuid& id : {known, other, known}) {
        CHECK(blobs->put(id, base::as_bytes("x")));
        CHECK(blobs->get(id) == base::to_bytes("x"));
    }
    CHECK(std::filesystem::is_regular_file(folder.path() / "files/cd" / other.text()));
    CHECK_FALSE(open_blob_folder("/proc/no/files"));
}
