#include "kiosk/capture/scale.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kiosk::capture
{

namespace
{

/// The source cells that one target cell covers, with the weight of the first and of the last.
struct Cover {
    unsigned first = 0;
    unsigned last = 0;
    float first_weight = 1;
    float last_weight = 1;
};

std::vector<Cover> covers(unsigned from, unsigned to)
{
    std::vector<Cover> all(to);
    const double step = static_cast<double>(from) / to;
    for (unsigned i = 0; i < to; ++i) {
        const double begin = i * step;
        const double end = std::min<double>((i + 1) * step, from);
        Cover& cover = all[i];
        cover.first = static_cast<unsigned>(begin);
        cover.last = std::min(static_cast<unsigned>(std::ceil(end - 1e-9)), from) - 1;
        cover.first_weight = static_cast<float>(std::min<double>(cover.first + 1, end) - begin);
        cover.last_weight = static_cast<float>(end - std::max<double>(cover.last, begin));
    }
    return all;
}

/// What one channel sums to under a cover, from its first sample on.
float covered(const Cover& cover, const std::byte* samples, unsigned channels)
{
    const std::byte* at = samples + std::size_t{cover.first} * channels;
    float sum = cover.first_weight * static_cast<float>(*at);
    if (cover.last == cover.first)
        return sum;
    unsigned whole = 0;
    for (unsigned i = cover.first + 1; i < cover.last; ++i)
        whole += std::to_integer<unsigned>(*(at += channels));
    sum += cover.last_weight * static_cast<float>(*(at + channels));
    return sum + static_cast<float>(whole);
}

/// Adds one source row, shrunk in width, to the sums of a target row.
void add_row(const std::byte* row, const std::vector<Cover>& columns, unsigned channels,
             float row_weight, float* sums)
{
    for (const Cover& cover : columns)
        for (unsigned c = 0; c < channels; ++c)
            *sums++ += row_weight * covered(cover, row + c, channels);
}

} // namespace

Picture shrunk(const ImageView& image, unsigned width, unsigned height)
{
    width = std::clamp(width, 1U, image.width);
    height = std::clamp(height, 1U, image.height);
    const unsigned channels = channels_of(image.pixels);
    Picture result = Picture::sized(width, height, image.pixels);
    const std::vector<Cover> columns = covers(image.width, width);
    const std::vector<Cover> rows = covers(image.height, height);
    const float area = static_cast<float>(image.width) / static_cast<float>(width) *
                       static_cast<float>(image.height) / static_cast<float>(height);
    std::vector<float> sums(std::size_t{width} * channels);
    for (unsigned y = 0; y < height; ++y) {
        std::ranges::fill(sums, 0.0F);
        for (unsigned i = rows[y].first; i <= rows[y].last; ++i) {
            const float weight = i == rows[y].first  ? rows[y].first_weight
                                 : i == rows[y].last ? rows[y].last_weight
                                                     : 1.0F;
            add_row(image.bytes.data() + std::size_t{i} * image.width * channels, columns, channels,
                    weight, sums.data());
        }
        std::byte* to = result.bytes.data() + std::size_t{y} * width * channels;
        for (std::size_t i = 0; i < sums.size(); ++i)
            to[i] = static_cast<std::byte>(
                static_cast<unsigned>(std::clamp(sums[i] / area + 0.5F, 0.0F, 255.0F)));
    }
    return result;
}

Picture fitted(const ImageView& image, unsigned most_wide, unsigned most_high)
{
    const double scale = std::min({1.0, static_cast<double>(most_wide) / image.width,
                                   static_cast<double>(most_high) / image.height});
    if (scale >= 1.0)
        return {image.width, image.height, image.pixels, {image.bytes.begin(), image.bytes.end()}};
    return shrunk(image, static_cast<unsigned>(std::lround(image.width * scale)),
                  static_cast<unsigned>(std::lround(image.height * scale)));
}

Picture in_gray(const ImageView& image)
{
    Picture result = Picture::sized(image.width, image.height, Pixels::Gray8);
    if (image.pixels == Pixels::Gray8) {
        std::ranges::copy(image.bytes, result.bytes.begin());
        return result;
    }
    for (std::size_t i = 0; i < result.bytes.size(); ++i) {
        const auto part = [&](std::size_t c) {
            return std::to_integer<unsigned>(image.bytes[3 * i + c]);
        };
        result.bytes[i] =
            static_cast<std::byte>((299 * part(0) + 587 * part(1) + 114 * part(2) + 500) / 1000);
    }
    return result;
}

Picture without_needless_color(Picture picture)
{
    if (picture.pixels == Pixels::Gray8)
        return picture;
    for (std::size_t i = 0; i + 2 < picture.bytes.size(); i += 3)
        if (picture.bytes[i] != picture.bytes[i + 1] || picture.bytes[i] != picture.bytes[i + 2])
            return picture;
    return in_gray(picture.view());
}

Picture turned_upright(Picture picture, unsigned orientation)
{
    if (orientation < 2 || orientation > 8)
        return picture;
    const bool swapped = orientation >= 5;
    const bool from_right =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const unsigned channels = channels_of(picture.pixels);
    Picture result = Picture::sized(swapped ? picture.height : picture.width,
                                    swapped ? picture.width : picture.height, picture.pixels);
    std::byte* to = result.bytes.data();
    for (unsigned y = 0; y < result.height; ++y)
        for (unsigned x = 0; x < result.width; ++x, to += channels) {
            const unsigned along = swapped ? y : x;
            const unsigned down = swapped ? x : y;
            const unsigned from_x = from_right ? picture.width - 1 - along : along;
            const unsigned from_y = from_bottom ? picture.height - 1 - down : down;
            std::copy_n(picture.bytes.data() +
                            (std::size_t{from_y} * picture.width + from_x) * channels,
                        channels, to);
        }
    return result;
}

} // namespace kiosk::capture
