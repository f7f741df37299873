#include "kiosk/adapters/storage_trouble.h"

#include <cerrno>
#include <utility>

namespace kiosk::adapters
{

std::string_view name_of(StorageTrouble trouble)
{
    switch (trouble) {
    case StorageTrouble::Full:
        return "full";
    case StorageTrouble::ReadOnly:
        return "read_only";
    case StorageTrouble::Damaged:
        return "damaged";
    case StorageTrouble::Failing:
        return "failing";
    }
    std::unreachable();
}

StorageTrouble trouble_of_errno(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return StorageTrouble::Full;
    case EROFS:
        return StorageTrouble::ReadOnly;
    default:
        return StorageTrouble::Failing;
    }
}

} // namespace kiosk::adapters
