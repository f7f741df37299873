#pragma once

#include "kiosk/adapters/sealed_files.h"

#include <atomic>
#include <memory>

namespace kiosk::adapters
{

/// Files on their way into a folder. Those that were not kept go again.
class SealedWriting
{
public:
    SealedWriting(std::filesystem::path folder, const std::vector<base::Uuid>& files);
    SealedWriting(const SealedWriting&) = delete;
    SealedWriting& operator=(const SealedWriting&) = delete;
    ~SealedWriting();

    /// By as many threads as there are processors. The disk begins with each file while the next
    /// bytes are sealed.
    base::Result<void> write(const Seals& seals);
    base::Result<void> flush() const;
    std::vector<wire::SealedFile> keep();

private:
    class File;
    base::Result<void> write_some(const Seals& seals);

    std::filesystem::path m_folder;
    std::vector<std::unique_ptr<File>> m_files;
    std::atomic<std::size_t> m_next = 0;
};

} // namespace kiosk::adapters
