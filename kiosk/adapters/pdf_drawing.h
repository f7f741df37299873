#pragma once

#include "kiosk/capture/decode.h"
#include "shared/process/child_process.h"
#include "shared/process/sandbox.h"

namespace kiosk::adapters
{

/// The PDF on standard input, drawn by poppler's pdftoppm under limits of its own. It is told the
/// pixels of the long side, never a resolution: a page may claim to be kilometres wide.
class PdfDrawing
{
public:
    /// Starts on the pages from `first` to `last`, counted from 1.
    static base::Result<PdfDrawing> start(unsigned first, unsigned last, unsigned side,
                                          const process::WorkerLimits& allowed);
    /// Whether it draws anything at all. Ends it.
    bool begins();
    /// Errors: FileEncrypted, FileMalformed, FileBomb, FileTooManyPages, and those of the sink.
    base::Result<void> read_pages(const capture::DecodeLimits& limits,
                                  const capture::PageSink& sink);

private:
    PdfDrawing(int id, process::Descriptor output, process::Descriptor complaints)
        : m_id{id}, m_output{std::move(output)}, m_complaints{std::move(complaints)}
    {
    }
    base::Result<void> check_end(unsigned pages);
    bool read_exactly(std::byte* to, std::size_t count) const;
    /// A decimal number of a PPM header and the blank after it.
    std::optional<unsigned> read_number() const;

    int m_id;
    process::Descriptor m_output;
    process::Descriptor m_complaints; ///< what the program wrote on its standard error
};

} // namespace kiosk::adapters
