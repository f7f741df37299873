#pragma once

#include "kiosk/ui/theme.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace kiosk::ui
{

/// What the renderer calls a texture; 0 is none.
using TextureName = std::uintptr_t;

enum class TextureFormat {
    Coverage, ///< one byte a pixel: the alpha of white (GL: R8, swizzle ONE ONE ONE RED)
    Gray,     ///< one byte a pixel, opaque
    Rgb,      ///< three bytes a pixel, opaque
};

struct TextureSize {
    unsigned width = 0;  ///< pixels
    unsigned height = 0; ///< pixels
    TextureFormat format = TextureFormat::Coverage;
};

/// Rows `first`.. of a texture, without padding.
struct Band {
    unsigned first = 0;
    unsigned rows = 0;
    std::span<const std::byte> pixels;
};

/// Pictures in the renderer's memory. The app implements it with GL; without one nothing is drawn.
class TextureUploader
{
public:
    virtual ~TextureUploader() = default;
    virtual TextureName create(const TextureSize& size) = 0;
    virtual void update(TextureName texture, const TextureSize& size, const Band& band) = 0;
    virtual void destroy(TextureName texture) = 0;
};

struct PixelBox {
    int left = 0, top = 0, width = 0, height = 0; ///< pixels from the top left
};

/// Fills a box with one opaque colour by a scissored clear, called while the frame is rendered.
/// On a software renderer this costs a twentieth of a drawn rectangle.
class PanelClear
{
public:
    virtual ~PanelClear() = default;
    virtual void clear(const PixelBox& box, Colour colour) = 0;
};

} // namespace kiosk::ui
