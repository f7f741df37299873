#include "shared/base/durable.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base
{

namespace fs = std::filesystem;

Descriptor::Descriptor(const fs::path& path, int flags)
    : m_number{::open(path.c_str(), flags | O_CLOEXEC, 0600)}
{
}

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

std::unexpected<Error> file_failure(const char* deed)
{
    const int error = errno;
    const ErrorCode code = error == ENOENT                      ? ErrorCode::NotFound
                           : error == ENOSPC || error == EDQUOT ? ErrorCode::StorageFull
                                                                : ErrorCode::StorageFailed;
    return failure(code, std::string{deed} + ": " + std::strerror(error));
}

namespace
{

Result<void> flush(const fs::path& path, int flags)
{
    const Descriptor file{path, flags};
    if (!file.good() || ::fsync(file.number()) != 0)
        return file_failure("fsync");
    return {};
}

} // namespace

Result<void> flush_file(const fs::path& file)
{
    return flush(file, O_RDONLY);
}

Result<void> flush_folder(const fs::path& folder)
{
    return flush(folder, O_RDONLY | O_DIRECTORY);
}

namespace
{

fs::path folder_above(const fs::path& path)
{
    const fs::path whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
}

} // namespace

Result<void> make_folder(const fs::path& folder)
{
    const fs::path above = folder_above(folder);
    int made = ::mkdir(folder.c_str(), 0700);
    if (made != 0 && errno == ENOENT && above != folder) {
        TRY(make_folder(above));
        made = ::mkdir(folder.c_str(), 0700);
    }
    if (made == 0)
        return flush_folder(above);
    if (errno != EEXIST)
        return file_failure("mkdir");
    // Who made it may have been cut off before its name was flushed, unless it was another user.
    return ::access(above.c_str(), R_OK | W_OK) == 0 ? flush_folder(above) : Result<void>{};
}

Result<void> write_all(int descriptor, ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return file_failure("write");
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> write_whole(const fs::path& file, ByteView bytes)
{
    fs::path unfinished = file;
    unfinished += ".tmp";
    {
        const Descriptor fresh{unfinished, O_WRONLY | O_CREAT | O_TRUNC};
        if (!fresh.good())
            return file_failure("open");
        TRY(write_all(fresh.number(), bytes));
        if (::fsync(fresh.number()) != 0)
            return file_failure("fsync");
    }
    if (::rename(unfinished.c_str(), file.c_str()) != 0)
        return file_failure("rename");
    return flush_folder(fs::absolute(file).parent_path());
}

} // namespace base
