#pragma once

#include "kiosk/capture/image.h"

#include <array>
#include <cstddef>

namespace kiosk::capture
{

/// The grey level that the given share of the counted pixels does not pass.
unsigned level_below(const std::array<std::size_t, 256>& counts, double share);

/// 1 where a grey picture is darker than the paper around: shadows and stamped grounds move what
/// the paper is.
Picture ink_of(const Picture& gray);

} // namespace kiosk::capture
