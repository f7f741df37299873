#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <filesystem>

namespace base
{

/// Files that are still there after a power cut. Errors: StorageFailed, StorageFull; NotFound where
/// a path is not there.

/// Makes a folder and those above it, for its owner only, where they are missing.
Result<void> make_folder(const std::filesystem::path& folder);
/// The content of a file stays.
Result<void> flush_file(const std::filesystem::path& file);
/// The names in a folder stay.
Result<void> flush_folder(const std::filesystem::path& folder);
/// Makes or replaces a file that only its owner can read: whole or not at all.
Result<void> write_whole(const std::filesystem::path& file, ByteView bytes);
/// All bytes, to where an open file stands; not flushed.
Result<void> write_all(int descriptor, ByteView bytes);

/// An open file; it closes itself.
class Descriptor
{
public:
    /// What `open` of POSIX takes; a new file is its owner's only.
    Descriptor(const std::filesystem::path& path, int flags);
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    int number() const { return m_number; }
    bool good() const { return m_number >= 0; }

private:
    int m_number;
};

/// The error that errno names, after a deed on files.
std::unexpected<Error> file_failure(const char* deed);

} // namespace base
