#include "kiosk/text/compose.h"

#include <algorithm>
#include <cmath>

namespace kiosk::text
{

namespace
{

constexpr float texel = 1.0F / static_cast<float>(Atlas::side);

Extents extents_of(const Style& style, const Face& face)
{
    return {std::round(face.ascent() * style.size), std::round(face.descent() * style.size)};
}

void widen(Extents& extents, const Extents& other)
{
    extents.ascent = std::max(extents.ascent, other.ascent);
    extents.descent = std::max(extents.descent, other.descent);
}

int nearest_quarter(float x)
{
    const float quarters = x * 4.0F + 0.5F;
    const int truncated = static_cast<int>(quarters);
    return quarters < static_cast<float>(truncated) ? truncated - 1 : truncated;
}

Quad quad_at(const Atlas::Slot& slot, float x, float y)
{
    const auto width = static_cast<float>(slot.width);
    const auto height = static_cast<float>(slot.height);
    const auto u = static_cast<float>(slot.x);
    const auto v = static_cast<float>(slot.y);
    return {.x0 = x,
            .y0 = y,
            .x1 = x + width,
            .y1 = y + height,
            .u0 = u * texel,
            .v0 = v * texel,
            .u1 = (u + width) * texel,
            .v1 = (v + height) * texel,
            .page = slot.page};
}

} // namespace

Extents Composer::extents(const Style& style, std::string_view language)
{
    const Script script = m_shaper.script_of(language);
    const FaceList& faces = m_fonts.faces({script, language, style.weight, style.family});
    Extents found = extents_of(style, faces.first());
    if (style.family == Family::Words)
        widen(found, extents_of(style, m_fonts.figure_face(style.weight)));
    return found;
}

void Composer::compose(std::u16string_view text, const Style& style, const Setting& setting,
                       Layout& layout)
{
    Work work{.style = style, .setting = setting, .layout = layout};
    m_extents = extents(style, setting.language);
    m_first_quads.clear();
    m_first_cells.clear();
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(u'\n', start), text.size());
        m_paragraph.text = text.substr(start, end - start);
        work.offset = start;
        add_paragraph(work);
        if (start == 0)
            layout.direction = m_shaper.bidi().direction();
        start = end + 1;
    }
    m_paragraph.text = {};
    layout.height = work.y;
    align(work);
    if (m_glyphs.atlas().page_count() > 1)
        std::ranges::sort(layout.quads, {}, &Quad::page);
}

void Composer::add_paragraph(Work& work)
{
    m_shaper.shape(work.style, work.setting, m_paragraph);
    work.layout.quads.reserve(work.layout.quads.size() + m_paragraph.glyphs.size());
    work.layout.cells.reserve(work.layout.cells.size() + m_paragraph.glyphs.size());
    const bool one_picture = work.style.family != Family::Icons || m_paragraph.glyphs.size() <= 1;
    work.layout.missing_glyphs +=
        one_picture ? m_paragraph.missing_glyphs() : m_paragraph.glyphs.size();
    m_graphemes.mark(m_paragraph.text, m_starts);
    m_cutter.cut(m_paragraph, work.setting, m_starts, m_cuts);
    for (const Cut& cut : m_cuts)
        add_line(work, cut);
}

PlacedPiece Composer::placed(const Piece& piece, float x) const
{
    return {.item = piece.item,
            .start = piece.start,
            .end = piece.end,
            .glyphs = std::span{m_paragraph.glyphs}.subspan(piece.first_glyph,
                                                            piece.end_glyph - piece.first_glyph),
            .x = x};
}

float Composer::width_of(const Piece& piece, std::size_t from) const
{
    std::int64_t units = 0;
    for (std::size_t index = piece.first_glyph; index < piece.end_glyph; ++index)
        if (m_paragraph.glyphs[index].cluster >= from)
            units += m_paragraph.glyphs[index].advance;
    return static_cast<float>(units) * piece.item->pixels_per_unit;
}

Extents Composer::line_extents(const Work& work) const
{
    Extents found = m_extents;
    for (const Piece& piece : *m_pieces)
        widen(found, extents_of(work.style, *piece.item->face));
    return found;
}

void Composer::add_line(Work& work, const Cut& cut)
{
    Layout& layout = work.layout;
    m_pieces = &m_order.pieces(m_paragraph, cut.start, cut.end);
    const auto number = static_cast<std::uint32_t>(layout.lines.size());
    const std::size_t first_cell = layout.cells.size();
    m_first_quads.push_back(layout.quads.size());
    m_first_cells.push_back(first_cell);

    float width = 0;
    float hanging = 0;
    for (const Piece& piece : *m_pieces) {
        width += width_of(piece, 0);
        if (piece.end > cut.visible_end)
            hanging += width_of(piece, cut.visible_end);
    }
    const Extents extents = line_extents(work);
    const float baseline = work.y + extents.ascent;
    float pen = m_shaper.bidi().direction() == Direction::RightToLeft ? -hanging : 0.0F;
    for (const Piece& piece : *m_pieces) {
        const PlacedPiece at_pen = placed(piece, pen);
        add_quads(work, at_pen, baseline);
        add_cluster_cells(at_pen, number, layout.cells);
        pen += width_of(piece, 0);
    }
    fit_to_graphemes({m_paragraph.text, m_starts}, first_cell, layout.cells);
    for (std::size_t index = first_cell; index < layout.cells.size(); ++index) {
        layout.cells[index].start += work.offset;
        layout.cells[index].end += work.offset;
    }
    layout.lines.push_back({.start = work.offset + cut.start,
                            .end = work.offset + cut.end,
                            .x = 0,
                            .baseline = baseline,
                            .width = width - hanging,
                            .ascent = extents.ascent,
                            .descent = extents.descent});
    layout.width = std::max(layout.width, width - hanging);
    work.y = baseline + extents.descent;
}

void Composer::add_quads(const Work& work, const PlacedPiece& piece, float baseline)
{
    const Face& face = *piece.item->face;
    const float unit = piece.item->pixels_per_unit;
    GlyphKey key{
        .face = face.id(), .glyph = 0, .size_64ths = size_64ths(work.style, face), .quarter = 0};
    float pen = piece.x;
    for (const Glyph& glyph : piece.glyphs) {
        const float x = pen + static_cast<float>(glyph.x_offset) * unit;
        const int quarters = nearest_quarter(x);
        key.glyph = static_cast<std::uint16_t>(glyph.id);
        key.quarter = static_cast<std::uint8_t>(quarters & 3);
        const Atlas::Slot& slot = m_glyphs.slot(face, key);
        pen += static_cast<float>(glyph.advance) * unit;
        if (slot.width == 0)
            continue;
        const float raised = std::round(static_cast<float>(glyph.y_offset) * unit);
        work.layout.quads.push_back(quad_at(slot, static_cast<float>((quarters >> 2) + slot.left),
                                            baseline - raised - static_cast<float>(slot.top)));
    }
}

void Composer::align(const Work& work)
{
    Layout& layout = work.layout;
    const float room = work.setting.width > 0 ? work.setting.width : std::ceil(layout.width);
    const bool right_to_left = layout.direction == Direction::RightToLeft;
    m_first_quads.push_back(layout.quads.size());
    m_first_cells.push_back(layout.cells.size());
    for (std::size_t index = 0; index < layout.lines.size(); ++index) {
        Line& line = layout.lines[index];
        const float free = room - line.width;
        const bool at_right = (work.setting.align == Align::End) != right_to_left;
        const float share = work.setting.align == Align::Center ? 0.5F : (at_right ? 1.0F : 0.0F);
        const float shift = std::floor(free * share); // Whole pixels: glyphs keep their quarters.
        line.x = shift;
        for (std::size_t quad = m_first_quads[index]; quad < m_first_quads[index + 1]; ++quad) {
            layout.quads[quad].x0 += shift;
            layout.quads[quad].x1 += shift;
        }
        for (std::size_t cell = m_first_cells[index]; cell < m_first_cells[index + 1]; ++cell) {
            layout.cells[cell].x0 += shift;
            layout.cells[cell].x1 += shift;
        }
    }
}

void Composer::forget()
{
    m_shaper.forget();
    m_cutter.forget();
    m_paragraph = {};
    release(m_starts);
}

} // namespace kiosk::text
