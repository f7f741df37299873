#pragma once

#include <string_view>

namespace kiosk::adapters
{

/// Why a disk does not keep what it is given: each needs something else of staff.
enum class StorageTrouble {
    Full,
    ReadOnly,
    Damaged, ///< what is read is not what was written
    Failing, ///< anything else: a broken disk, a folder that is not ours
};

/// The stable name: `read_only`.
std::string_view name_of(StorageTrouble trouble);

/// What that number of errno means.
StorageTrouble trouble_of_errno(int number);

} // namespace kiosk::adapters
