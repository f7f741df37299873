#include "kiosk/adapters/sealed_writing.h"

#include "shared/base/durable.h"
#include "shared/wire/digest.h"

#include <algorithm>
#include <fcntl.h>
#include <future>
#include <thread>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

namespace fs = std::filesystem;
using base::Result;

constexpr std::uint64_t worth_beginning = 1U << 20; // bytes

} // namespace

/// Its name tells its digest, so that it has that name once it is whole.
class SealedWriting::File
{
public:
    File(const fs::path& folder, const base::Uuid& id) : m_path{folder / (id.text() + ".part")}
    {
        m_sealed.file = id;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File()
    {
        if (m_open && !m_kept)
            ::unlink(m_path.c_str());
    }

    Result<void> write(const Seals& seals)
    {
        m_open = std::make_unique<base::Descriptor>(m_path, O_WRONLY | O_CREAT | O_TRUNC);
        if (!m_open->good())
            return base::file_failure("open");
        TRY(seals(m_sealed.file, [this](base::ByteView part) { return add(part); }));
        m_sealed.digest = m_sum.finish();
        const fs::path whole = m_path.parent_path() / SealedFiles::name_of(m_sealed);
        if (::rename(m_path.c_str(), whole.c_str()) != 0)
            return base::file_failure("rename");
        m_path = whole;
        return {};
    }

    Result<void> flush() const
    {
        return ::fsync(m_open->number()) == 0 ? Result<void>{} : base::file_failure("fsync");
    }

    const wire::SealedFile& keep()
    {
        m_kept = true;
        return m_sealed;
    }

private:
    Result<void> add(base::ByteView part)
    {
        m_sum.add(part);
        TRY(base::write_all(m_open->number(), part));
        m_sealed.size += part.size();
        if (m_sealed.size - m_begun >= worth_beginning)
            begin();
        return {};
    }

    /// The disk goes to work, so that there is little left to wait for at the flush.
    void begin()
    {
        static_cast<void>(::sync_file_range(m_open->number(), static_cast<off_t>(m_begun), 0,
                                            SYNC_FILE_RANGE_WRITE));
        m_begun = m_sealed.size;
    }

    fs::path m_path;
    std::unique_ptr<base::Descriptor> m_open;
    wire::SealedFile m_sealed{};
    wire::Sha256Sum m_sum;
    std::uint64_t m_begun = 0;
    bool m_kept = false;
};

SealedWriting::SealedWriting(fs::path folder, const std::vector<base::Uuid>& files)
    : m_folder{std::move(folder)}
{
    for (const base::Uuid& file : files)
        m_files.push_back(std::make_unique<File>(m_folder, file));
}

SealedWriting::~SealedWriting() = default;

Result<void> SealedWriting::write(const Seals& seals)
{
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<Result<void>>> beside;
    for (std::size_t i = 1; i < std::min(processors, m_files.size()); ++i)
        beside.push_back(std::async([&] { return write_some(seals); }));
    Result<void> written = write_some(seals);
    for (auto& others : beside)
        if (Result<void> done = others.get(); !done)
            written = done;
    return written;
}

/// Those that are left when a thread is free; none after one that failed.
Result<void> SealedWriting::write_some(const Seals& seals)
{
    for (std::size_t i = m_next++; i < m_files.size(); i = m_next++)
        if (Result<void> done = m_files[i]->write(seals); !done) {
            m_next = m_files.size();
            return done;
        }
    return {};
}

Result<void> SealedWriting::flush() const
{
    for (const auto& file : m_files)
        TRY(file->flush());
    return base::flush_folder(m_folder);
}

std::vector<wire::SealedFile> SealedWriting::keep()
{
    std::vector<wire::SealedFile> kept;
    for (const auto& file : m_files)
        kept.push_back(file->keep());
    return kept;
}

} // namespace kiosk::adapters
