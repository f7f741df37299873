#include "kiosk/capture/ink.h"

#include <algorithm>

namespace kiosk::capture
{

namespace
{

constexpr unsigned tile = 32; // pixels

/// The paper's grey around each tile of 32 pixels: shadows and stamped grounds move it.
Picture paper_by_tile(const Picture& gray)
{
    Picture paper = Picture::sized((gray.width + tile - 1) / tile, (gray.height + tile - 1) / tile,
                                   Pixels::Gray8);
    for (unsigned ty = 0; ty < paper.height; ++ty)
        for (unsigned tx = 0; tx < paper.width; ++tx) {
            std::array<std::size_t, 256> counts{};
            for (unsigned y = ty * tile; y < std::min((ty + 1) * tile, gray.height); ++y)
                for (unsigned x = tx * tile; x < std::min((tx + 1) * tile, gray.width); ++x)
                    ++counts[std::to_integer<std::size_t>(
                        gray.bytes[std::size_t{y} * gray.width + x])];
            paper.bytes[std::size_t{ty} * paper.width + tx] =
                static_cast<std::byte>(level_below(counts, 0.9));
        }
    return paper;
}

} // namespace

unsigned level_below(const std::array<std::size_t, 256>& counts, double share)
{
    std::size_t all = 0;
    for (const std::size_t count : counts)
        all += count;
    std::size_t passed = 0;
    for (unsigned level = 0; level < 256; ++level) {
        passed += counts[level];
        if (static_cast<double>(passed) >= share * static_cast<double>(all))
            return level;
    }
    return 255;
}

Picture ink_of(const Picture& gray)
{
    const Picture paper = paper_by_tile(gray);
    Picture ink = Picture::sized(gray.width, gray.height, Pixels::Gray8);
    for (unsigned y = 0; y < gray.height; ++y)
        for (unsigned x = 0; x < gray.width; ++x) {
            const auto around =
                std::to_integer<int>(paper.bytes[std::size_t{y / tile} * paper.width + x / tile]);
            const std::size_t at = std::size_t{y} * gray.width + x;
            const int darker = around - std::to_integer<int>(gray.bytes[at]);
            ink.bytes[at] = static_cast<std::byte>(darker > std::max(25, around / 6) ? 1 : 0);
        }
    return ink;
}

} // namespace kiosk::capture
