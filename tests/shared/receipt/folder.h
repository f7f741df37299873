#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace sample
{

/// A folder under /tmp that goes with its test.
struct Folder {
    Folder()
    {
        std::string name = "/tmp/guichet-XXXXXX";
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path;
};

} // namespace sample
