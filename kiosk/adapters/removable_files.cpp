#include "kiosk/adapters/removable_files.h"

#include "kiosk/adapters/safe_name.h"
#include "kiosk/capture/file_kind.h"
#include "shared/process/child_process.h"

#include <algorithm>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

constexpr std::size_t most_entries = 20'000; // looked at in one listing

/// What one listing has found and may still look at.
struct Search {
    std::vector<ports::BroughtFile> found;
    std::size_t at_most;
    std::size_t entries = 0;

    bool over() const { return found.size() >= at_most || entries >= most_entries; }
};

std::vector<std::string> names_in(const process::Descriptor& folder, Search& search)
{
    std::vector<std::string> names;
    DIR* stream = ::fdopendir(::dup(folder.number()));
    if (stream == nullptr)
        return names;
    while (const dirent* entry = ::readdir(stream)) {
        if (++search.entries >= most_entries)
            break;
        // Hidden files and the shadows that some systems leave beside theirs.
        if (entry->d_name[0] != '.')
            names.emplace_back(entry->d_name);
    }
    ::closedir(stream);
    std::ranges::sort(names);
    return names;
}

process::Descriptor open_beneath(const process::Descriptor& folder, const std::string& name,
                                 int flags)
{
    return process::Descriptor{::openat(folder.number(), name.c_str(),
                                        O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags)};
}

/// Files first, then folders, each by name, so that what lies on top is met first.
void search_folder(const process::Descriptor& folder, const std::string& path, unsigned depth,
                   Search& search)
{
    std::vector<std::string> folders;
    for (const std::string& name : names_in(folder, search)) {
        struct stat status{};
        if (::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            folders.push_back(name);
        else if (S_ISREG(status.st_mode) && capture::kind_of_name(name) && !search.over())
            search.found.push_back({fmt::format("{}/{}", path, name), safe_name(name),
                                    static_cast<std::uint64_t>(status.st_size)});
    }
    if (depth == 0)
        return;
    for (const std::string& name : folders) {
        if (search.over())
            return;
        if (const process::Descriptor below = open_beneath(folder, name, O_DIRECTORY))
            search_folder(below, fmt::format("{}/{}", path, name), depth - 1, search);
    }
}

process::Descriptor open_root(const std::string& root)
{
    return process::Descriptor{::open(root.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY)};
}

base::Result<base::Bytes> read_file(const process::Descriptor& file, std::uint64_t at_most)
{
    struct stat status{};
    if (!file || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
        return base::failure(ErrorCode::FileMissing);
    if (static_cast<std::uint64_t>(status.st_size) > at_most)
        return base::failure(ErrorCode::FileTooLarge);
    base::Bytes bytes(static_cast<std::size_t>(status.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t count = ::read(file.number(), bytes.data() + have, bytes.size() - have);
        if (count <= 0)
            return base::failure(ErrorCode::FileMissing, "the medium went away");
        have += static_cast<std::size_t>(count);
    }
    return bytes;
}

class RemovableFiles final : public ports::FileSource
{
public:
    explicit RemovableFiles(RemovableFilesSettings settings) : m_settings{std::move(settings)} {}

    base::Result<std::vector<ports::BroughtFile>> list() override
    {
        Search search{.found = {}, .at_most = m_settings.at_most};
        for (const std::string& root : m_settings.roots)
            if (const process::Descriptor folder = open_root(root))
                search_folder(folder, root, m_settings.depth, search);
        return std::move(search.found);
    }

    base::Result<base::Bytes> read(const ports::BroughtFile& file, std::uint64_t at_most) override
    {
        for (const std::string& root : m_settings.roots)
            if (file.path.starts_with(root + '/'))
                return read_file(descend(root, file.path.substr(root.size() + 1)), at_most);
        return base::failure(ErrorCode::FileMissing, "not on a medium");
    }

private:
    /// Opens step by step, so that a link put in the way meanwhile is not followed either.
    static process::Descriptor descend(const std::string& root, const std::string& below)
    {
        process::Descriptor at = open_root(root);
        const std::filesystem::path steps{below};
        for (auto step = steps.begin(); at && step != steps.end(); ++step) {
            if (*step == "..")
                return {};
            at = open_beneath(at, step->string(), std::next(step) == steps.end() ? 0 : O_DIRECTORY);
        }
        return at;
    }

    RemovableFilesSettings m_settings;
};

} // namespace

std::unique_ptr<ports::FileSource> make_removable_files(RemovableFilesSettings settings)
{
    return std::make_unique<RemovableFiles>(std::move(settings));
}

} // namespace kiosk::adapters
