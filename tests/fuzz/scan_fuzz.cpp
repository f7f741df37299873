#include "kiosk/adapters/sane_pixels.h"

#include "tests/fuzz/fuzz.h"

#include <array>

namespace
{

using namespace kiosk::adapters;

FrameShape shape_in(tests::Pieces& pieces)
{
    static constexpr std::array depths{1, 8, 16, 0, 7, 32};
    FrameShape shape;
    shape.samples = pieces.byte() % 2 == 0 ? 1 : 3;
    shape.plane = pieces.byte() % 4 - 1;
    shape.width = pieces.number();
    shape.bytes_per_line = pieces.number();
    shape.depth = depths[pieces.byte() % depths.size()];
    if (const unsigned lines = pieces.number(); lines != 0)
        shape.lines = lines;
    return shape;
}

bool take_frame(PageBuilder& builder, tests::Pieces& pieces)
{
    if (!builder.begin(shape_in(pieces)))
        return false;
    for (unsigned reads = pieces.byte() % 8; reads > 0; --reads)
        if (!builder.add(pieces.bytes(pieces.number())))
            return false;
    const double progress = builder.progress();
    base::verify(progress >= 0.0, "progress goes forward");
    return builder.end().has_value();
}

} // namespace

/// Frames as a scanner's driver announces and sends them: a shape, reads, the end.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    PageBuilder builder;
    for (int frames = 0; frames < 3 && !builder.complete(); ++frames)
        if (!take_frame(builder, pieces))
            return;
    if (!builder.complete())
        return;
    const kiosk::ports::Image image = std::move(builder).image(300);
    const std::size_t channels = image.format == kiosk::ports::PixelFormat::Gray8 ? 1 : 3;
    base::verify(image.pixels.size() == channels * image.width * image.height,
                 "every pixel is there");
}
