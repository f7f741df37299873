#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <string_view>

namespace receipt
{

/// Cairo 1.16 tags the words of a PDF but names neither their language nor that they are tagged,
/// and a screen reader needs both. This appends a new catalogue to the file, as ISO 32000-1 7.5.6
/// (incremental updates) has it. Internal where the file is not as Cairo writes it.
base::Result<base::Bytes> with_language(base::Bytes pdf, std::string_view language);

} // namespace receipt
