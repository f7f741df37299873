#include "central/s3_blobs.h"

#include "central/log.h"
#include "shared/base/durable.h"
#include "shared/wire/envelope.h"

#include <fmt/format.h>
#include <unistd.h>

namespace central
{

namespace fs = std::filesystem;
using base::Bytes;
using base::ByteView;
using base::ErrorCode;
using base::Result;
using base::Uuid;

namespace
{

constexpr unsigned wait_s = 10; ///< asked of a kiosk while the bucket does not do it

/// Names that start alike may end on one machine of the server; the end of an id is random.
std::string key_of(const Uuid& id)
{
    const std::string name = id.text();
    return name.substr(name.size() - 2) + "/" + name;
}

/// To a kiosk every failure is one that will be mended; the log tells them apart.
base::Error told(const base::Error& error)
{
    if (error.code == ErrorCode::NotFound)
        return error;
    log("S3: " + error.detail);
    return {ErrorCode::CentralBusy, "the files' place does not keep or give them", wait_s};
}

/// What grows does so in a folder of this machine; what is whole is in the bucket.
class S3Blobs final : public Blobs
{
public:
    S3Blobs(const s3::Place& place, std::unique_ptr<Blobs> here, fs::path to_erase)
        : m_bucket{place}, m_here{std::move(here)}, m_to_erase{std::move(to_erase)}
    {
    }

    Result<void> put(const Uuid& id, ByteView bytes) const override
    {
        const auto kept = store(id, bytes, wire::sha256_of(bytes));
        if (!kept)
            erase_later(id); // it may be there all the same, or come there late
        return kept;
    }
    Result<Bytes> get(const Uuid& id) const override;
    void remove(const Uuid& id) const override;

    Result<void> create(const Uuid& id) const override { return m_here->create(id); }
    Result<std::uint64_t> size(const Uuid& id) const override;
    Result<bool> append(const Uuid& id, std::uint64_t at, ByteView bytes) const override
    {
        return m_here->append(id, at, bytes);
    }
    Result<void> cut_back(const Uuid& id, std::uint64_t from, std::uint64_t to) const override
    {
        return m_here->cut_back(id, from, to);
    }
    Result<void> keep(const Uuid& id, const Digest& digest) const override;
    void sweep() const override;

    Result<void> check() const { return m_bucket.check(); }

private:
    Result<void> store(const Uuid& id, ByteView bytes, const Digest& digest) const;
    Result<void> verify(const Uuid& id, const Digest& digest) const;
    void erase_later(const Uuid& id) const;

    s3::Bucket m_bucket;
    std::unique_ptr<Blobs> m_here;
    fs::path m_to_erase; ///< holds an empty file named as each object that is to be erased
};

/// What a server said that it took is asked back: only then is it there.
Result<void> S3Blobs::verify(const Uuid& id, const Digest& digest) const
{
    const auto there = m_bucket.get(key_of(id));
    if (!there)
        return std::unexpected{told({ErrorCode::StorageFailed, there.error().detail})};
    if (wire::sha256_of(*there) != digest)
        return std::unexpected{told({ErrorCode::StorageFailed, "an object has other bytes"})};
    return {};
}

Result<void> S3Blobs::store(const Uuid& id, ByteView bytes, const Digest& digest) const
{
    if (const auto put = m_bucket.put(key_of(id), bytes, digest); !put)
        return std::unexpected{told(put.error())};
    return verify(id, digest);
}

/// What is here, or else what the bucket has.
template <typename Value, typename Ask>
Result<Value> or_else(Result<Value> here, const Ask& ask_bucket)
{
    if (here || here.error().code != ErrorCode::NotFound)
        return here;
    Result<Value> there = ask_bucket();
    if (!there)
        return std::unexpected{told(there.error())};
    return there;
}

Result<Bytes> S3Blobs::get(const Uuid& id) const
{
    return or_else(m_here->get(id), [&] { return m_bucket.get(key_of(id)); });
}

Result<std::uint64_t> S3Blobs::size(const Uuid& id) const
{
    return or_else(m_here->size(id), [&] { return m_bucket.size(key_of(id)); });
}

Result<void> S3Blobs::keep(const Uuid& id, const Digest& digest) const
{
    const auto grown = m_here->get(id);
    if (!grown && grown.error().code == ErrorCode::NotFound)
        return verify(id, digest);
    if (!grown)
        return std::unexpected{grown.error()};
    TRY(store(id, *grown, digest));
    m_here->remove(id);
    return {};
}

void S3Blobs::remove(const Uuid& id) const
{
    m_here->remove(id);
    const auto removed = m_bucket.remove(key_of(id));
    if (removed)
        return;
    log("S3: an object is to be erased later: " + removed.error().detail);
    erase_later(id);
}

void S3Blobs::erase_later(const Uuid& id) const
{
    if (const auto noted = base::write_whole(m_to_erase / id.text(), {}); !noted)
        log("S3: an object is left over: " + noted.error().detail);
}

void S3Blobs::sweep() const
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{m_to_erase, ignored}) {
        const auto id = Uuid::parse(entry.path().filename().string());
        if (!id)
            continue;
        if (const auto removed = m_bucket.remove(key_of(*id)); !removed)
            return log("S3: objects are to be erased later: " + removed.error().detail);
        ::unlink(entry.path().c_str());
    }
}

} // namespace

Result<std::unique_ptr<Blobs>> open_s3_blobs(const s3::Place& place, const fs::path& folder)
{
    auto here = TRY(open_blob_folder(folder / "files"));
    TRY(base::make_folder(folder / "erase"));
    auto blobs = std::make_unique<S3Blobs>(place, std::move(here), folder / "erase");
    const auto right = blobs->check();
    // A server that is away may come back; one that refuses is for the operator to mend.
    if (!right && right.error().code != ErrorCode::NetworkDown)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             fmt::format("the bucket {} at {}: {}", place.bucket, place.endpoint,
                                         right.error().detail));
    if (!right)
        log("S3: " + right.error().detail);
    return blobs;
}

} // namespace central
