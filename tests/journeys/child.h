#pragma once

#include "shared/base/result.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace tests::journeys
{

/// A program that runs beside this one, spoken to in lines. It is told to end, by the end of its
/// input, when this is destroyed.
class Child
{
public:
    /// Errors: Internal.
    static base::Result<Child> start(const std::vector<std::string>& command);
    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    ~Child();

    base::Result<void> write_line(const std::string& line);
    /// Waits for a line. Errors: Internal where the program ended or says nothing for so long.
    base::Result<std::string> read_line(int at_most_s);

private:
    Child(pid_t process, int to, int from) : m_process{process}, m_to{to}, m_from{from} {}

    pid_t m_process = -1;
    int m_to = -1;
    int m_from = -1;
    std::string m_read;
};

/// What a program wrote before it ended well. Errors: Internal.
base::Result<std::string> output_of(const std::vector<std::string>& command);

} // namespace tests::journeys
