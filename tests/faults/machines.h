#pragma once

#include "tests/central/folder.h"
#include "tests/faults/hall.h"

#include <sys/types.h>

namespace faults
{

/// A program of ours, or one at an absolute path, that may be killed at any moment.
class Process
{
public:
    Process() = default;
    /// The first argument is the program's name; words and input go through pipes.
    explicit Process(const std::vector<std::string>& arguments);
    ~Process();
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;

    void give(base::ByteView input) const;
    void end_input();
    /// The next line that it says; nothing where it ended, or was silent for that long.
    std::optional<std::string> line(std::chrono::milliseconds at_most);
    /// SIGKILL. What it had said can still be read.
    void kill();
    /// Its exit status, once it ended by itself.
    int wait();
    pid_t id() const { return m_id; }

private:
    pid_t m_id = -1;
    int m_input = -1;
    int m_output = -1;
    std::string m_said;
};

/// A real guichet-central in a folder, and how to start a kiosk beside it.
class Site
{
public:
    /// `store`: what stands under `store:` in central's configuration.
    Site(central::tests::Desk& desk, const std::string& store);

    void start_central();
    void kill_central();
    Process kiosk() const;
    std::filesystem::path folder() const { return m_folder.path(); }
    std::filesystem::path state() const { return m_folder.path() / "kiosk"; }
    /// How far the desk's clock is before this machine's.
    std::chrono::seconds ahead() const { return m_ahead; }
    /// Reads what central keeps, past it.
    void read(const std::function<void(const Held&)>& reader) const;

private:
    central::tests::Folder m_folder;
    std::chrono::seconds m_ahead;
    std::uint16_t m_port;
    std::string m_postgresql; ///< its address; empty: SQLite
    Process m_central;
};

} // namespace faults
