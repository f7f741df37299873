#pragma once

#include "kiosk/text/atlas.h"
#include "kiosk/text/face.h"

#include <memory>

namespace kiosk::text
{

/// From a glyph to its picture: grey, hinted in height only, shifted by quarters of a pixel.
class Rasteriser
{
public:
    Rasteriser();
    ~Rasteriser();

    /// An empty picture where the glyph has no ink. The texels are valid until the next call.
    Picture picture(const Face& face, const GlyphKey& key);
    void forget();

private:
    struct Library;
    std::unique_ptr<Library> m_library;
};

} // namespace kiosk::text
