#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace central
{

/// Shows bytes to clamd, which listens at the other end of an open socket (its INSTREAM command).
/// FileInfected where it knows a virus in them, named in the detail; NetworkDown where it gave no
/// verdict.
base::Result<void> scan_for_viruses(int clamd, base::ByteView clear);

} // namespace central
