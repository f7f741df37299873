#pragma once

#include "shared/base/uuid.h"

#include <filesystem>

namespace central::tests
{

/// A folder of its own under /tmp, gone at the end.
class Folder
{
public:
    Folder()
        : m_path{std::filesystem::temp_directory_path() /
                 ("guichet-central-" + base::Uuid::make({}).text())}
    {
        std::filesystem::create_directories(m_path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace central::tests
