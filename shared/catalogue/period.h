#pragma once

#include "shared/base/date.h"

#include <optional>

namespace catalogue
{

/// The days on which the law knows a thing, both included; every day where there is neither.
struct Period {
    std::optional<base::Date> from{};
    std::optional<base::Date> to{};

    bool holds(base::Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

/// Whether there is a day on which both hold.
inline bool meet(const Period& one, const Period& other)
{
    return !(one.to && other.from && *one.to < *other.from) &&
           !(other.to && one.from && *other.to < *one.from);
}

} // namespace catalogue
