// The file calls of the C library, as this program and the libraries in it see them: this file's
// own stand before the library's, and ask the disk first.

#include "tests/faults/disk.h"

#include <cerrno>
#include <climits>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace
{

using faults::Call;
using faults::Disk;
using faults::Failure;

/// The C library's own function of that name.
template <typename Function>
Function* next(Function*, const char* name)
{
    static void* const library = ::dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
    return reinterpret_cast<Function*>(::dlsym(library, name));
}

#define NEXT(function)                                                                             \
    [] {                                                                                           \
        static auto* const found = next(&function, &#function[2]);                                 \
        return found;                                                                              \
    }()

std::string path_behind(int descriptor)
{
    char path[PATH_MAX];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
    return {path, size > 0 ? static_cast<std::size_t>(size) : 0};
}

ino_t inode_behind(int descriptor)
{
    struct stat status{};
    ::fstat(descriptor, &status);
    return status.st_ino;
}

/// What the disk says to a call; where it fails, errno tells how.
std::optional<Failure> failure_of(Disk* disk, Call call)
{
    if (disk == nullptr || faults::Own::here())
        return std::nullopt;
    const auto failure = disk->ask(call);
    if (failure)
        errno = failure == Failure::Full ? ENOSPC : EIO;
    return failure;
}

bool fails(const char* path, Call call)
{
    return failure_of(Disk::of(path), call).has_value();
}

/// Where the next byte is written.
std::uint64_t place_of(int descriptor)
{
    const bool at_end = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
    const off_t place = ::lseek(descriptor, 0, at_end ? SEEK_END : SEEK_CUR);
    return place < 0 ? 0 : static_cast<std::uint64_t>(place);
}

/// Writes by `write(bytes)`, which may be told to write fewer.
template <typename Write>
ssize_t written(int descriptor, std::size_t size, std::optional<std::uint64_t> at,
                const Write& write)
{
    Disk* disk = Disk::of(path_behind(descriptor));
    if (disk == nullptr)
        return write(size);
    const auto failure = failure_of(disk, Call::Write);
    if (failure && (failure != Failure::Short || size < 2))
        return -1;
    const std::uint64_t place = at ? *at : place_of(descriptor);
    const ssize_t done = write(failure ? size / 2 : size);
    if (done > 0)
        disk->wrote(inode_behind(descriptor), place, static_cast<std::uint64_t>(done));
    return done;
}

/// The disk keeps the book of what was flushed; the real one need not be waited for.
int flush(int descriptor)
{
    const std::string path = path_behind(descriptor);
    Disk* disk = Disk::of(path);
    if (disk == nullptr)
        return NEXT(::fdatasync)(descriptor);
    const auto failure = failure_of(disk, Call::Sync);
    struct stat status{};
    ::fstat(descriptor, &status);
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    if (S_ISDIR(status.st_mode)) {
        if (!failure)
            disk->flushed_folder(status.st_ino, faults::names_in(path));
    } else if (failure) {
        disk->flush_failed(status.st_ino, faults::content_of(link));
    } else {
        disk->flushed(status.st_ino, faults::content_of(link));
    }
    return failure ? -1 : 0;
}

mode_t mode_in(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_in(flags, arguments);
    va_end(arguments);
    return fails(path, Call::Open) ? -1 : NEXT(::open)(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_in(flags, arguments);
    va_end(arguments);
    return fails(path, Call::Open) ? -1 : NEXT(::open64)(path, flags, mode);
}

ssize_t read(int descriptor, void* into, size_t size)
{
    const auto failure = failure_of(Disk::of(path_behind(descriptor)), Call::Read);
    if (failure && (failure != Failure::Short || size < 2))
        return -1;
    return NEXT(::read)(descriptor, into, failure ? size / 2 : size);
}

ssize_t write(int descriptor, const void* from, size_t size)
{
    return written(descriptor, size, std::nullopt,
                   [&](std::size_t part) { return NEXT(::write)(descriptor, from, part); });
}

ssize_t writev(int descriptor, const iovec* parts, int count)
{
    std::size_t size = 0;
    for (int i = 0; i < count; ++i)
        size += parts[i].iov_len;
    return written(descriptor, size, std::nullopt, [&](std::size_t part) {
        return part == size ? NEXT(::writev)(descriptor, parts, count)
                            : NEXT(::writev)(descriptor, parts, 1);
    });
}

ssize_t pwrite(int descriptor, const void* from, size_t size, off_t at)
{
    return written(descriptor, size, static_cast<std::uint64_t>(at),
                   [&](std::size_t part) { return NEXT(::pwrite)(descriptor, from, part, at); });
}

ssize_t pwrite64(int descriptor, const void* from, size_t size, off64_t at)
{
    return written(descriptor, size, static_cast<std::uint64_t>(at),
                   [&](std::size_t part) { return NEXT(::pwrite64)(descriptor, from, part, at); });
}

int fsync(int descriptor)
{
    return flush(descriptor);
}

int fdatasync(int descriptor)
{
    return flush(descriptor);
}

int ftruncate(int descriptor, off_t size)
{
    if (failure_of(Disk::of(path_behind(descriptor)), Call::Truncate))
        return -1;
    return NEXT(::ftruncate)(descriptor, size);
}

int truncate(const char* path, off_t size) noexcept
{
    return fails(path, Call::Truncate) ? -1 : NEXT(::truncate)(path, size);
}

/// It writes, as far as the room on a disk goes; how it fails it answers itself.
int posix_fallocate(int descriptor, off_t from, off_t size)
{
    if (failure_of(Disk::of(path_behind(descriptor)), Call::Write))
        return errno;
    return NEXT(::posix_fallocate)(descriptor, from, size);
}

int rename(const char* from, const char* to) noexcept
{
    return fails(from, Call::Rename) ? -1 : NEXT(::rename)(from, to);
}

int unlink(const char* path) noexcept
{
    return fails(path, Call::Remove) ? -1 : NEXT(::unlink)(path);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    return fails(path, Call::MakeFolder) ? -1 : NEXT(::mkdir)(path, mode);
}

int stat(const char* path, struct stat* status) noexcept
{
    return fails(path, Call::Look) ? -1 : NEXT(::stat)(path, status);
}

} // extern "C"
