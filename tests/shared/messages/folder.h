#pragma once

#include "shared/base/verify.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A folder of locales that lives as long as its test.
class Folder
{
public:
    Folder() { base::verify(mkdtemp(m_path.data()) != nullptr, "a test has a folder"); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }

    std::filesystem::path path() const { return m_path; }
    void write(std::string_view name, std::string_view content) const
    {
        const auto file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file} << content;
    }

private:
    std::string m_path = "/tmp/guichet-locales-XXXXXX";
};
