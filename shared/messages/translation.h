#pragma once

#include "shared/base/result.h"
#include "shared/messages/source.h"

namespace messages
{

/// DataInvalid names the key whose pattern ICU refuses.
base::Result<void> check_patterns(const Source& source);

/// DataInvalid names the key that the translation lacks, has too much, or whose arguments differ
/// from the source's.
base::Result<void> check_translation(const Source& source, const Source& translation);

} // namespace messages
