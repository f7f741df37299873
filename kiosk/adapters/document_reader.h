#pragma once

#include "kiosk/ports/documents.h"
#include "shared/base/clock.h"

#include <filesystem>
#include <memory>

namespace kiosk::adapters
{

struct DocumentReaderSettings {
    std::filesystem::path font =
        "/usr/share/fonts/opentype/ocr-b/OCRB.otf"; ///< Debian's fonts-ocr-b
};

/// Compares what was scanned with OCR-B's characters, in this process: pixels of our own scanner
/// and code of our own. The font is drawn when the first document is read. The clock outlives the
/// answer. Errors: DataInvalid where there is no such font.
base::Result<std::unique_ptr<ports::DocumentReader>>
make_document_reader(DocumentReaderSettings settings, const base::Clock& clock);

} // namespace kiosk::adapters
