#include "kiosk/capture/zone_reader.h"
#include "shared/dossier/machine_zone.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>

namespace
{

using namespace kiosk::capture;

constexpr unsigned dpi = 150;

const ZoneReader& reader()
{
    static const auto made = ZoneReader::load({"/usr/share/fonts/opentype/ocr-b/OCRB.otf"}).value();
    return made;
}

void put_mark(Picture& page, unsigned left, unsigned top, unsigned shape)
{
    const unsigned width = 4 + shape % 8;
    const unsigned height = 10 + shape / 8 % 8;
    for (unsigned y = top; y < std::min(top + height, page.height); ++y)
        for (unsigned x = left; x < std::min(left + width, page.width); ++x)
            if ((x * 7 + y * 13) % 64 >= shape / 4)
                page.bytes[std::size_t{y} * page.width + x] = std::byte{20};
}

/// A page with rows of marks about as far from each other as in a zone.
Picture page_in(tests::Pieces& pieces)
{
    Picture page = Picture::sized(640, 200, Pixels::Gray8);
    std::ranges::fill(page.bytes, std::byte{240});
    for (unsigned rows = pieces.byte() % 5; rows > 0; --rows) {
        const unsigned top = pieces.byte();
        const unsigned step = 12 + pieces.byte() % 8;
        const unsigned lean = pieces.byte() % 8;
        unsigned left = pieces.byte();
        for (unsigned marks = pieces.byte() % 50; marks > 0; --marks, left += step)
            put_mark(page, left, top + left * lean / 128, pieces.byte());
    }
    const base::ByteView rest = pieces.rest();
    for (std::size_t i = 0; i < rest.size(); ++i)
        page.bytes[i * 37 % page.bytes.size()] = rest[i];
    return page;
}

bool check(const ZoneText& text)
{
    base::verify(!text.lines.empty() && text.doubts.size() == text.lines.size(), "lines, doubts");
    for (std::size_t i = 0; i < text.lines.size(); ++i)
        base::verify(text.lines[i].size() == text.doubts[i].size() &&
                         text.lines[i].size() == text.lines[0].size(),
                     "lines of one length");
    base::verify(text.likeness >= -1.001F && text.likeness <= 1.001F, "1 as drawn");
    const auto zone = dossier::parse_zone({.lines = text.lines, .doubts = text.doubts},
                                          base::Date{std::chrono::year{2026} / 11 / 23});
    base::verify(zone || zone.error().detail.find("alphabet") == std::string::npos,
                 "what is read is of a zone's alphabet");
    return false;
}

} // namespace

/// Rows of marks, then dots anywhere: what a scanner may give for a page with a zone. Reading it
/// takes a second in this build, so that most pages are only looked at: all but those behind `r`.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const bool is_read = pieces.byte() == 'r';
    const Picture page = page_in(pieces);
    for (const ZoneBand& band : find_zones(page, dpi))
        for (const PitchedLine& line : band)
            base::verify(line.count > 0 && std::isfinite(line.first.x + line.first.y) &&
                             std::isfinite(line.step.x + line.step.y) && line.step.x != 0,
                         "a line that can be followed");
    if (is_read)
        base::verify(!reader().read(page.view(), dpi, check), "none was taken");
}
