#pragma once

#include "kiosk/ui/textures.h"

namespace kiosk::app
{

/// Pictures as OpenGL textures. A GL context must be current wherever one of these is called.
class GlTextures final : public ui::TextureUploader
{
public:
    ui::TextureName create(const ui::TextureSize& size) override;
    void update(ui::TextureName texture, const ui::TextureSize& size,
                const ui::Band& band) override;
    void destroy(ui::TextureName texture) override;
};

/// Opaque boxes by a scissored clear: on a software renderer twenty times cheaper than a rectangle.
class GlPanelClear final : public ui::PanelClear
{
public:
    explicit GlPanelClear(int height_px) : m_height{height_px} {}
    void resize(int height_px) { m_height = height_px; }
    void clear(const ui::PixelBox& box, ui::Colour colour) override;

private:
    int m_height; ///< pixels; GL counts rows from below
};

} // namespace kiosk::app
