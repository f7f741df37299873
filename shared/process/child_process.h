#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace process
{

/// A file descriptor with one owner.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number{number} {}
    Descriptor(Descriptor&& other) noexcept : m_number{std::exchange(other.m_number, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    int number() const { return m_number; }
    explicit operator bool() const { return m_number >= 0; }
    void close();

private:
    int m_number = -1;
};

/// Bytes in memory that a program can read as a file from their beginning.
base::Result<Descriptor> file_in_memory(base::ByteView bytes);

/// Two connected sockets: ours, and the one for a child.
base::Result<std::pair<Descriptor, Descriptor>> socket_pair();

/// The folder of the running program.
std::string folder_of_this_program();

/// A worker program, killed and reaped when the object goes.
class ChildProcess
{
public:
    /// Starts `command` (path, then arguments) with `input` as its standard input and `extra` added
    /// to a bare environment. All other descriptors of ours but standard error stay closed to it.
    static base::Result<ChildProcess> start(const std::vector<std::string>& command,
                                            const Descriptor& input,
                                            const std::vector<std::string>& extra = {});
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    /// Its standard output, not blocking.
    int output() const { return m_output.number(); }
    int id() const { return m_id; }
    void kill();
    /// Whether it ended by itself within that time.
    bool ended_within(std::chrono::milliseconds time);

private:
    ChildProcess(int id, Descriptor output) : m_id{id}, m_output{std::move(output)} {}

    int m_id = -1;
    Descriptor m_output;
};

} // namespace process
