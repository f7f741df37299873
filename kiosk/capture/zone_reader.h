#pragma once

#include "kiosk/capture/zone_finder.h"
#include "kiosk/capture/zone_glyphs.h"

#include <functional>
#include <string>

namespace kiosk::capture
{

/// A zone's lines, as many characters each as its kind has.
struct ZoneText {
    std::vector<std::string> lines{};
    /// What a character may be instead where two look alike, a space elsewhere.
    std::vector<std::string> doubts{};
    float likeness = 0; ///< mean of all characters, 1 as drawn
};

/// Reads machine readable zones by comparing each place with OCR-B's characters. Nothing foreign is
/// run and nothing is kept.
class ZoneReader
{
public:
    /// Errors: DataInvalid.
    static base::Result<ZoneReader> load(const std::vector<std::filesystem::path>& fonts);

    /// Offers what may be a zone of that page, turned any way, until one is taken. False: none was.
    bool read(const ImageView& page, unsigned dpi,
              const std::function<bool(const ZoneText&)>& taken) const;

private:
    explicit ZoneReader(ZoneGlyphs glyphs) : m_glyphs{std::move(glyphs)} {}

    bool read_upright(const Picture& gray, unsigned dpi,
                      const std::function<bool(const ZoneText&)>& taken) const;

    ZoneGlyphs m_glyphs;
};

} // namespace kiosk::capture
