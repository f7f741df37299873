#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace kiosk::text
{

/// Which glyph, of which face, at which size and horizontal quarter of a pixel.
struct GlyphKey {
    std::uint16_t face = 0;
    std::uint16_t glyph = 0;
    std::uint32_t size_64ths = 0; ///< em, 1/64 pixel
    std::uint8_t quarter = 0;     ///< 0..3
    bool operator==(const GlyphKey&) const = default;
};

/// Coverage of a glyph, one byte a texel, rows from the top.
struct Picture {
    int width = 0, height = 0;
    int left = 0, top = 0; ///< from the pen to the left edge, from the baseline up to the top edge
    std::span<const std::uint8_t> texels;
};

/// Glyph pictures packed in square pages of one byte a texel, in memory; whoever draws uploads the
/// rows that changed.
class Atlas
{
public:
    static constexpr int side = 1024;

    /// Where a picture is; an empty one (a space) has no width.
    struct Slot {
        std::uint16_t page = 0;
        std::int16_t x = 0, y = 0, width = 0, height = 0;
        std::int16_t left = 0, top = 0;
    };

    /// Rows [first, end) of a page; nothing where they are equal.
    struct Band {
        int first = 0, end = 0;
        bool empty() const { return first >= end; }
    };

    struct Hash {
        std::size_t operator()(const GlyphKey& key) const
        {
            const std::uint64_t packed = (std::uint64_t{key.face} << 48) ^
                                         (std::uint64_t{key.glyph} << 32) ^
                                         (std::uint64_t{key.size_64ths} << 2) ^ key.quarter;
            const std::uint64_t mixed = packed * 0x9E3779B97F4A7C15U;
            return static_cast<std::size_t>(mixed ^ (mixed >> 32));
        }
    };

    const Slot* find(const GlyphKey& key) const;
    /// Keeps a copy; the slot stays where it is until `clear()`. A picture larger than a page
    /// leaves an empty slot.
    const Slot& insert(const GlyphKey& key, const Picture& picture);

    std::size_t page_count() const { return m_pages.size(); }
    /// side * side bytes.
    std::span<const std::uint8_t> texels(std::size_t page) const;
    /// The rows changed since it was last asked; asking cleans them.
    Band take_dirty(std::size_t page);
    /// Changes when every page was dropped: textures made of older pages are stale.
    std::uint32_t generation() const { return m_generation; }

    std::vector<Slot> slots() const;
    /// Drops every page, wiped.
    void clear();

private:
    struct Shelf {
        int y = 0, height = 0, used = 0;
    };
    struct Page {
        std::vector<std::uint8_t> texels;
        std::vector<Shelf> shelves;
        Band dirty;
    };

    std::optional<Slot> place(int width, int height);
    static Shelf* fitting_shelf(Page& page, int width, int height);
    void copy(const Slot& slot, const Picture& picture);

    std::vector<Page> m_pages;
    std::unordered_map<GlyphKey, Slot, Hash> m_slots;
    std::uint32_t m_generation = 0;
};

} // namespace kiosk::text
