#include "kiosk/adapters/sealed_files.h"

#include "kiosk/adapters/sealed_writing.h"
#include "shared/base/durable.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

namespace fs = std::filesystem;
using base::Result;

constexpr std::size_t id_size = 36; // letters

std::unexpected<base::Error> gone()
{
    return base::failure(base::ErrorCode::DataInvalid, "outbox: a file is gone");
}

Result<void> read_all(int descriptor, base::Bytes& into)
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t size = ::read(descriptor, into.data() + done, into.size() - done);
        if (size < 0 && errno != EINTR)
            return base::file_failure("read");
        if (size == 0)
            return gone();
        done += size > 0 ? static_cast<std::size_t>(size) : 0;
    }
    return {};
}

} // namespace

SealedFiles::SealedFiles(const fs::path& outbox) : m_folder{outbox / "sealed"} {}

Result<void> SealedFiles::make_folder()
{
    return base::make_folder(m_folder);
}

Result<std::vector<wire::SealedFile>> SealedFiles::write(const std::vector<base::Uuid>& files,
                                                         const Seals& seals) const
{
    SealedWriting writing{m_folder, files};
    TRY(writing.write(seals));
    TRY(writing.flush());
    return writing.keep();
}

Result<base::Bytes> SealedFiles::read(const wire::SealedFile& file) const
{
    const base::Descriptor opened{m_folder / name_of(file), O_RDONLY};
    if (!opened.good() && errno == ENOENT)
        return gone();
    struct stat status{};
    if (!opened.good() || ::fstat(opened.number(), &status) != 0)
        return base::file_failure("open");
    if (static_cast<std::uint64_t>(status.st_size) != file.size)
        return gone();
    base::Bytes bytes(file.size);
    TRY(read_all(opened.number(), bytes));
    return bytes;
}

void SealedFiles::erase(const std::vector<wire::SealedFile>& files) const
{
    for (const wire::SealedFile& file : files)
        erase_name(name_of(file));
}

std::vector<std::string> SealedFiles::names() const
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (fs::directory_iterator entry{m_folder, ignored}, end; entry != end;
         entry.increment(ignored))
        names.push_back(entry->path().filename().string());
    return names;
}

std::string SealedFiles::name_of(const wire::SealedFile& file)
{
    return file.file.text() + "-" + base::to_hex(base::ByteView{file.digest}.first(8));
}

std::optional<base::Uuid> SealedFiles::id_in(std::string_view name)
{
    return base::Uuid::parse(name.substr(0, id_size));
}

void SealedFiles::erase_name(const std::string& name) const
{
    ::unlink((m_folder / name).c_str());
}

} // namespace kiosk::adapters
