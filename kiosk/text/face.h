#pragma once

#include "kiosk/text/font_table.h"
#include "kiosk/text/secret.h"
#include "shared/base/bytes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::text
{

/// A script by its ISO 15924 letters, packed: 'Arab'.
using Script = std::uint32_t;
Script script_named(std::string_view letters);

/// A font file mapped into memory, good for every size. A file that is not a font covers nothing.
class Face
{
public:
    Face(std::uint16_t id, const FaceFile& file);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    bool covers(char32_t character) const;
    std::uint16_t id() const { return m_id; }
    const FaceFile& file() const { return m_file; }
    float units_per_em() const { return m_units_per_em; }
    float ascent() const { return m_ascent; }   ///< of the size asked for, scale included
    float descent() const { return m_descent; } ///< likewise, positive
    base::ByteView bytes() const;

private:
    friend class Shaper;
    struct Handles;

    std::unique_ptr<Handles> m_handles;
    FaceFile m_file;
    std::uint16_t m_id;
    float m_units_per_em = 1000, m_ascent = 0, m_descent = 0;
};

/// Advance and offsets in font units, y upwards. Glyphs of a run stand in visual order.
struct Glyph {
    std::uint32_t id, cluster;
    std::int32_t advance, x_offset, y_offset;
    bool unsafe_to_break; ///< before its cluster
};

/// A stretch of a paragraph of one script, one direction, one face.
struct ShapeRun {
    std::u16string_view paragraph;
    std::size_t start, end;
    Script script;
    bool right_to_left;
    const Face* face;
};

/// From characters to glyphs, knowing what stands around the run.
class Shaper
{
public:
    Shaper();
    ~Shaper();

    void speak(std::string_view language);
    /// Adds the run's glyphs to the end of `glyphs`.
    void shape(const ShapeRun& run, WipedVector<Glyph>& glyphs);
    /// Zeroes what the last texts left in memory.
    void forget();

private:
    struct Buffer;
    std::unique_ptr<Buffer> m_buffer;
    std::string m_language;
};

} // namespace kiosk::text
