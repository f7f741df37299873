#pragma once

#include "shared/dossier/machine_zone.h"

namespace dossier
{

/// So many characters of a line, counted from 0.
struct ZoneSpan {
    std::size_t line = 0;
    std::size_t from = 0;
    std::size_t length = 0;
};

/// Where the fields of one kind of zone stand. The check digits of number, birth and expiry follow
/// them at once.
struct ZoneLayout {
    ZoneKind kind = ZoneKind::Td1;
    std::size_t lines = 0;
    std::size_t width = 0;
    std::string_view first_letters; ///< that a document's code may begin with
    ZoneSpan names;
    ZoneSpan number;
    ZoneSpan nationality;
    ZoneSpan birth;
    ZoneSpan sex;
    ZoneSpan expiry;
    std::vector<ZoneSpan> optional;
    bool optional_checked = false;   ///< a check digit follows it at once
    std::vector<ZoneSpan> composite; ///< what the last digit of line 2 sums up; empty: none
};

/// The layout of such lines; nullptr where there is none.
const ZoneLayout* zone_layout(const std::vector<std::string>& lines);

} // namespace dossier
