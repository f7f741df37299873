#include "shared/process/child_process.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace process
{

namespace
{

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What a worker may know of our environment.
std::vector<std::string> bare_environment()
{
    std::vector<std::string> environment{"LANG=C.UTF-8"};
    for (const char* name : {"PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const char* value = std::getenv(name))
            environment.push_back(std::string{name} + '=' + value);
    return environment;
}

int spawn(std::vector<std::string> command, int input, int output,
          std::vector<std::string> environment)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);

    pid_t id = -1;
    const std::vector<char*> arguments = pointers_to(command);
    const std::vector<char*> variables = pointers_to(environment);
    const int failed = ::posix_spawn(&id, arguments.front(), &actions, &attributes,
                                     arguments.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? id : -1;
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        close();
        m_number = std::exchange(other.m_number, -1);
    }
    return *this;
}

void Descriptor::close()
{
    if (m_number >= 0)
        ::close(std::exchange(m_number, -1));
}

base::Result<Descriptor> file_in_memory(base::ByteView bytes)
{
    Descriptor file{::memfd_create("guichet", MFD_CLOEXEC)};
    if (!file)
        return base::failure(base::ErrorCode::Internal, "no file in memory");
    for (std::size_t written = 0; written < bytes.size();) {
        const ssize_t count =
            ::write(file.number(), bytes.data() + written, bytes.size() - written);
        if (count <= 0)
            return base::failure(base::ErrorCode::Internal, "a file in memory is full");
        written += static_cast<std::size_t>(count);
    }
    ::lseek(file.number(), 0, SEEK_SET);
    return file;
}

base::Result<std::pair<Descriptor, Descriptor>> socket_pair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::failure(base::ErrorCode::Internal, "no socket pair");
    return std::pair{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

std::string folder_of_this_program()
{
    // Once: the link changes where the program is installed anew, or mounts are others.
    static const std::string folder = [] {
        std::error_code failed;
        return std::filesystem::read_symlink("/proc/self/exe", failed).parent_path().string();
    }();
    return folder;
}

base::Result<ChildProcess> ChildProcess::start(const std::vector<std::string>& command,
                                               const Descriptor& input,
                                               const std::vector<std::string>& extra)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return base::failure(base::ErrorCode::Internal, "no pipe");
    Descriptor ours{ends[0]};
    const Descriptor theirs{ends[1]};
    ::fcntl(ours.number(), F_SETFL, O_NONBLOCK);
    ::fcntl(ours.number(), F_SETPIPE_SZ, 1 << 20);

    std::vector<std::string> environment = bare_environment();
    environment.insert(environment.end(), extra.begin(), extra.end());
    const int id = spawn(command, input.number(), theirs.number(), std::move(environment));
    if (id < 0)
        return base::failure(base::ErrorCode::Internal, "cannot start " + command.front());
    return ChildProcess{id, std::move(ours)};
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id{std::exchange(other.m_id, -1)}, m_output{std::move(other.m_output)}
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    if (this != &other) {
        kill();
        m_id = std::exchange(other.m_id, -1);
        m_output = std::move(other.m_output);
    }
    return *this;
}

ChildProcess::~ChildProcess()
{
    kill();
}

void ChildProcess::kill()
{
    if (m_id <= 0)
        return;
    ::kill(-m_id, SIGKILL);
    while (::waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_id = -1;
}

bool ChildProcess::ended_within(std::chrono::milliseconds time)
{
    const auto deadline = std::chrono::steady_clock::now() + time;
    while (m_id > 0) {
        if (::waitpid(m_id, nullptr, WNOHANG) == m_id) {
            m_id = -1;
            break;
        }
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return true;
}

} // namespace process
