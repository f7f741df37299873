#include "central/blobs.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;
using base::Uuid;

namespace
{

std::unexpected<base::Error> failed(const char* deed)
{
    const int error = errno;
    const ErrorCode code = error == ENOENT                      ? ErrorCode::NotFound
                           : error == ENOSPC || error == EDQUOT ? ErrorCode::StorageFull
                                                                : ErrorCode::StorageFailed;
    return base::failure(code, std::string{deed} + ": " + std::strerror(error));
}

/// A file descriptor that closes itself.
class Handle
{
public:
    Handle(const fs::path& path, int flags)
        : m_number{::open(path.c_str(), flags | O_CLOEXEC, 0600)}
    {
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }
    bool good() const { return m_number >= 0; }

private:
    int m_number;
};

Result<void> write_all(const Handle& file, base::ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return failed("write");
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0)
        return failed("fsync");
    return {};
}

Result<void> sync_folder(const fs::path& folder)
{
    const Handle handle{folder, O_RDONLY | O_DIRECTORY};
    if (!handle.good() || ::fsync(handle.number()) != 0)
        return failed("fsync of a folder");
    return {};
}

Result<void> make_folder(const fs::path& folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        return sync_folder(folder.parent_path());
    if (errno != EEXIST)
        return failed("mkdir");
    return {};
}

} // namespace

Result<Blobs> Blobs::open(const fs::path& folder)
{
    TRY(make_folder(folder));
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
    fs::path unfinished = path;
    unfinished += ".tmp";
    TRY(make_folder(path.parent_path()));
    {
        const Handle file{unfinished, O_WRONLY | O_CREAT | O_TRUNC};
        if (!file.good())
            return failed("open");
        TRY(write_all(file, bytes));
    }
    if (::rename(unfinished.c_str(), path.c_str()) != 0)
        return failed("rename");
    return sync_folder(path.parent_path());
}

Result<base::Bytes> Blobs::get(const Uuid& id) const
{
    const Handle file{path_of(id), O_RDONLY};
    if (!file.good())
        return failed("open");
    base::Bytes bytes(TRY(size(id)));
    std::size_t read = 0;
    while (read < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + read, bytes.size() - read);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return failed("read");
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
    TRY(make_folder(path.parent_path()));
    const Handle file{path, O_WRONLY | O_CREAT};
    if (!file.good())
        return failed("open");
    return sync_folder(path.parent_path());
}

Result<std::uint64_t> Blobs::size(const Uuid& id) const
{
    struct stat status{};
    if (::stat(path_of(id).c_str(), &status) != 0)
        return failed("stat");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<bool> Blobs::append(const Uuid& id, std::uint64_t at, base::ByteView bytes) const
{
    if (TRY(size(id)) != at)
        return false;
    const Handle file{path_of(id), O_WRONLY | O_APPEND};
    if (!file.good())
        return failed("open");
    const Result<void> written = write_all(file, bytes);
    if (!written) {
        // Back to what was acknowledged; what cannot be cut back is seen by its size.
        static_cast<void>(::ftruncate(file.number(), static_cast<off_t>(at)) == 0);
        return std::unexpected{written.error()};
    }
    return true;
}

} // namespace central
