#include "tests/fuzz/memory_file.h"

#include "shared/base/verify.h"

#include <sys/mman.h>
#include <unistd.h>

namespace tests
{

MemoryFile::MemoryFile() : m_descriptor{::memfd_create("fuzz", MFD_CLOEXEC)}
{
    base::verify(m_descriptor >= 0, "there is memory for a file");
}

MemoryFile::~MemoryFile()
{
    ::close(m_descriptor);
}

void MemoryFile::hold(base::ByteView bytes) const
{
    const auto size = static_cast<ssize_t>(bytes.size());
    base::verify(::ftruncate(m_descriptor, 0) == 0 &&
                     ::pwrite(m_descriptor, bytes.data(), bytes.size(), 0) == size &&
                     ::lseek(m_descriptor, 0, SEEK_SET) == 0,
                 "the file takes the bytes");
}

base::Bytes MemoryFile::held() const
{
    base::Bytes bytes(static_cast<std::size_t>(::lseek(m_descriptor, 0, SEEK_END)));
    const ssize_t read = ::pread(m_descriptor, bytes.data(), bytes.size(), 0);
    base::verify(read == static_cast<ssize_t>(bytes.size()), "the file gives its bytes");
    return bytes;
}

std::filesystem::path MemoryFile::path() const
{
    return "/proc/self/fd/" + std::to_string(m_descriptor);
}

} // namespace tests
