#include "kiosk/text/paragraph.h"

#include "kiosk/text/unicode.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kiosk::text
{

namespace
{

/// A level run's part of one script.
struct Stretch {
    std::size_t start, end;
    bool right_to_left;
    Script script;
};

/// Gives each character of a stretch its face.
class FaceChooser
{
public:
    FaceChooser(FontCatalog& fonts, const Style& style, Paragraph& paragraph)
        : m_fonts{fonts}, m_style{style}, m_paragraph{paragraph}
    {
    }

    void choose(const Stretch& stretch, const FaceList& faces)
    {
        m_current = nullptr;
        m_base = 0;
        m_base_start = stretch.start;
        for (std::size_t index = stretch.start; index < stretch.end;) {
            const std::size_t start = index;
            const char32_t character = next_code_point(m_paragraph.text, index);
            const bool leans = leans_on_previous(character);
            if (!leans || m_current == nullptr) {
                m_base = character;
                m_base_start = start;
            }
            const Face* face = leans && m_current != nullptr ? face_of_mark(character, faces)
                                                             : face_of(character, faces);
            if (face != m_current)
                begin(stretch, leans ? m_base_start : start, face);
            m_paragraph.items.back().end = index;
        }
    }

private:
    const Face* face_of(char32_t character, const FaceList& faces)
    {
        if (m_style.family == Family::Words && m_fonts.is_figure(character))
            return &m_fonts.figure_face(m_style.weight);
        if (m_current != nullptr && is_space(character) && m_current->covers(character))
            return m_current;
        const Face* found = faces.covering(character);
        if (found != nullptr)
            return found;
        return m_current != nullptr ? m_current : &faces.first();
    }

    const Face* face_of_mark(char32_t character, const FaceList& faces)
    {
        if (!is_mark(character) || m_current->covers(character))
            return m_current;
        const Face* both = faces.covering(m_base, character);
        return both != nullptr ? both : m_current;
    }

    void begin(const Stretch& stretch, std::size_t start, const Face* face)
    {
        auto& items = m_paragraph.items;
        while (!items.empty() && items.back().end > start && items.back().start >= start)
            items.pop_back();
        if (!items.empty())
            items.back().end = std::min(items.back().end, start);
        const auto size = static_cast<float>(size_64ths(m_style, *face)) / 64.0F;
        items.push_back({.start = start,
                         .end = start,
                         .right_to_left = stretch.right_to_left,
                         .script = stretch.script,
                         .face = face,
                         .pixels_per_unit = size / face->units_per_em(),
                         .first_glyph = 0,
                         .end_glyph = 0});
        m_current = face;
    }

    FontCatalog& m_fonts;
    const Style& m_style;
    Paragraph& m_paragraph;
    const Face* m_current = nullptr;
    char32_t m_base = 0;
    std::size_t m_base_start = 0;
};

} // namespace

std::uint32_t size_64ths(const Style& style, const Face& face)
{
    return static_cast<std::uint32_t>(std::lround(style.size * face.file().scale * 64.0F));
}

float Paragraph::width() const
{
    float total = 0;
    for (const Item& item : items) {
        std::int64_t units = 0;
        for (std::size_t index = item.first_glyph; index < item.end_glyph; ++index)
            units += glyphs[index].advance;
        total += static_cast<float>(units) * item.pixels_per_unit;
    }
    return total;
}

std::size_t Paragraph::missing_glyphs() const
{
    return static_cast<std::size_t>(std::ranges::count(glyphs, 0U, &Glyph::id));
}

void ParagraphShaper::speak(std::string_view language)
{
    if (m_speech.script != 0 && m_speech.language == language)
        return;
    m_speech.language = language;
    m_speech.script = script_of_language(language);
    m_speech.direction =
        reads_right_to_left(language) ? Direction::RightToLeft : Direction::LeftToRight;
    m_shaper.speak(language);
}

Script ParagraphShaper::script_of(std::string_view language)
{
    speak(language);
    return m_speech.script;
}

void ParagraphShaper::itemize(const Style& style, const Setting& setting, Paragraph& paragraph)
{
    m_bidi.set(paragraph.text, setting.direction, m_speech.direction);
    find_script_runs(paragraph.text, m_speech.script, m_scripts);
    paragraph.items.clear();
    FaceChooser chooser{m_fonts, style, paragraph};
    std::size_t script = 0;
    for (const LevelRun& level : m_bidi.levels()) {
        for (std::size_t start = level.start; start < level.end;) {
            while (m_scripts[script].end <= start)
                ++script;
            const ScriptRun& run = m_scripts[script];
            const Stretch stretch{.start = start,
                                  .end = std::min(level.end, run.end),
                                  .right_to_left = level.right_to_left(),
                                  .script = run.script};
            chooser.choose(
                stretch, m_fonts.faces({run.script, setting.language, style.weight, style.family}));
            start = stretch.end;
        }
    }
}

void ParagraphShaper::shape(const Style& style, const Setting& setting, Paragraph& paragraph)
{
    speak(setting.language);
    itemize(style, setting, paragraph);
    paragraph.glyphs.clear();
    for (Item& item : paragraph.items)
        std::tie(item.first_glyph, item.end_glyph) = reshape(paragraph, item, item.start, item.end);
}

std::pair<std::size_t, std::size_t> ParagraphShaper::reshape(Paragraph& paragraph, const Item& item,
                                                             std::size_t start, std::size_t end)
{
    const std::size_t first = paragraph.glyphs.size();
    m_shaper.shape({.paragraph = paragraph.text,
                    .start = start,
                    .end = end,
                    .script = item.script,
                    .right_to_left = item.right_to_left,
                    .face = item.face},
                   paragraph.glyphs);
    return {first, paragraph.glyphs.size()};
}

void ParagraphShaper::forget()
{
    m_bidi.forget();
    m_shaper.forget();
}

} // namespace kiosk::text
