#include "central/blobs.h"

#include "shared/base/durable.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace central
{

namespace fs = std::filesystem;
using base::Descriptor;
using base::Result;
using base::Uuid;

Result<Blobs> Blobs::open(const fs::path& folder)
{
    TRY(base::make_folder(folder));
    return Blobs{folder};
}

fs::path Blobs::path_of(const Uuid& id) const
{
    // The end of a version 7 UUID is random, its start is the hour.
    const std::string name = id.text();
    return m_folder / name.substr(name.size() - 2) / name;
}

Result<void> Blobs::put(const Uuid& id, base::ByteView bytes) const
{
    const fs::path path = path_of(id);
    TRY(base::make_folder(path.parent_path()));
    return base::write_whole(path, bytes);
}

Result<base::Bytes> Blobs::get(const Uuid& id) const
{
    const Descriptor file{path_of(id), O_RDONLY};
    if (!file.good())
        return base::file_failure("open");
    base::Bytes bytes(TRY(size(id)));
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

void Blobs::remove(const Uuid& id) const
{
    ::unlink(path_of(id).c_str());
}

Result<void> Blobs::create(const Uuid& id) const
{
    const fs::path path = path_of(id);
    TRY(base::make_folder(path.parent_path()));
    const Descriptor file{path, O_WRONLY | O_CREAT};
    if (!file.good())
        return base::file_failure("open");
    return base::flush_folder(path.parent_path());
}

Result<std::uint64_t> Blobs::size(const Uuid& id) const
{
    struct stat status{};
    if (::stat(path_of(id).c_str(), &status) != 0)
        return base::file_failure("stat");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<bool> Blobs::append(const Uuid& id, std::uint64_t at, base::ByteView bytes) const
{
    if (TRY(size(id)) != at)
        return false;
    const Descriptor file{path_of(id), O_WRONLY | O_APPEND};
    if (!file.good())
        return base::file_failure("open");
    Result<void> written = base::write_all(file.number(), bytes);
    if (written && ::fsync(file.number()) != 0)
        written = base::file_failure("fsync");
    if (!written) {
        // Back to what was acknowledged; what cannot be cut back is seen by its size.
        static_cast<void>(::ftruncate(file.number(), static_cast<off_t>(at)) == 0);
        return std::unexpected{written.error()};
    }
    return true;
}

Result<void> Blobs::flush(const Uuid& id) const
{
    return base::flush_file(path_of(id));
}

} // namespace central
