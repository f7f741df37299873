#include "kiosk/capture/zone_glyphs.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ft2build.h>
#include <memory>
#include <numeric>
#include <span>
#include FT_FREETYPE_H

namespace kiosk::capture
{

namespace
{

constexpr unsigned fine = 4; // pixels drawn for each of a cell
constexpr unsigned fine_width = ZoneCell::width * fine;
constexpr unsigned fine_height = ZoneCell::height * fine;

struct LibraryEnd {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceEnd {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, LibraryEnd>;
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, FaceEnd>;

/// Mean 0 and length 1; all 0 where nothing is drawn.
void normalise(std::span<float> values)
{
    float sum = 0;
    for (const float value : values)
        sum += value;
    const float mean = sum / static_cast<float>(values.size());
    float squares = 0;
    for (float& value : values) {
        value -= mean;
        squares += value * value;
    }
    const float length = std::sqrt(squares);
    for (float& value : values)
        value = length > 1e-3F ? value / length : 0;
}

float product(std::span<const float> one, std::span<const float> other)
{
    // Side by side, so that the compiler may use wide registers.
    std::array<float, 8> sums{};
    static_assert(ZoneCell::width * ZoneCell::height % sums.size() == 0);
    for (std::size_t i = 0; i < one.size(); i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += one[i + k] * other[i + k];
    return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

/// Softens the edges as a scanner's lens and the ink on the card do.
void soften(std::vector<float>& drawn)
{
    constexpr int reach = 3;
    const auto pass = [&](std::ptrdiff_t step) {
        std::vector<float> soft(drawn.size());
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k) {
                const auto at = static_cast<std::ptrdiff_t>(i) + k * step;
                if (at >= 0 && at < static_cast<std::ptrdiff_t>(drawn.size()))
                    sum += drawn[static_cast<std::size_t>(at)];
            }
            soft[i] = sum / (2 * reach + 1);
        }
        drawn = std::move(soft);
    };
    pass(1);
    pass(fine_width);
}

/// A character in the middle of its cell: the pitch fills the width, a capital's middle is that of
/// the height.
std::vector<float> drawn_fine(FT_Face face, char character, int baseline)
{
    std::vector<float> drawn(std::size_t{fine_width} * fine_height);
    if (FT_Load_Char(face, static_cast<FT_ULong>(character), FT_LOAD_RENDER | FT_LOAD_NO_HINTING))
        return {};
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    for (unsigned y = 0; y < bitmap.rows; ++y)
        for (unsigned x = 0; x < bitmap.width; ++x) {
            const int to_x = face->glyph->bitmap_left + static_cast<int>(x);
            const int to_y = baseline - face->glyph->bitmap_top + static_cast<int>(y);
            if (to_x >= 0 && to_x < static_cast<int>(fine_width) && to_y >= 0 &&
                to_y < static_cast<int>(fine_height))
                drawn[static_cast<std::size_t>(to_y) * fine_width +
                      static_cast<std::size_t>(to_x)] =
                    static_cast<float>(
                        bitmap.buffer[static_cast<std::ptrdiff_t>(y) * bitmap.pitch + x]);
        }
    return drawn;
}

base::Result<Face> open(FT_Library library, const std::filesystem::path& font)
{
    FT_Face opened = nullptr;
    if (FT_New_Face(library, font.c_str(), 0, &opened) != 0)
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: no font that can be read", font.string()));
    Face face{opened};
    constexpr FT_UInt trial = 1000; // pixels an em, to learn the pitch
    FT_Set_Pixel_Sizes(opened, 0, trial);
    if (FT_Load_Char(opened, 'H', FT_LOAD_NO_HINTING) != 0 || opened->glyph->advance.x <= 0)
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: no letters", font.string()));
    const double pitch = static_cast<double>(opened->glyph->advance.x) / 64 / trial; // of an em
    FT_Set_Char_Size(opened, 0, static_cast<FT_F26Dot6>(std::lround(fine_width / pitch * 64)), 72,
                     72);
    return face;
}

} // namespace

base::Result<ZoneGlyphs> ZoneGlyphs::load(const std::vector<std::filesystem::path>& fonts)
{
    FT_Library opened = nullptr;
    if (FT_Init_FreeType(&opened) != 0)
        return base::failure(base::ErrorCode::Internal, "FreeType does not start");
    const Library library{opened};
    ZoneGlyphs glyphs;
    for (const std::filesystem::path& font : fonts) {
        const Face face = TRY(open(library.get(), font));
        FT_Load_Char(face.get(), 'H', FT_LOAD_NO_HINTING);
        const auto capital = static_cast<int>(face->glyph->metrics.horiBearingY / 64);
        const int baseline = static_cast<int>(fine_height) / 2 + capital / 2;
        auto& style = glyphs.m_styles.emplace_back();
        for (std::size_t i = 0; i < zone_alphabet.size(); ++i) {
            std::vector<float> drawn = drawn_fine(face.get(), zone_alphabet[i], baseline);
            if (drawn.empty())
                return base::failure(base::ErrorCode::DataInvalid,
                                     fmt::format("{}: no {}", font.string(), zone_alphabet[i]));
            soften(drawn);
            for (std::size_t y = 0; y < fine_height; ++y)
                for (std::size_t x = 0; x < fine_width; ++x)
                    style[i][y / fine * ZoneCell::width + x / fine] += drawn[y * fine_width + x];
            normalise(style[i]);
        }
    }
    return glyphs;
}

ZoneGlyphs::Drawn ZoneGlyphs::seen_at(const ZoneCell& cell, unsigned right, unsigned down)
{
    Drawn seen;
    for (std::size_t y = 0; y < ZoneCell::height; ++y)
        std::copy_n(cell.darkness.begin() +
                        static_cast<std::ptrdiff_t>((y + down) * ZoneCell::stride + right),
                    ZoneCell::width,
                    seen.begin() + static_cast<std::ptrdiff_t>(y * ZoneCell::width));
    normalise(seen);
    return seen;
}

float ZoneGlyphs::best_style(const Drawn& seen, std::size_t character) const
{
    float best = 0;
    for (const Style& style : m_styles)
        best = std::max(best, product(seen, style[character]));
    return best;
}

Likeness ZoneGlyphs::likeness(const ZoneCell& cell) const
{
    constexpr unsigned middle = ZoneCell::margin;
    constexpr std::array<std::array<unsigned, 2>, 5> first{{{middle, middle},
                                                            {middle - 2, middle},
                                                            {middle + 2, middle},
                                                            {middle, middle - 2},
                                                            {middle, middle + 2}}};
    Likeness found{};
    for (const auto& [right, down] : first) {
        const Drawn seen = seen_at(cell, right, down);
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = std::max(found[i], best_style(seen, i));
    }
    // Only what comes near is held against every place that it may have.
    constexpr std::size_t near = 6;
    std::array<std::size_t, zone_alphabet.size()> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::partial_sort(order, order.begin() + near, std::ranges::greater{},
                              [&](std::size_t i) { return found[i]; });
    for (unsigned down = 0; down <= 2 * middle; ++down)
        for (unsigned right = 0; right <= 2 * middle; ++right) {
            const Drawn seen = seen_at(cell, right, down);
            for (const std::size_t i : std::span{order}.first(near))
                found[i] = std::max(found[i], best_style(seen, i));
        }
    return found;
}

} // namespace kiosk::capture
