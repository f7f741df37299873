#pragma once

#include "shared/base/bytes.h"

#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <sys/types.h>

namespace faults
{

/// What a program may ask of a disk.
enum class Call { Open, Read, Write, Sync, Truncate, Rename, Remove, MakeFolder, Look, Lock, Map };
inline constexpr std::array every_call{Call::Open,     Call::Read,   Call::Write,  Call::Sync,
                                       Call::Truncate, Call::Rename, Call::Remove, Call::MakeFolder,
                                       Call::Look,     Call::Lock,   Call::Map};
const char* name_of(Call call);
/// Whether it changes what the disk holds.
bool changes(Call call);

/// How a call fails: EIO, ENOSPC, or half of the bytes are taken.
enum class Failure { Broken, Full, Short };
const char* name_of(Failure failure);

/// When a disk fails. Calls are counted from 1, since `break_at`.
struct Breakage {
    std::optional<Call> call{}; ///< nothing: any call that changes something
    unsigned nth = 0;
    Failure failure = Failure::Broken;
    bool lasting = false;   ///< every later call of any kind fails too
    bool power_off = false; ///< and what was not flushed is forgotten
};

/// The disk under one folder, as this process sees it: what SQLite and our own file calls ask of it
/// goes through here (sqlite_calls.cpp, file_calls.cpp). It fails on demand, and it knows what a
/// power cut would leave: of each file what its last flush wrote, of each folder the names that
/// were there at its own last flush.
class Disk
{
public:
    explicit Disk(std::filesystem::path root);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    const std::filesystem::path& root() const { return m_root; }

    /// What is there now survives a power cut.
    void settle();
    void break_at(const Breakage& breakage);
    /// Calls of that kind since `break_at`.
    unsigned count(std::optional<Call> call) const;
    bool broke() const;
    /// Nothing works from now on.
    void stop();
    /// And what was not flushed is forgotten.
    void power_off();
    /// Everything works again. After a power cut the folder holds what was flushed; where `random`
    /// is given, any part of the rest too, as a drive writes in any order that it likes.
    void mend(std::mt19937_64* random = nullptr);

    // For the two shims.
    /// The disk that the path lies on; nothing for other files.
    static Disk* of(std::string_view path);
    std::optional<Failure> ask(Call call);
    void wrote(ino_t file, std::uint64_t at, std::uint64_t size);
    void flushed(ino_t file, base::Bytes content);
    void flush_failed(ino_t file, const base::Bytes& content);
    void flushed_folder(ino_t folder, std::map<std::string, ino_t> names);

private:
    struct File {
        base::Bytes flushed;
        std::set<std::uint64_t> dropped; ///< pages that a failed flush took off the list
    };
    struct Restoring;
    void settle(const std::filesystem::path& path);
    void rebuild();
    base::Bytes content_after_cut(ino_t file, const base::Bytes* now, std::mt19937_64* random);
    void lay_out(ino_t folder, const std::filesystem::path& from, const Restoring& restoring);

    std::filesystem::path m_root;
    mutable std::mutex m_mutex;
    Breakage m_breakage;
    std::array<unsigned, every_call.size()> m_counts{};
    unsigned m_changes = 0;
    bool m_broke = false;
    bool m_off = false;
    bool m_cut = false;
    std::map<ino_t, File> m_files;
    std::map<ino_t, std::map<std::string, ino_t>> m_folders;
};

/// While one lives, file calls of this thread are the shims' own: they are not failed.
class Own
{
public:
    Own();
    ~Own();
    Own(const Own&) = delete;
    Own& operator=(const Own&) = delete;
    static bool here();
};

/// The content of a file and its inode, past both shims.
base::Bytes content_of(const std::filesystem::path& path);
std::optional<ino_t> inode_of(const std::filesystem::path& path);
std::map<std::string, ino_t> names_in(const std::filesystem::path& folder);

} // namespace faults
