#include "kiosk/ui/canvas.h"

#include "kiosk/text/atlas.h"
#include "kiosk/text/engine.h"

#include <imgui.h>

#include <cmath>

namespace kiosk::ui
{

namespace
{

/// Quads that fit ImGui's 16-bit indices, with room.
constexpr std::size_t quads_at_once = 8000;

ImDrawList& list()
{
    return *ImGui::GetBackgroundDrawList();
}

ImU32 packed(Colour colour)
{
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

ImDrawFlags flags(Corners corners, bool mirrored)
{
    switch (corners) {
    case Corners::All:
        return ImDrawFlags_RoundCornersAll;
    case Corners::None:
        return ImDrawFlags_RoundCornersNone;
    case Corners::Top:
        return ImDrawFlags_RoundCornersTop;
    case Corners::Bottom:
        return ImDrawFlags_RoundCornersBottom;
    case Corners::NotBottomStart:
        return ImDrawFlags_RoundCornersTop | (mirrored ? ImDrawFlags_RoundCornersBottomLeft
                                                       : ImDrawFlags_RoundCornersBottomRight);
    case Corners::NotBottomEnd:
        return ImDrawFlags_RoundCornersTop | (mirrored ? ImDrawFlags_RoundCornersBottomRight
                                                       : ImDrawFlags_RoundCornersBottomLeft);
    }
    return ImDrawFlags_RoundCornersAll;
}

ImVec2 least(const Rect& rect)
{
    return {rect.x, rect.y};
}

ImVec2 most(const Rect& rect)
{
    return {rect.right(), rect.bottom()};
}

Colour between(Colour from, Colour to, float part)
{
    const auto mix = [part](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(a) * (1 - part) + static_cast<float>(b) * part));
    };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

} // namespace

AtlasTextures::AtlasTextures(text::Engine& engine, TextureUploader* uploader)
    : m_engine{engine}, m_uploader{uploader}
{
}

AtlasTextures::~AtlasTextures()
{
    for (const TextureName page : m_pages)
        m_uploader->destroy(page);
}

TextureName AtlasTextures::page(std::size_t number)
{
    constexpr unsigned side = text::Atlas::side;
    while (m_uploader != nullptr && m_pages.size() <= number)
        m_pages.push_back(m_uploader->create({side, side, TextureFormat::Coverage}));
    return m_uploader == nullptr ? 0 : m_pages[number];
}

void AtlasTextures::upload()
{
    constexpr unsigned side = text::Atlas::side;
    if (m_uploader == nullptr)
        return;

    text::Atlas& atlas = m_engine.atlas();
    for (std::size_t number = 0; number < atlas.page_count(); ++number) {
        const text::Atlas::Band band = atlas.take_dirty(number);
        if (band.empty())
            continue;
        const auto first = static_cast<unsigned>(band.first);
        const auto rows = static_cast<unsigned>(band.end - band.first);
        const auto texels =
            atlas.texels(number).subspan(std::size_t{first} * side, std::size_t{rows} * side);
        m_uploader->update(page(number), {side, side, TextureFormat::Coverage},
                           {first, rows, std::as_bytes(texels)});
    }
}

void Canvas::start(float width, float height, bool mirrored)
{
    m_width = width;
    m_mirrored = mirrored;
    m_clips.assign(1, Rect{0, 0, width, height});
    m_orders.clear();
}

Rect Canvas::physical(const Rect& rect) const
{
    return m_mirrored ? Rect{m_width - rect.right(), rect.y, rect.w, rect.h} : rect;
}

void Canvas::push_clip(const Rect& rect)
{
    m_clips.push_back(rect.meet(m_clips.back()));
    const Rect place = physical(m_clips.back());
    list().PushClipRect(least(place), most(place));
}

void Canvas::pop_clip()
{
    m_clips.pop_back();
    list().PopClipRect();
}

void Canvas::fill(const Rect& rect, Colour colour, float radius, Corners corners)
{
    if (hidden(rect))
        return;
    const Rect place = physical(rect);
    list().AddRectFilled(least(place), most(place), packed(colour), radius,
                         flags(corners, m_mirrored));
}

void Canvas::stroke(const Rect& rect, Colour colour, float thickness, float radius, Corners corners)
{
    if (hidden(rect))
        return;
    // ImGui draws the line's middle half a pixel inside.
    const Rect place = physical(rect).grown(0.5F - thickness / 2);
    list().AddRect(least(place), most(place), packed(colour),
                   std::max(0.0F, radius - thickness / 2), flags(corners, m_mirrored), thickness);
}

struct ClearCallback {
    static void run(const ImDrawList*, const ImDrawCmd* command)
    {
        Canvas::run_clear(command->UserCallbackData);
    }
};

void Canvas::run_clear(const void* order)
{
    const auto& clear = *static_cast<const ClearOrder*>(order);
    clear.clear->clear(clear.box, clear.colour);
}

void Canvas::clear_box(const Rect& rect, Colour colour)
{
    const Rect place = physical(rect.meet(m_clips.back()));
    const int left = static_cast<int>(std::lround(place.x));
    const int top = static_cast<int>(std::lround(place.y));
    const int width = static_cast<int>(std::lround(place.right())) - left;
    const int height = static_cast<int>(std::lround(place.bottom())) - top;
    if (width <= 0 || height <= 0)
        return;
    m_orders.push_back({m_clear, {left, top, width, height}, colour});
    list().AddCallback(&ClearCallback::run, &m_orders.back());
}

void Canvas::panel(const Rect& rect, Colour colour, float radius)
{
    if (hidden(rect))
        return;
    if (m_clear == nullptr || colour.alpha != 255) {
        fill(rect, colour, radius);
        return;
    }
    const float corner = radius > 0 ? std::ceil(radius) + 1 : 0;
    if (corner > 0) {
        fill({rect.x, rect.y, rect.w, corner}, colour, radius, Corners::Top);
        fill({rect.x, rect.bottom() - corner, rect.w, corner}, colour, radius, Corners::Bottom);
    }
    clear_box({rect.x, rect.y + corner, rect.w, rect.h - 2 * corner}, colour);
}

void Canvas::gradient(const Rect& rect, Colour top, Colour bottom)
{
    constexpr int bands = 48;
    for (int band = 0; band < bands; ++band) {
        const float from = std::round(rect.h * static_cast<float>(band) / bands);
        const float to = std::round(rect.h * static_cast<float>(band + 1) / bands);
        panel({rect.x, rect.y + from, rect.w, to - from},
              between(top, bottom, static_cast<float>(band) / (bands - 1)));
    }
}

void Canvas::disc(const Rect& rect, Colour colour)
{
    if (hidden(rect))
        return;
    const Rect place = physical(rect);
    list().AddCircleFilled({place.x + place.w / 2, place.y + place.h / 2}, place.w / 2,
                           packed(colour));
}

void Canvas::words(const text::Layout& layout, const Rect& box, Colour colour)
{
    const Rect reach = Rect{box.x, box.y, std::max(box.w, layout.width), layout.height};
    if (hidden(reach.grown(layout.height / 2)))
        return;

    const Rect place = physical(box);
    const float left = std::round(place.x), top = std::round(place.y);
    const ImU32 ink = packed(colour);
    for (std::size_t first = 0; first < layout.quads.size();) {
        const std::uint16_t page = layout.quads[first].page;
        std::size_t end = first;
        while (end < layout.quads.size() && layout.quads[end].page == page &&
               end - first < quads_at_once)
            ++end;

        const TextureName texture = m_textures.page(page);
        if (texture == 0)
            return;
        const auto count = static_cast<int>(end - first);
        list().PushTextureID(reinterpret_cast<ImTextureID>(texture));
        list().PrimReserve(count * 6, count * 4);
        for (; first < end; ++first) {
            const text::Quad& quad = layout.quads[first];
            list().PrimRectUV({left + quad.x0, top + quad.y0}, {left + quad.x1, top + quad.y1},
                              {quad.u0, quad.v0}, {quad.u1, quad.v1}, ink);
        }
        list().PopTextureID();
    }
}

void Canvas::picture(TextureName texture, const Rect& rect)
{
    if (texture == 0 || hidden(rect))
        return;
    const Rect place = physical(rect);
    list().AddImage(reinterpret_cast<ImTextureID>(texture), least(place), most(place));
}

void Canvas::squares(const std::vector<Rect>& physical, Colour colour)
{
    for (std::size_t first = 0; first < physical.size(); first += quads_at_once) {
        const std::size_t end = std::min(physical.size(), first + quads_at_once);
        const auto count = static_cast<int>(end - first);
        list().PrimReserve(count * 6, count * 4);
        for (std::size_t index = first; index < end; ++index)
            list().PrimRect(least(physical[index]), most(physical[index]), packed(colour));
    }
}

} // namespace kiosk::ui
