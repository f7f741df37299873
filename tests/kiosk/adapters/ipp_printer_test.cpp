#include "kiosk/adapters/ipp_printer.h"

#include "kiosk/adapters/ipp_job.h"
#include "tests/kiosk/adapters/simulated_printer.h"

#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

const ports::CancelFlag never{false};

/// One simulator serves all the cases that leave it whole.
tests::SimulatedPrinter& simulator()
{
    static tests::SimulatedPrinter running;
    REQUIRE_FALSE(running.uri().empty());
    running.mend();
    return running;
}

adapters::PrinterSettings settings(const std::string& uri)
{
    return {.destination = uri,
            .patience = std::chrono::milliseconds{600},
            .poll_every = std::chrono::milliseconds{50}};
}

base::Result<void> print(const std::string& uri, const std::string& document)
{
    return adapters::make_ipp_printer(settings(uri))
        ->print(base::as_bytes(document), "Confirmation", {}, never);
}

const std::string pdf = "%PDF-1.4\n% a confirmation\n%%EOF\n";

} // namespace

TEST_CASE("A confirmation reaches the printer to the last byte")
{
    const auto& printer = simulator();
    double last = 0.0;
    const auto done = adapters::make_ipp_printer(settings(printer.uri()))
                          ->print(
                              base::as_bytes(pdf), "Confirmation",
                              [&](double now) {
                                  CHECK(now >= last);
                                  last = now;
                              },
                              never);
    REQUIRE_MESSAGE(done.has_value(), done.error().detail);
    CHECK(last == 1.0);
    const auto printed = printer.printed();
    REQUIRE(printed.size() == 1);
    CHECK(base::as_text(printed[0]) == pdf);
    const auto asked = tests::read_whole(printer.scratch() / "printer/environment");
    CHECK(base::as_text(asked).find("IPP_PRINT_SCALING=none") != std::string_view::npos);
}

TEST_CASE("What keeps a printer from printing has its own words, and it prints once mended")
{
    const auto& printer = simulator();
    const auto code_of = [&](const std::string& fault) {
        printer.set_fault(fault);
        const auto done = print(printer.uri(), pdf);
        return done ? base::ErrorCode::Internal : done.error().code;
    };
    CHECK(code_of("media-empty") == base::ErrorCode::PrinterPaperOut);
    printer.mend();
    const auto before = printer.printed().size();
    CHECK(print(printer.uri(), pdf).has_value());
    CHECK(printer.printed().size() == before + 1);
    CHECK(code_of("media-jam") == base::ErrorCode::PrinterJammed);
    CHECK(code_of("cover-open") == base::ErrorCode::PrinterCoverOpen);
    printer.mend();
    CHECK(print(printer.uri(), pdf).has_value());
}

TEST_CASE("A printer that waits for paper is given up after a while, then prints again")
{
    const auto& printer = simulator();
    printer.set_fault("media-empty hold");
    const auto waited = print(printer.uri(), pdf);
    REQUIRE_FALSE(waited.has_value());
    CHECK(waited.error().code == base::ErrorCode::PrinterPaperOut);
    printer.mend();
    CHECK(print(printer.uri(), pdf).has_value());
}

TEST_CASE("A page comes out when the paper is refilled in time")
{
    const auto& printer = simulator();
    printer.set_fault("media-empty hold");
    auto patient = settings(printer.uri());
    patient.patience = std::chrono::seconds{60};
    const auto done = adapters::make_ipp_printer(patient)->print(
        base::as_bytes(pdf), "Confirmation",
        [&](double now) {
            if (now >= 0.6)
                printer.mend();
        },
        never);
    CHECK(done.has_value());
}

TEST_CASE("A visitor may stop waiting for the printer")
{
    const auto& printer = simulator();
    printer.set_fault("media-empty hold");
    auto patient = settings(printer.uri());
    patient.patience = std::chrono::seconds{60};
    ports::CancelFlag cancelled{false};
    const auto done = adapters::make_ipp_printer(patient)->print(
        base::as_bytes(pdf), "Confirmation", [&](double now) { cancelled = now >= 0.6; },
        cancelled);
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == base::ErrorCode::Cancelled);
    printer.mend();
}

TEST_CASE("A printer that is switched off is absent")
{
    tests::SimulatedPrinter printer;
    const std::string uri = printer.uri();
    REQUIRE_FALSE(uri.empty());
    printer.stop();
    const auto done = print(uri, pdf);
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == base::ErrorCode::PrinterAbsent);
    CHECK(print("no-such-queue", pdf).error().code == base::ErrorCode::PrinterAbsent);
}

TEST_CASE("A printer's reasons are understood whatever their severity")
{
    CHECK(adapters::fault_of_reason("media-empty-error") == base::ErrorCode::PrinterPaperOut);
    CHECK(adapters::fault_of_reason("media-needed") == base::ErrorCode::PrinterPaperOut);
    CHECK(adapters::fault_of_reason("door-open-report") == base::ErrorCode::PrinterCoverOpen);
    CHECK_FALSE(adapters::fault_of_reason("media-low-warning").has_value());
    CHECK_FALSE(adapters::fault_of_reason("none").has_value());
}
