#include "kiosk/capture/decode.h"
#include "kiosk/capture/exif.h"
#include "tests/fuzz/fuzz.h"

#include <array>

/// A file as a visitor brings one: its kind is what its name would say.
void tests::fuzz(base::ByteView input)
{
    using namespace kiosk::capture;
    static constexpr std::array kinds{FileKind::Jpeg, FileKind::Png, FileKind::Tiff, FileKind::Bmp};
    static constexpr DecodeLimits limits{.pixels = 250'000, .pages = 4, .side = 256};
    Pieces pieces{input};
    const FileKind kind = kinds[pieces.byte() % kinds.size()];
    unsigned pages = 0;
    const auto decoded =
        decode(kind, pieces.rest(), limits, [&](const Picture& page) -> base::Result<void> {
            base::verify(++pages <= limits.pages, "no more pages than allowed");
            base::verify(page.width > 0 && page.width <= limits.side && page.height > 0 &&
                             page.height <= limits.side,
                         "a page of the size that was asked for");
            base::verify(page.bytes.size() ==
                             std::size_t{page.width} * page.height * channels_of(page.pixels),
                         "every pixel is there");
            return {};
        });
    base::verify(!decoded || pages > 0, "a file that is fine has a page");
    const unsigned orientation = exif_orientation(pieces.rest());
    base::verify(orientation >= 1 && orientation <= 8, "an orientation of Exif");
}
