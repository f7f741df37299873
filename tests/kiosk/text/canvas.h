#pragma once

#include "kiosk/text/atlas.h"
#include "kiosk/text/layout.h"

#include <cstdint>
#include <filesystem>
#include <vector>

/// A grey page that layouts are drawn on as a graphics card would, for eyes and for tests.
class Canvas
{
public:
    Canvas(int width, int height);

    void draw(const kiosk::text::Atlas& atlas, const kiosk::text::Layout& layout, int x, int y);
    void rule(int x, int y, int width);
    void save_png(const std::filesystem::path& file) const;
    std::uint8_t at(int x, int y) const;
    /// Columns of the rows [y0, y1) that hold ink: [first, end).
    std::pair<int, int> inked_columns(int y0, int y1) const;

private:
    void darken(int x, int y, std::uint8_t coverage);

    int m_width, m_height;
    std::vector<std::uint8_t> m_texels;
};
