#include "kiosk/capture/zone_finder.h"

#include "kiosk/capture/ink.h"
#include "kiosk/capture/marks.h"
#include "kiosk/capture/scale.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::capture
{

namespace
{

constexpr unsigned sought_dpi = 150;
constexpr double mm_an_inch = 25.4;
constexpr double usual_pitch = 2.54;    // millimetres
constexpr std::size_t least_marks = 22; // of the 30 of a card's line: some touch what is around

/// The middles of marks as large as characters of a zone, in millimetres, from left to right.
std::vector<Point> middles(const Picture& gray, double mm_a_pixel)
{
    std::vector<Point> found;
    for (const Mark& mark : marks_of(ink_of(gray))) {
        const double width = mark.width * mm_a_pixel;
        const double height = mark.height * mm_a_pixel;
        if (height >= 1.0 && height <= 3.4 && width >= 0.25 && width <= 3.0)
            found.push_back({(mark.left + mark.width / 2.0) * mm_a_pixel,
                             (mark.top + mark.height / 2.0) * mm_a_pixel});
    }
    std::ranges::sort(found, {}, &Point::x);
    return found;
}

/// Rows of marks that follow each other at about the pitch, nearly level.
class Chains
{
public:
    explicit Chains(std::vector<Point> marks) : m_marks{std::move(marks)}, m_used(m_marks.size()) {}

    std::vector<std::vector<Point>> all()
    {
        std::vector<std::vector<Point>> chains;
        for (std::size_t i = 0; i < m_marks.size(); ++i) {
            if (m_used[i])
                continue;
            std::vector<Point> chain = from(i);
            if (chain.size() >= least_marks)
                chains.push_back(std::move(chain));
        }
        return chains;
    }

private:
    /// The mark that goes on best after this one; one may be missing between.
    std::optional<std::size_t> after(std::size_t mark) const
    {
        std::optional<std::size_t> best;
        double least = 1e9;
        for (std::size_t i = mark + 1; i < m_marks.size(); ++i) {
            const double across = m_marks[i].x - m_marks[mark].x;
            if (across > 2.4 * usual_pitch)
                break;
            const double off = std::abs(m_marks[i].y - m_marks[mark].y);
            if (m_used[i] || across < 0.6 * usual_pitch || off > 0.25 * across)
                continue;
            const double steps = across < 1.5 * usual_pitch ? 1 : 2;
            const double cost =
                std::abs(across - steps * usual_pitch) + 2 * off + (steps - 1) * usual_pitch;
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    std::vector<Point> from(std::size_t first)
    {
        std::vector<Point> chain;
        for (std::optional<std::size_t> at = first; at; at = after(*at)) {
            m_used[*at] = true;
            chain.push_back(m_marks[*at]);
        }
        return chain;
    }

    std::vector<Point> m_marks;
    std::vector<bool> m_used;
};

/// y = at_zero + slope * x by least squares.
struct Straight {
    double at_zero = 0;
    double slope = 0;
};

Straight fit(const std::vector<Point>& points)
{
    double sx = 0, sy = 0, sxx = 0, sxy = 0;
    const auto count = static_cast<double>(points.size());
    for (const Point& point : points) {
        sx += point.x;
        sy += point.y;
        sxx += point.x * point.x;
        sxy += point.x * point.y;
    }
    const double spread = count * sxx - sx * sx;
    const double slope = spread > 0 ? (count * sxy - sx * sy) / spread : 0;
    return {(sy - slope * sx) / count, slope};
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Each mark's number in the row, and its place along it.
std::vector<Point> numbered(const std::vector<Point>& chain, double pitch)
{
    std::vector<Point> places{{0, chain.front().x}};
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const double steps = std::round((chain[i].x - chain[i - 1].x) / pitch);
        places.push_back({places.back().x + std::max(1.0, steps), chain[i].x});
    }
    return places;
}

/// The line of a chain, where its marks keep to a pitch.
std::optional<PitchedLine> line_of(const std::vector<Point>& chain)
{
    std::vector<double> gaps;
    for (std::size_t i = 1; i < chain.size(); ++i)
        gaps.push_back(chain[i].x - chain[i - 1].x);
    double pitch = median(gaps);
    std::vector<Point> places;
    Straight along;
    for (int round = 0; round < 3; ++round) {
        places = numbered(chain, pitch);
        along = fit(places);
        pitch = along.slope;
    }
    if (pitch < 0.85 * usual_pitch || pitch > 1.15 * usual_pitch)
        return std::nullopt;
    double off = 0;
    for (const Point& place : places)
        off += std::abs(along.at_zero + pitch * place.x - place.y);
    if (off / static_cast<double>(places.size()) > 0.15 * pitch)
        return std::nullopt;
    const Straight level = fit(chain);
    const double x = along.at_zero;
    return PitchedLine{.first = {x, level.at_zero + level.slope * x},
                       .step = {pitch, level.slope * pitch},
                       .count = static_cast<unsigned>(places.back().x) + 1};
}

bool belong_together(const PitchedLine& upper, const PitchedLine& lower)
{
    const double down = lower.first.y - upper.first.y -
                        upper.step.y / upper.step.x * (lower.first.x - upper.first.x);
    const double ends = std::abs((upper.first.x + upper.count * upper.step.x) -
                                 (lower.first.x + lower.count * lower.step.x));
    return down > 2.8 && down < 8 && std::abs(upper.step.x - lower.step.x) < 0.06 &&
           std::abs(upper.step.y - lower.step.y) < 0.1 &&
           std::abs(upper.first.x - lower.first.x) < 8 * usual_pitch && ends < 8 * usual_pitch;
}

/// Threes first: two of them are no zone.
std::vector<ZoneBand> bands_of(const std::vector<PitchedLine>& lines)
{
    std::vector<ZoneBand> threes;
    std::vector<ZoneBand> twos;
    for (const PitchedLine& upper : lines)
        for (const PitchedLine& middle : lines) {
            if (!belong_together(upper, middle))
                continue;
            twos.push_back({upper, middle});
            for (const PitchedLine& lower : lines)
                if (belong_together(middle, lower))
                    threes.push_back({upper, middle, lower});
        }
    threes.insert(threes.end(), twos.begin(), twos.end());
    constexpr std::size_t most = 12;
    threes.resize(std::min(threes.size(), most));
    return threes;
}

void to_pixels(ZoneBand& band, double pixels_a_mm)
{
    for (PitchedLine& line : band)
        for (Point* point : {&line.first, &line.step}) {
            point->x *= pixels_a_mm;
            point->y *= pixels_a_mm;
        }
}

} // namespace

std::vector<ZoneBand> find_zones(const Picture& gray, unsigned dpi)
{
    const double scale = std::min(1.0, static_cast<double>(sought_dpi) / dpi);
    const auto scaled = [&](unsigned side) {
        return static_cast<unsigned>(std::lround(side * scale));
    };
    const Picture small = shrunk(gray.view(), scaled(gray.width), scaled(gray.height));
    const double pixels_a_mm = dpi / mm_an_inch;
    std::vector<PitchedLine> lines;
    for (const auto& chain : Chains{middles(small, 1 / (pixels_a_mm * scale))}.all())
        if (const auto line = line_of(chain))
            lines.push_back(*line);
    std::vector<ZoneBand> bands = bands_of(lines);
    for (ZoneBand& band : bands)
        to_pixels(band, pixels_a_mm);
    return bands;
}

} // namespace kiosk::capture
