#pragma once

#include "kiosk/text/atlas.h"
#include "kiosk/text/raster.h"

#include <array>

namespace kiosk::text
{

/// The atlas, filled as glyphs are asked for.
class GlyphStore
{
public:
    const Atlas::Slot& slot(const Face& face, const GlyphKey& key)
    {
        Recent& recent = m_recent[Atlas::Hash{}(key) % m_recent.size()];
        if (recent.slot == nullptr || recent.key != key)
            recent = {key, &found_or_drawn(face, key)};
        return *recent.slot;
    }
    Atlas& atlas() { return m_atlas; }
    void forget()
    {
        m_recent.fill({});
        m_atlas.clear();
        m_rasteriser.forget();
    }

private:
    /// Spares most look-ups in the atlas; it keeps its slots in place.
    struct Recent {
        GlyphKey key;
        const Atlas::Slot* slot = nullptr;
    };

    const Atlas::Slot& found_or_drawn(const Face& face, const GlyphKey& key)
    {
        const Atlas::Slot* known = m_atlas.find(key);
        return known != nullptr ? *known : m_atlas.insert(key, m_rasteriser.picture(face, key));
    }

    Atlas m_atlas;
    Rasteriser m_rasteriser;
    std::array<Recent, 1024> m_recent{};
};

} // namespace kiosk::text
