#pragma once

#include "shared/base/bytes.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tests
{

/// A folder under /tmp that goes with the object.
class Scratch
{
public:
    Scratch()
    {
        std::string name = "/tmp/guichet-test-XXXXXX";
        m_path = ::mkdtemp(name.data());
    }
    Scratch(const Scratch&) = delete;
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::filesystem::path& path() const { return m_path; }
    std::string operator/(const std::string& name) const { return (m_path / name).string(); }

    void write(const std::string& name, std::string_view content) const
    {
        std::filesystem::create_directories((m_path / name).parent_path());
        std::ofstream{m_path / name, std::ios::binary} << content;
    }

private:
    std::filesystem::path m_path;
};

inline base::Bytes read_whole(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return base::to_bytes(std::string{std::istreambuf_iterator<char>{file}, {}});
}

/// A program that the build made.
inline std::string program(const std::string& name)
{
    return std::string{std::getenv("GUICHET_BINARY_DIR")} + "/bin/" + name;
}

} // namespace tests
