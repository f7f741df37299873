#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace tests
{

struct Ran {
    int status = -1;
    std::string output;
};

/// Runs a shell command and keeps what it says on standard output.
inline Ran run(const std::string& command)
{
    Ran ran;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        return ran;
    char part[4096];
    for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, pipe)) > 0;)
        ran.output.append(part, size);
    const int status = ::pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// One of our own programs; what it says on either output is kept.
inline Ran run_ours(const std::string& name, const std::string& arguments)
{
    return run(std::string{std::getenv("GUICHET_BINARY_DIR")} + "/bin/" + name + " 2>&1 " +
               arguments);
}

} // namespace tests
