#include "kiosk/adapters/ipp_printer.h"
#include "tests/kiosk/adapters/simulated_printer.h"

#include <cups/cups.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace kiosk;

namespace
{

/// tests/devices/print-queue, running before a printer.
class PrintQueue
{
public:
    explicit PrintQueue(const std::string& printer)
        : m_process{process::ChildProcess::start(
              {"tests/devices/print-queue", m_scratch / "queue", printer}, m_nothing)}
    {
        for (int i = 0; i < 1200 && server().empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    ~PrintQueue()
    {
        if (m_process && m_process->id() > 0)
            ::kill(m_process->id(), SIGTERM);
        if (m_process)
            m_process->ended_within(std::chrono::seconds{5});
    }

    /// `localhost:PORT`; empty while it is not ready.
    std::string server() const
    {
        const auto text = tests::read_whole(m_scratch / "queue/server");
        return std::string{base::as_text(text).substr(0, text.empty() ? 0 : text.size() - 1)};
    }

    /// CUPS names a document d00001-001; a job itself, without its document, c00001.
    std::size_t documents_kept() const
    {
        const std::filesystem::directory_iterator spool{m_scratch / "queue/spool"};
        return static_cast<std::size_t>(
            std::ranges::count_if(spool, [](const std::filesystem::directory_entry& entry) {
                return entry.path().filename().string().starts_with('d');
            }));
    }

private:
    tests::Scratch m_scratch;
    process::Descriptor m_nothing{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    base::Result<process::ChildProcess> m_process;
};

/// One empty page; a queue's filters read the document, so it must be a whole one.
std::string page()
{
    const std::array<std::string_view, 3> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"};
    std::string document = "%PDF-1.4\n";
    std::string table = "xref\n0 4\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", document.size());
        document += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return fmt::format("{}{}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", document,
                       table, document.size());
}

base::Result<void> print(const std::string& destination)
{
    const ports::CancelFlag never{false};
    return adapters::make_ipp_printer({.destination = destination})
        ->print(base::as_bytes(page()), "Confirmation", {}, never);
}

std::size_t printed_within(const tests::SimulatedPrinter& printer, std::size_t wanted)
{
    for (int i = 0; i < 200 && printer.printed().size() < wanted; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    return printer.printed().size();
}

} // namespace

TEST_CASE(
    "A confirmation reaches the printer through a CUPS queue, by its name or its address, and is "
    "not kept there")
{
    const tests::SimulatedPrinter printer;
    REQUIRE_FALSE(printer.uri().empty());
    const PrintQueue queue{printer.uri()};
    REQUIRE_FALSE(queue.server().empty());
    cupsSetServer(queue.server().c_str());

    const auto by_name = print("hall");
    REQUIRE_MESSAGE(by_name.has_value(), by_name.error().detail);
    CHECK(printed_within(printer, 1) == 1);
    const auto by_address = print("ipp://" + queue.server() + "/printers/hall");
    REQUIRE_MESSAGE(by_address.has_value(), by_address.error().detail);
    CHECK(printed_within(printer, 2) == 2);
    cupsSetServer(nullptr);
    for (int i = 0; i < 200 && queue.documents_kept() > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    CHECK(queue.documents_kept() == 0);
}
