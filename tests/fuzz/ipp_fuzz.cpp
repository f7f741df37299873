#include "kiosk/adapters/ipp_job.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/lying_printer.h"

/// `g`: a printer that presents itself well; anything else: one whose first answer is of the input
/// as well. Then answers to whatever is asked, each after its length.
void tests::fuzz(base::ByteView input)
{
    static LyingPrinter printer;
    Pieces pieces{input};
    printer.answer_with(pieces.byte() == 'g', pieces.rest());
    auto job = kiosk::adapters::IppJob::connect(printer.uri());
    if (!job)
        return base::verify(job.error().code == base::ErrorCode::PrinterAbsent, "no such printer");
    static const base::Bytes pdf = base::to_bytes("%PDF-1.4\n%%EOF\n");
    const auto sent =
        job->send({.pdf = pdf, .name = "list", .media = "iso_a4_210x297mm", .patience = {}});
    base::verify(sent || sent.error().code == base::ErrorCode::PrinterFailed, "it did not print");
    const auto look = job->look();
    base::verify(look.reasons.empty() || look.state != kiosk::adapters::JobState::Unknown,
                 "reasons come with a state");
}
