#include "tests/faults/machines.h"

#include <array>
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace faults
{

namespace
{

std::string program_of(const std::string& name)
{
    return name.starts_with('/') ? name
                                 : std::string{std::getenv("GUICHET_BINARY_DIR")} + "/bin/" + name;
}

} // namespace

Process::Process(const std::vector<std::string>& arguments)
{
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    REQUIRE(::pipe2(input.data(), O_CLOEXEC) == 0);
    REQUIRE(::pipe2(output.data(), O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    // What a server writes to its journal is of no use here, unless one looks for a fault.
    if (std::getenv("GUICHET_FAULTS_TALK") == nullptr)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // A group of its own: what it starts dies with it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    const std::string program = program_of(arguments.front());
    std::vector<char*> words;
    for (const std::string& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    REQUIRE(::posix_spawn(&m_id, program.c_str(), &actions, &attributes, words.data(), environ) ==
            0);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(input[0]);
    ::close(output[1]);
    m_input = input[1];
    m_output = output[0];
}

Process::Process(Process&& other) noexcept
{
    *this = std::move(other);
}

Process& Process::operator=(Process&& other) noexcept
{
    std::swap(m_id, other.m_id);
    std::swap(m_input, other.m_input);
    std::swap(m_output, other.m_output);
    std::swap(m_said, other.m_said);
    return *this;
}

Process::~Process()
{
    kill();
    end_input();
    if (m_output >= 0)
        ::close(m_output);
}

void Process::give(base::ByteView input) const
{
    while (!input.empty()) {
        const ssize_t written = ::write(m_input, input.data(), input.size());
        if (written <= 0)
            return;
        input = input.subspan(static_cast<std::size_t>(written));
    }
}

void Process::end_input()
{
    if (m_input >= 0)
        ::close(m_input);
    m_input = -1;
}

std::optional<std::string> Process::line(std::chrono::milliseconds at_most)
{
    for (;;) {
        if (const auto end = m_said.find('\n'); end != std::string::npos) {
            std::string line = m_said.substr(0, end);
            m_said.erase(0, end + 1);
            return line;
        }
        pollfd waiting{m_output, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(at_most.count())) <= 0)
            return std::nullopt;
        std::array<char, 4096> part{};
        const ssize_t size = ::read(m_output, part.data(), part.size());
        if (size <= 0)
            return std::nullopt;
        m_said.append(part.data(), static_cast<std::size_t>(size));
    }
}

void Process::kill()
{
    if (m_id <= 0)
        return;
    ::kill(-m_id, SIGKILL);
    ::waitpid(std::exchange(m_id, -1), nullptr, 0);
}

int Process::wait()
{
    int status = -1;
    if (m_id > 0)
        ::waitpid(std::exchange(m_id, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace faults
