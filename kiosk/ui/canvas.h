#pragma once

#include "kiosk/text/layout.h"
#include "kiosk/ui/rect.h"
#include "kiosk/ui/textures.h"

#include <deque>
#include <vector>

namespace kiosk::text
{
class Engine;
}

namespace kiosk::ui
{

/// Textures of the atlas pages, one a page, refreshed by the rows that changed.
class AtlasTextures
{
public:
    AtlasTextures(text::Engine& engine, TextureUploader* uploader);
    ~AtlasTextures();
    AtlasTextures(const AtlasTextures&) = delete;
    AtlasTextures& operator=(const AtlasTextures&) = delete;

    /// 0 where nothing is drawn.
    TextureName page(std::size_t number);
    void upload();

private:
    text::Engine& m_engine;
    TextureUploader* m_uploader;
    std::vector<TextureName> m_pages;
};

enum class Corners { All, None, Top, Bottom, NotBottomStart, NotBottomEnd };

/// Draws into ImGui's list. Takes rectangles as if read from left to right, and mirrors them where
/// the page reads the other way; pictures and glyphs themselves are never mirrored.
class Canvas
{
public:
    Canvas(AtlasTextures& textures, PanelClear* clear) : m_textures{textures}, m_clear{clear} {}

    void start(float width, float height, bool mirrored);
    void mirror(bool mirrored) { m_mirrored = mirrored; }
    bool mirrored() const { return m_mirrored; }
    /// Where that rectangle is on the panel.
    Rect physical(const Rect& rect) const;

    void push_clip(const Rect& rect);
    void pop_clip();
    Rect clip() const { return m_clips.back(); }

    void fill(const Rect& rect, Colour colour, float radius = 0, Corners corners = Corners::All);
    /// Inside the rectangle's edge.
    void stroke(const Rect& rect, Colour colour, float thickness, float radius = 0,
                Corners corners = Corners::All);
    /// An opaque ground: cleared where the renderer can, else filled.
    void panel(const Rect& rect, Colour colour, float radius = 0);
    /// From the top colour to the bottom one, in bands that the eye does not see.
    void gradient(const Rect& rect, Colour top, Colour bottom);
    void disc(const Rect& rect, Colour colour);
    /// Glyphs with the box's top left as origin.
    void words(const text::Layout& layout, const Rect& box, Colour colour);
    void picture(TextureName texture, const Rect& rect);
    /// Squares of one colour, given on the panel (not mirrored), for codes.
    void squares(const std::vector<Rect>& physical, Colour colour);

private:
    struct ClearOrder {
        PanelClear* clear;
        PixelBox box;
        Colour colour;
    };
    static void run_clear(const void* order);
    friend struct ClearCallback;
    bool hidden(const Rect& rect) const { return !rect.meets(m_clips.back()); }
    void clear_box(const Rect& rect, Colour colour);

    AtlasTextures& m_textures;
    PanelClear* m_clear;
    float m_width = 0;
    bool m_mirrored = false;
    std::vector<Rect> m_clips;
    std::deque<ClearOrder> m_orders; ///< alive until the frame is rendered
};

} // namespace kiosk::ui
