#pragma once

#include "kiosk/text/atlas.h"
#include "kiosk/text/raster.h"

namespace kiosk::text
{

/// The atlas, filled as glyphs are asked for.
class GlyphStore
{
public:
    const Atlas::Slot& slot(const Face& face, const GlyphKey& key)
    {
        const Atlas::Slot* known = m_atlas.find(key);
        return known != nullptr ? *known : m_atlas.insert(key, m_rasteriser.picture(face, key));
    }
    Atlas& atlas() { return m_atlas; }
    void forget()
    {
        m_atlas.clear();
        m_rasteriser.forget();
    }

private:
    Atlas m_atlas;
    Rasteriser m_rasteriser;
};

} // namespace kiosk::text
