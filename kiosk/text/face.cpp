#include "kiosk/text/face.h"

#include "shared/base/verify.h"

#include <hb.h>

#include <algorithm>
#include <bitset>

namespace kiosk::text
{

namespace
{

constexpr std::size_t low_plane = 0x10000;

struct Destroy {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

template <typename T>
using Owned = std::unique_ptr<T, Destroy>;

} // namespace

Script script_named(std::string_view letters)
{
    return hb_tag_from_string(letters.data(), static_cast<int>(letters.size()));
}

struct Face::Handles {
    Owned<hb_blob_t> blob;
    Owned<hb_font_t> font;
    Owned<hb_set_t> characters;
    std::bitset<low_plane> low_characters; // A bit is read in a nanosecond, the set in ten.
};

Face::Face(std::uint16_t id, const FaceFile& file)
    : m_handles{std::make_unique<Handles>()}, m_file{file}, m_id{id}
{
    m_handles->blob.reset(hb_blob_create_from_file(file.path.c_str()));
    hb_face_t* face = hb_face_create(m_handles->blob.get(), file.index);
    m_handles->font.reset(hb_font_create(face));
    m_handles->characters.reset(hb_set_create());
    hb_face_collect_unicodes(face, m_handles->characters.get());
    for (hb_codepoint_t each = HB_SET_VALUE_INVALID;
         hb_set_next(m_handles->characters.get(), &each) && each < low_plane;)
        m_handles->low_characters.set(each);

    const auto units = static_cast<int>(hb_face_get_upem(face));
    hb_font_set_scale(m_handles->font.get(), units, units);
    hb_font_make_immutable(m_handles->font.get());
    hb_font_extents_t extents{};
    hb_font_get_h_extents(m_handles->font.get(), &extents);
    m_units_per_em = static_cast<float>(units);
    m_ascent = static_cast<float>(extents.ascender) / m_units_per_em * file.scale;
    m_descent = static_cast<float>(-extents.descender) / m_units_per_em * file.scale;
    hb_face_destroy(face);
}

Face::~Face() = default;

bool Face::covers(char32_t character) const
{
    return character < low_plane ? m_handles->low_characters.test(character)
                                 : hb_set_has(m_handles->characters.get(), character) != 0;
}

base::ByteView Face::bytes() const
{
    unsigned length = 0;
    const char* start = hb_blob_get_data(m_handles->blob.get(), &length);
    return base::as_bytes({start, length});
}

struct Shaper::Buffer {
    Owned<hb_buffer_t> glyphs;
    hb_language_t language = HB_LANGUAGE_INVALID;
    unsigned longest = 0; // Of what it ever held: as much has to be wiped.
};

Shaper::Shaper() : m_buffer{std::make_unique<Buffer>()}
{
    m_buffer->glyphs.reset(hb_buffer_create());
}

Shaper::~Shaper()
{
    forget();
}

void Shaper::speak(std::string_view language)
{
    if (language == m_language)
        return;
    m_language = language;
    m_buffer->language =
        hb_language_from_string(m_language.data(), static_cast<int>(m_language.size()));
}

void Shaper::shape(const ShapeRun& run, WipedVector<Glyph>& glyphs)
{
    hb_buffer_t* buffer = m_buffer->glyphs.get();
    hb_buffer_clear_contents(buffer);
    const std::size_t size = run.paragraph.size();
    const unsigned flags = (run.start == 0 ? unsigned{HB_BUFFER_FLAG_BOT} : 0U) |
                           (run.end == size ? unsigned{HB_BUFFER_FLAG_EOT} : 0U);
    hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
    hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.script));
    hb_buffer_set_language(buffer, m_buffer->language);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(run.paragraph.data()),
                        static_cast<int>(size), static_cast<unsigned>(run.start),
                        static_cast<int>(run.end - run.start));
    const unsigned before = hb_buffer_get_length(buffer);
    hb_shape(run.face->m_handles->font.get(), buffer, nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    m_buffer->longest = std::max({m_buffer->longest, before, count});
    const std::size_t first = glyphs.size();
    glyphs.resize(first + count);
    for (unsigned index = 0; index < count; ++index) {
        const hb_glyph_info_t& info = infos[index];
        const hb_glyph_position_t& at = positions[index];
        const bool is_unsafe =
            (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        glyphs[first + index] = {info.codepoint, info.cluster, at.x_advance,
                                 at.x_offset,    at.y_offset,  is_unsafe};
    }
}

void Shaper::forget()
{
    hb_buffer_t* buffer = m_buffer->glyphs.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_length(buffer, m_buffer->longest);
    unsigned count = 0;
    hb_buffer_get_glyph_positions(buffer, &count);
    hb_buffer_clear_contents(buffer);
}

} // namespace kiosk::text
