#pragma once

#include <cstdio>
#include <string>
#include <sys/wait.h>

namespace sample
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

} // namespace sample
