#include "kiosk/text/order.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

namespace kiosk::text
{

namespace
{

/// An item's glyphs, looked up by place in the text.
class ItemGlyphs
{
public:
    ItemGlyphs(const Paragraph& paragraph, const Item& item)
        : m_glyphs{std::span{paragraph.glyphs}.subspan(item.first_glyph,
                                                       item.end_glyph - item.first_glyph)},
          m_item{item}
    {
    }

    /// How many glyphs stand left of that place.
    std::size_t left_of(std::size_t place) const
    {
        const auto stands_left = [&](const Glyph& glyph) {
            return m_item.right_to_left ? glyph.cluster >= place : glyph.cluster < place;
        };
        const auto met = std::ranges::partition_point(m_glyphs, stands_left);
        return static_cast<std::size_t>(met - m_glyphs.begin());
    }

    /// Whether the glyphs on both sides stay as they are where a line ends at that place.
    bool can_part(std::size_t place) const
    {
        if (place == m_item.start || place == m_item.end)
            return true;
        const std::size_t left = left_of(place);
        if (m_item.right_to_left ? left == 0 : left == m_glyphs.size())
            return false;
        const Glyph& after = m_glyphs[m_item.right_to_left ? left - 1 : left];
        return after.cluster == place && !after.unsafe_to_break;
    }

private:
    std::span<const Glyph> m_glyphs;
    const Item& m_item;
};

} // namespace

const std::vector<Piece>& LineOrder::pieces(Paragraph& paragraph, std::size_t start,
                                            std::size_t end)
{
    m_pieces.clear();
    if (start == end)
        return m_pieces;
    m_shaper.bidi().visual_runs(start, end, m_runs);
    const auto& items = paragraph.items;
    for (const LevelRun& run : m_runs) {
        const auto first = std::ranges::upper_bound(items, run.start, {}, &Item::end);
        const auto last = std::ranges::lower_bound(items, run.end, {}, &Item::start);
        const auto take = [&](const Item& item) {
            m_pieces.push_back(piece(paragraph, item, std::max(item.start, run.start),
                                     std::min(item.end, run.end)));
        };
        if (run.right_to_left())
            std::for_each(std::make_reverse_iterator(last), std::make_reverse_iterator(first),
                          take);
        else
            std::for_each(first, last, take);
    }
    return m_pieces;
}

Piece LineOrder::piece(Paragraph& paragraph, const Item& item, std::size_t start, std::size_t end)
{
    Piece made{.item = &item, .start = start, .end = end, .first_glyph = 0, .end_glyph = 0};
    const ItemGlyphs glyphs{paragraph, item};
    if (glyphs.can_part(start) && glyphs.can_part(end)) {
        made.first_glyph = item.first_glyph + glyphs.left_of(item.right_to_left ? end : start);
        made.end_glyph = item.first_glyph + glyphs.left_of(item.right_to_left ? start : end);
    } else {
        std::tie(made.first_glyph, made.end_glyph) = m_shaper.reshape(paragraph, item, start, end);
    }
    return made;
}

} // namespace kiosk::text
