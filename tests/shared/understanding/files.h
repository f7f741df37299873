#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A folder of purposes and phrases for one test.
class Folder
{
public:
    Folder()
        : m_path{std::filesystem::temp_directory_path() /
                 ("understanding_" + std::to_string(s_next++) + "_" +
                  std::to_string(reinterpret_cast<std::uintptr_t>(this)))}
    {
        std::filesystem::create_directories(m_path / "phrases");
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, std::string_view content) const
    {
        std::ofstream{m_path / name, std::ios::binary} << content;
        return m_path / name;
    }

private:
    static inline int s_next = 0;
    std::filesystem::path m_path;
};
