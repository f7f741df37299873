#include "shared/dossier/zone_layout.h"

#include <algorithm>

namespace dossier
{

namespace
{

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
        {.kind = ZoneKind::MrvB,
         .lines = 2,
         .width = 36,
         .first_letters = "V",
         .names = {0, 5, 31},
         .number = {1, 0, 9},
         .nationality = {1, 10, 3},
         .birth = {1, 13, 6},
         .sex = {1, 20, 1},
         .expiry = {1, 21, 6},
         .optional = {{1, 28, 8}},
         .composite = {}},
        {.kind = ZoneKind::Td2,
         .lines = 2,
         .width = 36,
         .first_letters = "ACI",
         .names = {0, 5, 31},
         .number = {1, 0, 9},
         .nationality = {1, 10, 3},
         .birth = {1, 13, 6},
         .sex = {1, 20, 1},
         .expiry = {1, 21, 6},
         .optional = {{1, 28, 7}},
         .composite = {{1, 0, 10}, {1, 13, 7}, {1, 21, 14}}},
        {.kind = ZoneKind::MrvA,
         .lines = 2,
         .width = 44,
         .first_letters = "V",
         .names = {0, 5, 39},
         .number = {1, 0, 9},
         .nationality = {1, 10, 3},
         .birth = {1, 13, 6},
         .sex = {1, 20, 1},
         .expiry = {1, 21, 6},
         .optional = {{1, 28, 16}},
         .composite = {}},
        {.kind = ZoneKind::Td3,
         .lines = 2,
         .width = 44,
         .first_letters = "P",
         .names = {0, 5, 39},
         .number = {1, 0, 9},
         .nationality = {1, 10, 3},
         .birth = {1, 13, 6},
         .sex = {1, 20, 1},
         .expiry = {1, 21, 6},
         .optional = {{1, 28, 14}},
         .optional_checked = true,
         .composite = {{1, 0, 10}, {1, 13, 7}, {1, 21, 22}}},
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
