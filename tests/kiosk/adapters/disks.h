#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace tests
{

/// A disk of memory of so many bytes, that only this process sees. Its folder goes with it.
class SmallDisk
{
public:
    explicit SmallDisk(std::size_t bytes)
    {
        apart();
        std::string name = "/tmp/guichet-disk-XXXXXX";
        m_path = ::mkdtemp(name.data());
        const std::string size = "mode=0700,size=" + std::to_string(bytes);
        REQUIRE(::mount("guichet", m_path.c_str(), "tmpfs", 0, size.c_str()) == 0);
    }
    SmallDisk(const SmallDisk&) = delete;
    ~SmallDisk()
    {
        ::umount2(m_path.c_str(), MNT_DETACH);
        ::rmdir(m_path.c_str());
    }

    const std::filesystem::path& path() const { return m_path; }
    /// Takes what is left of it, but for so many bytes.
    void fill(std::uintmax_t leave = 0) const
    {
        std::ofstream file{m_path / "ballast", std::ios::binary};
        const std::string block(4096, 'x');
        while (std::filesystem::space(m_path).available > leave &&
               file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    /// Nobody may have a file open there for writing.
    void set_read_only(bool read_only)
    {
        const unsigned long flags =
            MS_REMOUNT | (read_only ? static_cast<unsigned long>(MS_RDONLY) : 0UL);
        REQUIRE(::mount("guichet", m_path.c_str(), "tmpfs", flags, nullptr) == 0);
    }

private:
    /// Mounts of this process are its own from now on.
    static void apart()
    {
        static const bool done = [] {
            // Without the right to: as root of a world of its own.
            return (::unshare(CLONE_NEWNS) == 0 || be_root_apart()) &&
                   ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
        }();
        REQUIRE_MESSAGE(done, "no small disk can be mounted: that takes root, or a user namespace");
    }
    static bool be_root_apart()
    {
        const std::string map = "0 " + std::to_string(::getuid()) + " 1";
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        std::ofstream users{"/proc/self/uid_map"};
        return (users << map).flush().good();
    }

    std::filesystem::path m_path;
};

} // namespace tests
