#pragma once

#include <algorithm>
#include <cmath>

namespace kiosk::ui
{

/// Pixels. Laid out as if read from left to right; the canvas mirrors it where the page is not.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const
    {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    /// Without `by` at both ends, and `by_y` above and below.
    Rect inset(float by, float by_y) const { return {x + by, y + by_y, w - 2 * by, h - 2 * by_y}; }
    Rect meet(const Rect& other) const
    {
        const float left = std::max(x, other.x), top = std::max(y, other.y);
        const float end = std::min(right(), other.right());
        const float under = std::min(bottom(), other.bottom());
        return {left, top, std::max(0.0F, end - left), std::max(0.0F, under - top)};
    }
    bool meets(const Rect& other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool holds(const Rect& other, float slack = 1) const
    {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
};

/// A square or box of that size in the middle of another.
inline Rect centred(const Rect& around, float w, float h)
{
    return {std::round(around.x + (around.w - w) / 2), std::round(around.y + (around.h - h) / 2), w,
            h};
}

} // namespace kiosk::ui
