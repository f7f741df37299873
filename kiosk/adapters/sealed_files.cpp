#include "kiosk/adapters/sealed_files.h"

#include "kiosk/adapters/sealed_writing.h"
#include "shared/wire/digest.h"

#include <algorithm>
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

constexpr std::size_t id_size = 36;                // letters
constexpr std::uint64_t digest_block = 256U << 10; // bytes

std::unexpected<base::Error> gone()
{
    return base::failure(base::ErrorCode::DataInvalid, "outbox: a file is gone");
}

} // namespace

Result<void> SealedReading::read(std::uint64_t at, std::span<std::byte> into) const
{
    if (::lseek(m_file->number(), static_cast<off_t>(at), SEEK_SET) < 0)
        return base::file_failure("lseek");
    while (!into.empty()) {
        const ssize_t size = ::read(m_file->number(), into.data(), into.size());
        if (size < 0 && errno != EINTR)
            return base::file_failure("read");
        if (size == 0)
            return gone();
        into = into.subspan(size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    return {};
}

Result<dossier::Sha256> SealedReading::digest(std::uint64_t at, std::uint64_t size) const
{
    wire::Sha256Sum sum;
    base::Bytes block(std::min<std::uint64_t>(size, digest_block));
    for (std::uint64_t done = 0; done < size; done += block.size()) {
        block.resize(std::min<std::uint64_t>(block.size(), size - done));
        TRY(read(at + done, block));
        sum.add(block);
    }
    return sum.finish();
}

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

Result<SealedReading> SealedFiles::open(const wire::SealedFile& file) const
{
    auto opened = std::make_unique<base::Descriptor>(m_folder / name_of(file), O_RDONLY);
    if (!opened->good() && errno == ENOENT)
        return gone();
    struct stat status{};
    if (!opened->good() || ::fstat(opened->number(), &status) != 0)
        return base::file_failure("open");
    if (static_cast<std::uint64_t>(status.st_size) != file.size)
        return gone();
    return SealedReading{std::move(opened), file.size};
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
