#include "shared/dossier/zone_layout.h"

#include <algorithm>

namespace dossier
{

namespace
{

/// The two lines that passports, visas and older cards share: only their ends differ.
ZoneLayout two_lines(ZoneKind kind, std::size_t width, std::string_view first_letters,
                     std::size_t optional)
{
    return {.kind = kind,
            .lines = 2,
            .width = width,
            .first_letters = first_letters,
            .names = {0, 5, width - 5},
            .number = {1, 0, 9},
            .nationality = {1, 10, 3},
            .birth = {1, 13, 6},
            .sex = {1, 20, 1},
            .expiry = {1, 21, 6},
            .optional = {{1, 28, optional}},
            .composite = {}};
}

/// With a digit at the end that sums up the second line, but for nationality and sex.
ZoneLayout summed(ZoneLayout layout)
{
    layout.composite = {{1, 0, 10}, {1, 13, 7}, {1, 21, layout.width - 22}};
    return layout;
}

ZoneLayout passport()
{
    ZoneLayout layout = summed(two_lines(ZoneKind::Td3, 44, "P", 14));
    layout.optional_checked = true;
    return layout;
}

/// Doc 9303 parts 5 (TD1), 6 (TD2), 4 (TD3), 7 (MRV-A, MRV-B), section 4.2 of each.
const std::vector<ZoneLayout>& layouts()
{
    static const std::vector<ZoneLayout> all{
        {.kind = ZoneKind::Td1,
         .lines = 3,
         .width = 30,
         .first_letters = "ACI",
         .names = {2, 0, 30},
         .number = {0, 5, 9},
         .nationality = {1, 15, 3},
         .birth = {1, 0, 6},
         .sex = {1, 7, 1},
         .expiry = {1, 8, 6},
         .optional = {{0, 15, 15}, {1, 18, 11}},
         .composite = {{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}},
        two_lines(ZoneKind::MrvB, 36, "V", 8),
        summed(two_lines(ZoneKind::Td2, 36, "ACI", 7)),
        two_lines(ZoneKind::MrvA, 44, "V", 16),
        passport(),
    };
    return all;
}

bool has_shape(const std::vector<std::string>& lines, const ZoneLayout& layout)
{
    return lines.size() == layout.lines &&
           std::ranges::all_of(
               lines, [&](const std::string& line) { return line.size() == layout.width; }) &&
           layout.first_letters.find(lines.front().front()) != std::string_view::npos;
}

} // namespace

const ZoneLayout* zone_layout(const std::vector<std::string>& lines)
{
    const auto found = std::ranges::find_if(
        layouts(), [&](const ZoneLayout& layout) { return has_shape(lines, layout); });
    return found == layouts().end() ? nullptr : &*found;
}

} // namespace dossier
