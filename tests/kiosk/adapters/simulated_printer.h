#pragma once

#include "shared/process/child_process.h"
#include "tests/kiosk/adapters/scratch.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <thread>

namespace tests
{

/// tests/devices/printer-simulator, running. A private one for each object.
class SimulatedPrinter
{
public:
    SimulatedPrinter()
        : m_process{process::ChildProcess::start(
              {"tests/devices/printer-simulator", m_scratch / "printer"}, m_nothing)}
    {
        for (int i = 0; i < 1200 && uri().empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    ~SimulatedPrinter() { stop(); }

    /// Empty while it is not ready.
    std::string uri() const
    {
        const auto text = read_whole(m_scratch / "printer/uri");
        return std::string{base::as_text(text).substr(0, text.empty() ? 0 : text.size() - 1)};
    }
    void set_fault(const std::string& fault) const
    {
        m_scratch.write("printer/fault.new", fault);
        std::filesystem::rename(m_scratch / "printer/fault.new", m_scratch / "printer/fault");
    }
    void mend() const { std::filesystem::remove(m_scratch / "printer/fault"); }
    void stop()
    {
        if (m_process && m_process->id() > 0)
            ::kill(m_process->id(), SIGTERM);
        if (m_process)
            m_process->ended_within(std::chrono::seconds{5});
    }
    /// The documents printed so far.
    std::vector<base::Bytes> printed() const
    {
        std::vector<base::Bytes> documents;
        for (const auto& entry : std::filesystem::directory_iterator{m_scratch / "printer/printed"})
            documents.push_back(read_whole(entry.path()));
        return documents;
    }
    const Scratch& scratch() const { return m_scratch; }

private:
    Scratch m_scratch;
    process::Descriptor m_nothing{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    base::Result<process::ChildProcess> m_process;
};

} // namespace tests
