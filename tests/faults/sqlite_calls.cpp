#include "tests/faults/sqlite_calls.h"

#include "tests/faults/disk.h"

#include <cstring>
#include <sqlite3.h>

namespace faults
{

namespace
{

sqlite3_vfs* plain = nullptr; ///< SQLite's own

/// A file of SQLite's own VFS, and the disk that it lies on.
struct File {
    sqlite3_file base;
    Disk* disk;
    const char* path; ///< SQLite keeps it while the file is open
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& of(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}

/// Asks the disk; where it lets the call through, `call` on the file itself.
template <typename Through>
int asked(Disk* disk, Call call, int failed, const Through& through)
{
    const auto failure = disk == nullptr ? std::nullopt : disk->ask(call);
    if (failure)
        return *failure == Failure::Full && call == Call::Write ? SQLITE_FULL : failed;
    const Own own;
    return through();
}

int close(sqlite3_file* file)
{
    const Own own;
    return of(file).real()->pMethods->xClose(of(file).real());
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at)
{
    return asked(of(file).disk, Call::Read, SQLITE_IOERR_READ,
                 [&] { return of(file).real()->pMethods->xRead(of(file).real(), into, size, at); });
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    const auto through = [&](int part) {
        const Own own;
        return of(file).real()->pMethods->xWrite(of(file).real(), from, part, at);
    };
    const auto failure = of(file).disk == nullptr ? std::nullopt : of(file).disk->ask(Call::Write);
    if (!failure)
        return through(size);
    if (*failure == Failure::Broken)
        return SQLITE_IOERR_WRITE;
    if (*failure == Failure::Short)
        through(size / 2);
    return SQLITE_FULL; // SQLite's own VFS takes a short write for a full disk
}

int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    return asked(of(file).disk, Call::Truncate, SQLITE_IOERR_TRUNCATE,
                 [&] { return of(file).real()->pMethods->xTruncate(of(file).real(), size); });
}

int sync(sqlite3_file* file, int flags)
{
    Disk* disk = of(file).disk;
    const int done = asked(disk, Call::Sync, SQLITE_IOERR_FSYNC, [&] {
        return of(file).real()->pMethods->xSync(of(file).real(), flags);
    });
    const auto inode = done == SQLITE_OK ? std::nullopt : inode_of(of(file).path);
    if (disk != nullptr && inode)
        disk->flush_failed(*inode, content_of(of(file).path));
    return done;
}

int size(sqlite3_file* file, sqlite3_int64* bytes)
{
    return asked(of(file).disk, Call::Look, SQLITE_IOERR_FSTAT,
                 [&] { return of(file).real()->pMethods->xFileSize(of(file).real(), bytes); });
}

int lock(sqlite3_file* file, int kind)
{
    return asked(of(file).disk, Call::Lock, SQLITE_IOERR_LOCK,
                 [&] { return of(file).real()->pMethods->xLock(of(file).real(), kind); });
}

int unlock(sqlite3_file* file, int kind)
{
    const Own own;
    return of(file).real()->pMethods->xUnlock(of(file).real(), kind);
}

int check_lock(sqlite3_file* file, int* held)
{
    return asked(of(file).disk, Call::Lock, SQLITE_IOERR_CHECKRESERVEDLOCK, [&] {
        return of(file).real()->pMethods->xCheckReservedLock(of(file).real(), held);
    });
}

int control(sqlite3_file* file, int order, void* argument)
{
    const Own own;
    return of(file).real()->pMethods->xFileControl(of(file).real(), order, argument);
}

int sector(sqlite3_file* file)
{
    return of(file).real()->pMethods->xSectorSize(of(file).real());
}

int traits(sqlite3_file* file)
{
    return of(file).real()->pMethods->xDeviceCharacteristics(of(file).real());
}

int map(sqlite3_file* file, int region, int bytes, int extend, void volatile** mapped)
{
    return asked(of(file).disk, Call::Map, SQLITE_IOERR_SHMMAP, [&] {
        return of(file).real()->pMethods->xShmMap(of(file).real(), region, bytes, extend, mapped);
    });
}

int lock_map(sqlite3_file* file, int offset, int count, int flags)
{
    const auto through = [&] {
        return of(file).real()->pMethods->xShmLock(of(file).real(), offset, count, flags);
    };
    if ((flags & SQLITE_SHM_UNLOCK) == 0)
        return asked(of(file).disk, Call::Lock, SQLITE_IOERR_SHMLOCK, through);
    const Own own;
    return through();
}

void barrier(sqlite3_file* file)
{
    of(file).real()->pMethods->xShmBarrier(of(file).real());
}

int unmap(sqlite3_file* file, int remove)
{
    const Own own;
    return of(file).real()->pMethods->xShmUnmap(of(file).real(), remove);
}

const sqlite3_io_methods methods{.iVersion = 2,
                                 .xClose = close,
                                 .xRead = read,
                                 .xWrite = write,
                                 .xTruncate = truncate,
                                 .xSync = sync,
                                 .xFileSize = size,
                                 .xLock = lock,
                                 .xUnlock = unlock,
                                 .xCheckReservedLock = check_lock,
                                 .xFileControl = control,
                                 .xSectorSize = sector,
                                 .xDeviceCharacteristics = traits,
                                 .xShmMap = map,
                                 .xShmLock = lock_map,
                                 .xShmBarrier = barrier,
                                 .xShmUnmap = unmap,
                                 .xFetch = nullptr,
                                 .xUnfetch = nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given)
{
    File& opened = of(file);
    opened.base.pMethods = nullptr;
    opened.disk = path == nullptr ? nullptr : Disk::of(path);
    opened.path = path;
    const int done = asked(opened.disk, Call::Open, SQLITE_CANTOPEN,
                           [&] { return plain->xOpen(plain, path, opened.real(), flags, given); });
    if (done == SQLITE_OK)
        opened.base.pMethods = &methods;
    return done;
}

int remove(sqlite3_vfs*, const char* path, int and_flush_folder)
{
    return asked(Disk::of(path), Call::Remove, SQLITE_IOERR_DELETE,
                 [&] { return plain->xDelete(plain, path, and_flush_folder); });
}

int look(sqlite3_vfs*, const char* path, int what, int* answer)
{
    return asked(Disk::of(path), Call::Look, SQLITE_IOERR_ACCESS,
                 [&] { return plain->xAccess(plain, path, what, answer); });
}

int full_path(sqlite3_vfs*, const char* path, int size, char* into)
{
    const Own own;
    return plain->xFullPathname(plain, path, size, into);
}

} // namespace

void put_sqlite_on_disks()
{
    static sqlite3_vfs shim{};
    if (plain != nullptr)
        return;
    plain = sqlite3_vfs_find(nullptr);
    shim = *plain; // what has to do with files is ours, the rest stays
    shim.zName = "guichet-faults";
    shim.szOsFile = plain->szOsFile + static_cast<int>(sizeof(File));
    shim.pNext = nullptr;
    shim.xOpen = open;
    shim.xDelete = remove;
    shim.xAccess = look;
    shim.xFullPathname = full_path;
    sqlite3_vfs_register(&shim, 1);
}

} // namespace faults
