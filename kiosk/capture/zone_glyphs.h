#pragma once

#include "shared/base/result.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

namespace kiosk::capture
{

/// What may stand in a machine readable zone.
inline constexpr std::string_view zone_alphabet = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The place of one character, cut out: as wide as the pitch, with what is above and below.
struct ZoneCell {
    static constexpr unsigned width = 20;
    static constexpr unsigned height = 28;
    static constexpr unsigned margin = 3; ///< around it, to be moved in
    static constexpr unsigned stride = width + 2 * margin;
    static constexpr unsigned rows = height + 2 * margin;

    std::array<float, std::size_t{stride} * rows> darkness{};
};

/// How much a cell looks like each character of the alphabet: 1 as drawn, 0 not at all.
using Likeness = std::array<float, zone_alphabet.size()>;

/// What the characters look like, drawn by an OCR-B font.
class ZoneGlyphs
{
public:
    /// Errors: DataInvalid.
    static base::Result<ZoneGlyphs> load(const std::vector<std::filesystem::path>& fonts);

    Likeness likeness(const ZoneCell& cell) const;

private:
    /// Mean 0 and length 1.
    using Drawn = std::array<float, std::size_t{ZoneCell::width} * ZoneCell::height>;
    using Style = std::array<Drawn, zone_alphabet.size()>;

    static Drawn seen_at(const ZoneCell& cell, unsigned right, unsigned down);
    float best_style(const Drawn& seen, std::size_t character) const;

    std::vector<Style> m_styles;
};

} // namespace kiosk::capture
