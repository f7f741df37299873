#pragma once

#include "central/rows.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace central::s3
{

/// A bucket of a server that speaks S3.
struct Place {
    std::string endpoint; ///< http:// or https://, host, port; the bucket follows in the path
    std::string region;
    std::string bucket;
    std::string access_key;
    std::string secret_key;
    std::filesystem::path authorities;          ///< PEM; empty: the system's
    std::chrono::milliseconds patience{10'000}; ///< for one exchange
    /// How long nothing is asked of a server that did not answer: those who wait for it hold up
    /// those who do not.
    std::chrono::milliseconds rest{2'000};
};

/// Objects of one bucket, by libcurl; each request is signed (AWS Signature Version 4), its body's
/// sha256 with it. Calls may come from several threads. Errors: NotFound; NetworkDown where no
/// answer came in time or the server is ill; StorageFailed with its own word where it refused.
class Bucket
{
public:
    explicit Bucket(Place place);
    ~Bucket();

    /// The server refuses bytes that are not of that digest.
    base::Result<void> put(const std::string& key, base::ByteView bytes,
                           const Digest& digest) const;
    base::Result<base::Bytes> get(const std::string& key) const;
    base::Result<std::uint64_t> size(const std::string& key) const;
    /// Nothing where it was not there.
    base::Result<void> remove(const std::string& key) const;
    /// That it is there, and that these credentials open it.
    base::Result<void> check() const;

private:
    struct Answer;
    struct Handles;
    base::Result<Answer> exchange(const char* method, const std::string& path, base::ByteView body,
                                  const Digest& digest) const;
    base::Result<Answer> ask(const char* method, const std::string& path, base::ByteView body,
                             const Digest& digest) const;
    base::Result<Answer> ask(const char* method, const std::string& path) const;

    Place m_place;
    std::unique_ptr<Handles> m_handles;
    mutable std::atomic<std::chrono::steady_clock::time_point> m_rests_until{};
};

} // namespace central::s3
