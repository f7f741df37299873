#include "tests/kiosk/text/canvas.h"

#include <png.h>

#include <algorithm>
#include <cmath>

using namespace kiosk::text;

Canvas::Canvas(int width, int height)
    : m_width{width}, m_height{height}, m_texels(static_cast<std::size_t>(width * height), 255)
{
}

void Canvas::darken(int x, int y, std::uint8_t coverage)
{
    if (x < 0 || y < 0 || x >= m_width || y >= m_height)
        return;
    std::uint8_t& texel = m_texels[static_cast<std::size_t>(y * m_width + x)];
    texel = static_cast<std::uint8_t>(texel - texel * coverage / 255);
}

void Canvas::draw(const Atlas& atlas, const Layout& layout, int x, int y)
{
    for (const Quad& quad : layout.quads) {
        const auto texels = atlas.texels(quad.page);
        const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
        const int u = whole(quad.u0 * Atlas::side);
        const int v = whole(quad.v0 * Atlas::side);
        for (int row = 0; row < whole(quad.y1 - quad.y0); ++row)
            for (int column = 0; column < whole(quad.x1 - quad.x0); ++column)
                darken(x + whole(quad.x0) + column, y + whole(quad.y0) + row,
                       texels[static_cast<std::size_t>((v + row) * Atlas::side + u + column)]);
    }
}

void Canvas::rule(int x, int y, int width)
{
    for (int column = 0; column < width; ++column)
        darken(x + column, y, 80);
}

std::uint8_t Canvas::at(int x, int y) const
{
    return m_texels[static_cast<std::size_t>(y * m_width + x)];
}

std::pair<int, int> Canvas::inked_columns(int y0, int y1) const
{
    int first = m_width;
    int end = 0;
    for (int y = y0; y < y1; ++y)
        for (int x = 0; x < m_width; ++x)
            if (at(x, y) < 255) {
                first = std::min(first, x);
                end = std::max(end, x + 1);
            }
    return {first, end};
}

void Canvas::save_png(const std::filesystem::path& file) const
{
    std::filesystem::create_directories(file.parent_path());
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(m_width);
    image.height = static_cast<png_uint_32>(m_height);
    image.format = PNG_FORMAT_GRAY;
    png_image_write_to_file(&image, file.c_str(), 0, m_texels.data(), 0, nullptr);
}
