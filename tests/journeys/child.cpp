#include "tests/journeys/child.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace tests::journeys
{

using base::ErrorCode;
using base::Result;

Result<Child> Child::start(const std::vector<std::string>& command)
{
    std::array<int, 2> to{}, from{};
    if (::pipe2(to.data(), O_CLOEXEC) != 0 || ::pipe2(from.data(), O_CLOEXEC) != 0)
        return base::failure(ErrorCode::Internal, "no pipe can be made");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], 0);
    posix_spawn_file_actions_adddup2(&actions, from[1], 1);
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t process = -1;
    const int failed =
        ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(to[0]);
    ::close(from[1]);
    Child child{process, to[1], from[0]};
    if (failed != 0) {
        child.m_process = -1;
        return base::failure(ErrorCode::Internal, command[0] + " cannot be started");
    }
    return child;
}

Child::Child(Child&& other) noexcept
    : m_process{std::exchange(other.m_process, -1)},
      m_to{std::exchange(other.m_to, -1)},
      m_from{std::exchange(other.m_from, -1)},
      m_read{std::move(other.m_read)}
{
}

Child::~Child()
{
    if (m_to >= 0)
        ::close(m_to);
    if (m_process > 0)
        ::waitpid(m_process, nullptr, 0);
    if (m_from >= 0)
        ::close(m_from);
}

Result<void> Child::write_line(const std::string& line)
{
    const std::string whole = line + "\n";
    if (::write(m_to, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        return base::failure(ErrorCode::Internal, "the program does not listen");
    return {};
}

Result<std::string> Child::read_line(int at_most_s)
{
    while (true) {
        if (const auto end = m_read.find('\n'); end != std::string::npos) {
            std::string line = m_read.substr(0, end);
            m_read.erase(0, end + 1);
            return line;
        }
        pollfd waiting{.fd = m_from, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, at_most_s * 1000) <= 0)
            return base::failure(ErrorCode::Internal, "the program says nothing");
        std::array<char, 4096> block{};
        const ssize_t got = ::read(m_from, block.data(), block.size());
        if (got <= 0)
            return base::failure(ErrorCode::Internal, "the program ended");
        m_read.append(block.data(), static_cast<std::size_t>(got));
    }
}

Result<std::string> output_of(const std::vector<std::string>& command)
{
    Child child = TRY(Child::start(command));
    std::string text;
    while (const auto line = child.read_line(30))
        text += *line + "\n";
    return text;
}

} // namespace tests::journeys
