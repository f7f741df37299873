#include "central/blobs.h"

#include "shared/base/durable.h"

#include <array>
#include <bitset>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace central
{

namespace fs = std::filesystem;
using base::Bytes;
using base::ByteView;
using base::Descriptor;
using base::Result;
using base::Uuid;

namespace
{

constexpr std::size_t folders = 256;

class BlobFolder final : public Blobs
{
public:
    explicit BlobFolder(fs::path folder) : m_folder{std::move(folder)} {}

    Result<void> begin();

    Result<void> put(const Uuid& id, ByteView bytes) const override
    {
        return base::write_whole(path_of(id), bytes);
    }
    Result<Bytes> get(const Uuid& id) const override;
    void remove(const Uuid& id) const override { ::unlink(path_of(id).c_str()); }

    Result<void> create(const Uuid& id) const override;
    Result<std::uint64_t> size(const Uuid& id) const override;
    Result<bool> append(const Uuid& id, std::uint64_t at, ByteView bytes) const override;
    Result<void> cut_back(const Uuid& id, std::uint64_t from, std::uint64_t to) const override;
    Result<void> keep(const Uuid& id, const Digest&) const override
    {
        TRY(base::flush_file(path_of(id)));
        return base::flush_folder(path_of(id).parent_path());
    }
    void sweep() const override {}

private:
    fs::path path_of(const Uuid& id) const
    {
        // The end of a version 7 UUID is random, its start is the hour.
        const std::string name = id.text();
        return m_folder / name.substr(name.size() - 2) / name;
    }

    fs::path m_folder;
};

/// Makes the folders that are missing, and flushes their names: who made them may have been cut off
/// before.
Result<void> BlobFolder::begin()
{
    TRY(base::make_folder(m_folder));
    std::bitset<folders> made;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{m_folder, ignored}) {
        const auto number = base::from_hex(entry.path().filename().string());
        if (number && number->size() == 1)
            made.set(std::to_integer<std::size_t>(number->front()));
    }
    for (std::size_t number = 0; number < folders; ++number) {
        const std::string name = base::to_hex(std::array{static_cast<std::byte>(number)});
        if (!made[number] && ::mkdir((m_folder / name).c_str(), 0700) != 0 && errno != EEXIST)
            return base::file_failure("mkdir");
    }
    return base::flush_folder(m_folder);
}

Result<Bytes> BlobFolder::get(const Uuid& id) const
{
    const Descriptor file{path_of(id), O_RDONLY};
    if (!file.good())
        return base::file_failure("open");
    Bytes bytes(TRY(size(id)));
    std::size_t read = 0;
    while (read < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + read, bytes.size() - read);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return base::file_failure("read");
        read += static_cast<std::size_t>(got);
    }
    return bytes;
}

Result<void> BlobFolder::create(const Uuid& id) const
{
    const fs::path path = path_of(id);
    const Descriptor file{path, O_WRONLY | O_CREAT};
    if (!file.good())
        return base::file_failure("open");
    return {};
}

Result<std::uint64_t> BlobFolder::size(const Uuid& id) const
{
    struct stat status{};
    if (::stat(path_of(id).c_str(), &status) != 0)
        return base::file_failure("stat");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<bool> BlobFolder::append(const Uuid& id, std::uint64_t at, ByteView bytes) const
{
    if (TRY(size(id)) != at)
        return false;
    const Descriptor file{path_of(id), O_WRONLY | O_APPEND};
    if (!file.good())
        return base::file_failure("open");
    if (const auto written = base::write_all(file.number(), bytes); !written) {
        // Back to what was acknowledged; what cannot be cut back is seen by its size.
        static_cast<void>(::ftruncate(file.number(), static_cast<off_t>(at)) == 0);
        return std::unexpected{written.error()};
    }
    // The disk begins, so that there is little left to wait for when it is kept.
    static_cast<void>(
        ::sync_file_range(file.number(), static_cast<off_t>(at), 0, SYNC_FILE_RANGE_WRITE));
    return true;
}

Result<void> BlobFolder::cut_back(const Uuid& id, std::uint64_t from, std::uint64_t to) const
{
    if (TRY(size(id)) == from && ::truncate(path_of(id).c_str(), static_cast<off_t>(to)) != 0)
        return base::file_failure("truncate");
    return {};
}

} // namespace

Result<std::unique_ptr<Blobs>> open_blob_folder(const fs::path& folder)
{
    auto blobs = std::make_unique<BlobFolder>(folder);
    TRY(blobs->begin());
    return blobs;
}

} // namespace central
