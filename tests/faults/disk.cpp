#include "tests/faults/disk.h"

#include <algorithm>
#include <fstream>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace faults
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t page_size = 4096;

thread_local int own_calls = 0;

std::mutex& disks_mutex()
{
    static std::mutex mutex;
    return mutex;
}

std::vector<Disk*>& disks()
{
    static std::vector<Disk*> all;
    return all;
}

std::size_t pages_of(std::size_t size)
{
    return (size + page_size - 1) / page_size;
}

/// Puts one page of `from` over that of `to`, as far as both reach.
void copy_page(const base::Bytes& from, base::Bytes& to, std::size_t page)
{
    const std::size_t start = page * page_size;
    const std::size_t end = std::min({start + page_size, from.size(), to.size()});
    if (start < end)
        std::copy(from.begin() + static_cast<std::ptrdiff_t>(start),
                  from.begin() + static_cast<std::ptrdiff_t>(end),
                  to.begin() + static_cast<std::ptrdiff_t>(start));
}

bool same_page(const base::Bytes& one, const base::Bytes& other, std::size_t page)
{
    const auto part = [page](const base::Bytes& bytes) {
        const std::size_t start = std::min(page * page_size, bytes.size());
        return base::ByteView{bytes}.subspan(start, std::min(page_size, bytes.size() - start));
    };
    return std::ranges::equal(part(one), part(other));
}

bool heads(std::mt19937_64& random)
{
    return (random() & 1U) != 0;
}

} // namespace

const char* name_of(Call call)
{
    constexpr std::array names{"open",   "read",          "write", "flush", "truncate", "rename",
                               "remove", "make a folder", "look",  "lock",  "map"};
    return names.at(static_cast<std::size_t>(call));
}

bool changes(Call call)
{
    return call == Call::Write || call == Call::Sync || call == Call::Truncate ||
           call == Call::Rename || call == Call::Remove || call == Call::MakeFolder;
}

const char* name_of(Failure failure)
{
    return failure == Failure::Broken ? "broken" : failure == Failure::Full ? "full" : "short";
}

Own::Own()
{
    ++own_calls;
}

Own::~Own()
{
    --own_calls;
}

bool Own::here()
{
    return own_calls > 0;
}

base::Bytes content_of(const fs::path& path)
{
    const Own own;
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file)
        return {};
    base::Bytes bytes(static_cast<std::size_t>(file.tellg()));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

std::optional<ino_t> inode_of(const fs::path& path)
{
    const Own own;
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return status.st_ino;
}

std::map<std::string, ino_t> names_in(const fs::path& folder)
{
    const Own own;
    std::map<std::string, ino_t> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored})
        if (const auto inode = inode_of(entry.path()))
            names.emplace(entry.path().filename().string(), *inode);
    return names;
}

/// Where what a cut left is laid out, and what was there at the cut.
struct Disk::Restoring {
    fs::path to;
    std::map<ino_t, fs::path> now;
    std::mt19937_64* random;
};

Disk::Disk(fs::path root) : m_root{std::move(root)}
{
    settle();
    const std::lock_guard lock{disks_mutex()};
    disks().push_back(this);
}

Disk::~Disk()
{
    const std::lock_guard lock{disks_mutex()};
    std::erase(disks(), this);
}

Disk* Disk::of(std::string_view path)
{
    const std::lock_guard lock{disks_mutex()};
    for (Disk* disk : disks()) {
        const std::string& root = disk->m_root.native();
        if (path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/'))
            return disk;
    }
    return nullptr;
}

void Disk::settle()
{
    const Own own;
    const std::lock_guard lock{m_mutex};
    m_files.clear();
    m_folders.clear();
    settle(m_root);
}

void Disk::settle(const fs::path& path)
{
    const auto names = names_in(path);
    m_folders[*inode_of(path)] = names;
    for (const auto& [name, inode] : names) {
        if (fs::is_directory(path / name))
            settle(path / name);
        else
            m_files[inode] = {content_of(path / name), {}};
    }
}

void Disk::break_at(const Breakage& breakage)
{
    const std::lock_guard lock{m_mutex};
    m_breakage = breakage;
    m_counts = {};
    m_changes = 0;
    m_broke = false;
}

unsigned Disk::count(std::optional<Call> call) const
{
    const std::lock_guard lock{m_mutex};
    return call ? m_counts.at(static_cast<std::size_t>(*call)) : m_changes;
}

bool Disk::broke() const
{
    const std::lock_guard lock{m_mutex};
    return m_broke;
}

void Disk::stop()
{
    const std::lock_guard lock{m_mutex};
    m_off = true;
}

void Disk::power_off()
{
    const std::lock_guard lock{m_mutex};
    m_off = true;
    m_cut = true;
}

std::optional<Failure> Disk::ask(Call call)
{
    const std::lock_guard lock{m_mutex};
    if (m_off)
        return Failure::Broken;
    unsigned& count = m_counts.at(static_cast<std::size_t>(call));
    ++count;
    if (changes(call))
        ++m_changes;
    const bool counted = m_breakage.call ? call == *m_breakage.call : changes(call);
    const unsigned number = m_breakage.call ? count : m_changes;
    if (!counted || number != m_breakage.nth)
        return std::nullopt;
    m_broke = true;
    m_off = m_breakage.lasting || m_breakage.power_off;
    m_cut = m_breakage.power_off;
    return m_breakage.failure;
}

void Disk::wrote(ino_t file, std::uint64_t at, std::uint64_t size)
{
    const std::lock_guard lock{m_mutex};
    const auto found = m_files.find(file);
    if (found == m_files.end() || found->second.dropped.empty() || size == 0)
        return;
    for (std::uint64_t page = at / page_size; page <= (at + size - 1) / page_size; ++page)
        found->second.dropped.erase(page);
}

void Disk::flushed(ino_t file, base::Bytes content)
{
    const std::lock_guard lock{m_mutex};
    if (m_cut)
        return;
    File& kept = m_files[file];
    base::Bytes before = std::exchange(kept.flushed, std::move(content));
    for (const std::uint64_t page : kept.dropped)
        copy_page(before, kept.flushed, page);
}

/// The kernel takes pages that could not be written for clean: only writing them again helps.
void Disk::flush_failed(ino_t file, const base::Bytes& content)
{
    const std::lock_guard lock{m_mutex};
    File& kept = m_files[file];
    for (std::size_t page = 0; page < pages_of(content.size()); ++page)
        if (!same_page(content, kept.flushed, page))
            kept.dropped.insert(page);
}

void Disk::flushed_folder(ino_t folder, std::map<std::string, ino_t> names)
{
    const std::lock_guard lock{m_mutex};
    if (!m_cut)
        m_folders[folder] = std::move(names);
}

base::Bytes Disk::content_after_cut(ino_t file, const base::Bytes* now, std::mt19937_64* random)
{
    const base::Bytes& flushed = m_files[file].flushed;
    if (random == nullptr || now == nullptr)
        return flushed;
    base::Bytes left(heads(*random) ? now->size() : flushed.size());
    for (std::size_t page = 0; page < pages_of(left.size()); ++page)
        copy_page(heads(*random) ? *now : flushed, left, page);
    return left;
}

void Disk::lay_out(ino_t folder, const fs::path& from, const Restoring& restoring)
{
    fs::create_directories(restoring.to);
    std::map<std::string, ino_t> names = m_folders[folder];
    if (restoring.random != nullptr)
        for (const auto& [name, inode] : names_in(from))
            if (heads(*restoring.random))
                names.insert_or_assign(name, inode);
    for (const auto& [name, inode] : names) {
        const auto there = restoring.now.find(inode);
        const bool is_there = there != restoring.now.end();
        if (m_folders.contains(inode) || (is_there && fs::is_directory(there->second))) {
            lay_out(inode, is_there ? there->second : from / name,
                    {restoring.to / name, restoring.now, restoring.random});
            continue;
        }
        const base::Bytes now = is_there ? content_of(there->second) : base::Bytes{};
        const base::Bytes left =
            content_after_cut(inode, is_there ? &now : nullptr, restoring.random);
        std::ofstream{restoring.to / name, std::ios::binary} << base::as_text(left);
        fs::permissions(restoring.to / name, fs::perms::owner_read | fs::perms::owner_write);
    }
}

void Disk::mend(std::mt19937_64* random)
{
    const Own own;
    const std::lock_guard lock{m_mutex};
    m_breakage = {};
    m_off = false;
    if (!std::exchange(m_cut, false))
        return;
    fs::path fresh = m_root;
    fresh += ".after";
    Restoring restoring{fresh, {{*inode_of(m_root), m_root}}, random};
    for (const auto& entry : fs::recursive_directory_iterator{m_root})
        restoring.now.emplace(*inode_of(entry.path()), entry.path());
    lay_out(*inode_of(m_root), m_root, restoring);
    fs::remove_all(m_root);
    fs::rename(fresh, m_root);
    m_files.clear();
    m_folders.clear();
    settle(m_root);
}

} // namespace faults
