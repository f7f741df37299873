#pragma once

#include "shared/base/bytes.h"

#include <filesystem>

namespace tests
{

/// A file that lives in memory alone, for readers that ask for a path.
class MemoryFile
{
public:
    MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    ~MemoryFile();

    /// The file then holds these bytes, and its descriptor stands at the start.
    void hold(base::ByteView bytes) const;
    base::Bytes held() const;
    int descriptor() const { return m_descriptor; }
    std::filesystem::path path() const;

private:
    int m_descriptor;
};

} // namespace tests
