#include "kiosk/text/atlas.h"

#include "kiosk/text/secret.h"
#include "shared/base/verify.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kiosk::text
{

namespace
{

constexpr int gap = 1; // Bilinear sampling reads one texel beyond the edge.

int top_of_free(const auto& shelves)
{
    return shelves.empty() ? gap : shelves.back().y + shelves.back().height + gap;
}

} // namespace

const Atlas::Slot* Atlas::find(const GlyphKey& key) const
{
    const auto found = m_slots.find(key);
    return found == m_slots.end() ? nullptr : &found->second;
}

const Atlas::Slot& Atlas::insert(const GlyphKey& key, const Picture& picture)
{
    Slot slot;
    if (picture.width > 0 && picture.height > 0) {
        if (const auto placed = place(picture.width, picture.height)) {
            slot = *placed;
            slot.left = static_cast<std::int16_t>(picture.left);
            slot.top = static_cast<std::int16_t>(picture.top);
            copy(slot, picture);
        }
    }
    return m_slots.insert_or_assign(key, slot).first->second;
}

std::span<const std::uint8_t> Atlas::texels(std::size_t page) const
{
    base::verify(page < m_pages.size(), "a page of the atlas exists");
    return m_pages[page].texels;
}

Atlas::Band Atlas::take_dirty(std::size_t page)
{
    base::verify(page < m_pages.size(), "a page of the atlas exists");
    return std::exchange(m_pages[page].dirty, Band{});
}

std::vector<Atlas::Slot> Atlas::slots() const
{
    std::vector<Slot> all;
    all.reserve(m_slots.size());
    for (const auto& [key, slot] : m_slots)
        all.push_back(slot);
    return all;
}

void Atlas::clear()
{
    for (Page& page : m_pages)
        wipe(page.texels.data(), page.texels.size());
    m_pages.clear();
    m_slots.clear();
    ++m_generation;
}

Atlas::Shelf* Atlas::fitting_shelf(Page& page, int width, int height)
{
    Shelf* best = nullptr;
    for (Shelf& shelf : page.shelves) {
        const bool fits = shelf.height >= height && shelf.used + width + gap <= side;
        const bool snug = shelf.height <= height + height / 3 + 2;
        if (fits && snug && (best == nullptr || shelf.height < best->height))
            best = &shelf;
    }
    if (best != nullptr)
        return best;
    const int y = top_of_free(page.shelves);
    if (y + height + gap > side)
        return nullptr;
    return &page.shelves.emplace_back(Shelf{.y = y, .height = height, .used = gap});
}

std::optional<Atlas::Slot> Atlas::place(int width, int height)
{
    if (width + 2 * gap > side || height + 2 * gap > side)
        return std::nullopt;
    for (std::size_t index = 0; true; ++index) {
        if (index == m_pages.size())
            m_pages.push_back(Page{.texels = std::vector<std::uint8_t>(std::size_t{side} * side),
                                   .shelves = {},
                                   .dirty = {0, side}});
        Shelf* shelf = fitting_shelf(m_pages[index], width, height);
        if (shelf == nullptr)
            continue;
        Slot slot;
        slot.page = static_cast<std::uint16_t>(index);
        slot.x = static_cast<std::int16_t>(shelf->used);
        slot.y = static_cast<std::int16_t>(shelf->y);
        slot.width = static_cast<std::int16_t>(width);
        slot.height = static_cast<std::int16_t>(height);
        shelf->used += width + gap;
        return slot;
    }
}

void Atlas::copy(const Slot& slot, const Picture& picture)
{
    Page& page = m_pages[slot.page];
    const auto width = static_cast<std::size_t>(slot.width);
    const auto height = static_cast<std::size_t>(slot.height);
    const auto x = static_cast<std::size_t>(slot.x);
    const auto y = static_cast<std::size_t>(slot.y);
    for (std::size_t row = 0; row < height; ++row)
        std::memcpy(page.texels.data() + (y + row) * side + x, picture.texels.data() + row * width,
                    width);
    if (page.dirty.empty())
        page.dirty = {slot.y, slot.y + slot.height};
    else
        page.dirty = {std::min<int>(page.dirty.first, slot.y),
                      std::max<int>(page.dirty.end, slot.y + slot.height)};
}

} // namespace kiosk::text
