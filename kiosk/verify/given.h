#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <string>

namespace kiosk::verify
{

/// The text of the receipt in what was given: text, or a picture or PDF with its QR code, drawn in
/// guichet-decode. NotFound where there is none, File* where the file cannot be read.
base::Result<std::string> receipt_in(base::ByteView given);

} // namespace kiosk::verify
