#include "kiosk/text/raster.h"

#include "shared/base/verify.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <cstring>
#include <unordered_map>

namespace kiosk::text
{

namespace
{

constexpr FT_Pos quarter_pixel = 16; // FreeType counts in 1/64.

struct Done {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};

template <typename T>
using Owned = std::unique_ptr<std::remove_pointer_t<T>, Done>;

} // namespace

struct Rasteriser::Library {
    Owned<FT_Library> library;
    std::unordered_map<std::uint16_t, Owned<FT_Face>> faces;
    std::vector<std::uint8_t> texels;

    FT_Face opened(const Face& face);
    void copy(const FT_Bitmap& bitmap);
};

FT_Face Rasteriser::Library::opened(const Face& face)
{
    auto& known = faces[face.id()];
    if (known == nullptr) {
        const base::ByteView bytes = face.bytes();
        FT_Face made = nullptr;
        if (FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()),
                               static_cast<FT_Long>(face.file().index), &made) == 0)
            known.reset(made);
    }
    return known.get();
}

void Rasteriser::Library::copy(const FT_Bitmap& bitmap)
{
    const std::size_t width = bitmap.width;
    texels.resize(width * bitmap.rows);
    for (std::size_t row = 0; row < bitmap.rows; ++row)
        std::memcpy(texels.data() + row * width,
                    bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, width);
}

Rasteriser::Rasteriser() : m_library{std::make_unique<Library>()}
{
    FT_Library made = nullptr;
    base::verify(FT_Init_FreeType(&made) == 0, "FreeType starts");
    m_library->library.reset(made);
}

Rasteriser::~Rasteriser()
{
    forget();
}

Picture Rasteriser::picture(const Face& face, const GlyphKey& key)
{
    FT_Face opened = m_library->opened(face);
    const FT_Int32 load =
        FT_LOAD_NO_BITMAP | (face.file().hinted ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
    if (opened == nullptr || FT_Set_Char_Size(opened, 0, key.size_64ths, 72, 72) != 0 ||
        FT_Load_Glyph(opened, key.glyph, load) != 0 ||
        opened->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return {};
    FT_Outline_Translate(&opened->glyph->outline, key.quarter * quarter_pixel, 0);
    if (FT_Render_Glyph(opened->glyph, FT_RENDER_MODE_NORMAL) != 0)
        return {};
    const FT_GlyphSlot slot = opened->glyph;
    m_library->copy(slot->bitmap);
    return {.width = static_cast<int>(slot->bitmap.width),
            .height = static_cast<int>(slot->bitmap.rows),
            .left = slot->bitmap_left,
            .top = slot->bitmap_top,
            .texels = m_library->texels};
}

void Rasteriser::forget()
{
    wipe(m_library->texels.data(), m_library->texels.size());
}

} // namespace kiosk::text
