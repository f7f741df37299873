#include "kiosk/capture/zone_reader.h"

#include "kiosk/capture/scale.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::capture
{

namespace
{

constexpr int beyond = 3;              // places read past the ends of what was found
constexpr float like_a_letter = 0.6F;  // less is something else
constexpr float surely_a_zone = 0.85F; // mean of a whole zone
constexpr float alike = 0.04F;         // nearer than that, two characters are in doubt

/// The grey around a place that may lie between pixels or off the picture.
float gray_at(const Picture& gray, Point at)
{
    const auto clamped = [](double value, unsigned size) {
        return std::clamp(value, 0.0, static_cast<double>(size) - 1.001);
    };
    const double x = clamped(at.x - 0.5, gray.width);
    const double y = clamped(at.y - 0.5, gray.height);
    const auto left = static_cast<std::size_t>(x);
    const auto top = static_cast<std::size_t>(y);
    const auto right_part = static_cast<float>(x - static_cast<double>(left));
    const auto low_part = static_cast<float>(y - static_cast<double>(top));
    const auto pixel = [&](std::size_t dx, std::size_t dy) {
        return static_cast<float>(
            std::to_integer<int>(gray.bytes[(top + dy) * gray.width + left + dx]));
    };
    const float upper = pixel(0, 0) + right_part * (pixel(1, 0) - pixel(0, 0));
    const float lower = pixel(0, 1) + right_part * (pixel(1, 1) - pixel(0, 1));
    return upper + low_part * (lower - upper);
}

ZoneCell cut_out(const Picture& gray, const PitchedLine& line, int place)
{
    const Point middle{line.first.x + place * line.step.x, line.first.y + place * line.step.y};
    const Point across{line.step.x / ZoneCell::width, line.step.y / ZoneCell::width};
    const Point down{-across.y, across.x};
    ZoneCell cell;
    for (unsigned y = 0; y < ZoneCell::rows; ++y)
        for (unsigned x = 0; x < ZoneCell::stride; ++x) {
            const double u = x + 0.5 - ZoneCell::stride / 2.0;
            const double v = y + 0.5 - ZoneCell::rows / 2.0;
            const Point at{middle.x + u * across.x + v * down.x,
                           middle.y + u * across.y + v * down.y};
            cell.darkness[std::size_t{y} * ZoneCell::stride + x] = 255 - gray_at(gray, at);
        }
    return cell;
}

/// The best character of a place, and the next.
struct Seen {
    char best = '<';
    char next = ' '; ///< a space where it is far behind
    float likeness = 0;
};

Seen seen(const Likeness& likeness)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < likeness.size(); ++i)
        if (likeness[i] > likeness[best])
            best = i;
    std::size_t next = best == 0 ? 1 : 0;
    for (std::size_t i = 0; i < likeness.size(); ++i)
        if (i != best && likeness[i] > likeness[next])
            next = i;
    const bool doubtful = likeness[best] - likeness[next] < alike;
    return {zone_alphabet[best], doubtful ? zone_alphabet[next] : ' ', likeness[best]};
}

/// The places of a band's lines, all from the same one on.
using Grid = std::vector<std::vector<Seen>>;

/// Where a line begins, in places of the band's first line.
int offset_of(const PitchedLine& line, const PitchedLine& reference)
{
    const double length = std::hypot(reference.step.x, reference.step.y);
    const Point apart{line.first.x - reference.first.x, line.first.y - reference.first.y};
    return static_cast<int>(
        std::lround((apart.x * reference.step.x + apart.y * reference.step.y) / (length * length)));
}

/// The widths of zones with so many lines.
std::vector<std::size_t> widths(std::size_t lines)
{
    if (lines == 3)
        return {30};
    return {44, 36};
}

/// The whole zone that the places look most like.
std::optional<ZoneText> zone_in(const Grid& grid)
{
    std::size_t from = 0;
    std::size_t size = 0;
    float most = 0;
    for (const std::size_t width : widths(grid.size()))
        for (std::size_t start = 0; start + width <= grid.front().size(); ++start) {
            float sum = 0;
            for (const auto& line : grid)
                for (std::size_t i = start; i < start + width; ++i)
                    sum += line[i].likeness - like_a_letter;
            if (sum > most) {
                most = sum;
                from = start;
                size = width;
            }
        }
    if (size == 0)
        return std::nullopt;
    ZoneText text;
    for (const auto& line : grid) {
        std::string& best = text.lines.emplace_back();
        std::string& next = text.doubts.emplace_back();
        for (std::size_t i = from; i < from + size; ++i) {
            best += line[i].best;
            next += line[i].next;
        }
    }
    text.likeness =
        like_a_letter + most / static_cast<float>(size) / static_cast<float>(grid.size());
    return text;
}

ZoneBand turned_over(ZoneBand band)
{
    std::ranges::reverse(band);
    for (PitchedLine& line : band) {
        line.first.x += (line.count - 1) * line.step.x;
        line.first.y += (line.count - 1) * line.step.y;
        line.step = {-line.step.x, -line.step.y};
    }
    return band;
}

Grid grid_of(const Picture& gray, const ZoneBand& band, const ZoneGlyphs& glyphs)
{
    int first = 0;
    int end = 0;
    for (const PitchedLine& line : band) {
        const int offset = offset_of(line, band.front());
        first = std::min(first, offset - beyond);
        end = std::max(end, offset + static_cast<int>(line.count) + beyond);
    }
    Grid grid;
    for (const PitchedLine& line : band) {
        const int offset = offset_of(line, band.front());
        auto& places = grid.emplace_back();
        for (int place = first; place < end; ++place)
            places.push_back(seen(glyphs.likeness(cut_out(gray, line, place - offset))));
    }
    return grid;
}

} // namespace

base::Result<ZoneReader> ZoneReader::load(const std::vector<std::filesystem::path>& fonts)
{
    return ZoneReader{TRY(ZoneGlyphs::load(fonts))};
}

bool ZoneReader::read_upright(const Picture& gray, unsigned dpi,
                              const std::function<bool(const ZoneText&)>& taken) const
{
    for (const ZoneBand& band : find_zones(gray, dpi))
        for (const ZoneBand& way : {band, turned_over(band)}) {
            const auto text = zone_in(grid_of(gray, way, m_glyphs));
            if (text && text->likeness > surely_a_zone && taken(*text))
                return true;
        }
    return false;
}

bool ZoneReader::read(const ImageView& page, unsigned dpi,
                      const std::function<bool(const ZoneText&)>& taken) const
{
    Picture gray = in_gray(page);
    if (read_upright(gray, dpi, taken))
        return true;
    constexpr unsigned quarter_turn = 6; // as EXIF counts
    gray = turned_upright(std::move(gray), quarter_turn);
    return read_upright(gray, dpi, taken);
}

} // namespace kiosk::capture
