#include "tests/kiosk/text/pango_peer.h"

#include "kiosk/text/order.h"
#include "kiosk/text/unicode.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#include <filesystem>
#include <memory>

using namespace kiosk::text;

/// Pango's search for fonts keeps what it found until the process ends.
extern "C" const char* __lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions()  // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libfontconfig";
}

namespace
{

constexpr double em = 1000; // Large, so that nothing is lost in rounding.

template <auto Function>
struct Call {
    void operator()(auto* thing) const { Function(thing); }
};
template <typename T, auto Function>
using Owned = std::unique_ptr<T, Call<Function>>;

std::string file_of(PangoFont* font)
{
    const FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8* path = nullptr;
    FcPatternGetString(pattern, FC_FILE, 0, &path);
    return std::filesystem::path{reinterpret_cast<const char*>(path)}.filename();
}

void pin(PangoAttrList* attributes, const Pin& pin)
{
    PangoAttribute* family = pango_attr_family_new(pin.family.c_str());
    family->start_index = static_cast<guint>(pin.start);
    family->end_index = static_cast<guint>(pin.end);
    pango_attr_list_insert(attributes, family);
}

void add_run(const PangoGlyphItem& run, SeenLine& line)
{
    PangoFont* font = run.item->analysis.font;
    for (int index = 0; index < run.glyphs->num_glyphs; ++index) {
        const PangoGlyphInfo& info = run.glyphs->glyphs[index];
        if (info.glyph == PANGO_GLYPH_EMPTY)
            continue;
        line.glyphs.push_back({file_of(font), info.glyph});
        line.width += info.geometry.width / (PANGO_SCALE * em);
    }
}

} // namespace

SeenLine pango_line(const Sample& sample, const std::string& families, const std::vector<Pin>& pins)
{
    static const Owned<PangoFontMap, g_object_unref> fonts{pango_cairo_font_map_new()};
    const Owned<PangoContext, g_object_unref> context{pango_font_map_create_context(fonts.get())};
    const Owned<cairo_font_options_t, cairo_font_options_destroy> options{
        cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const std::string language{sample.language};
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context.get(),
                               sample.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    const Owned<PangoLayout, g_object_unref> layout{pango_layout_new(context.get())};
    pango_layout_set_auto_dir(layout.get(), FALSE);
    const Owned<PangoFontDescription, pango_font_description_free> font{
        pango_font_description_new()};
    pango_font_description_set_family(font.get(), families.c_str());
    pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), sample.words.data(), static_cast<int>(sample.words.size()));
    const Owned<PangoAttrList, pango_attr_list_unref> attributes{pango_attr_list_new()};
    for (const Pin& each : pins)
        pin(attributes.get(), each);
    pango_layout_set_attributes(layout.get(), attributes.get());

    SeenLine line;
    const PangoLayoutLine* only = pango_layout_get_line_readonly(layout.get(), 0);
    for (const GSList* run = only->runs; run != nullptr; run = run->next)
        add_run(*static_cast<const PangoGlyphItem*>(run->data), line);
    return line;
}

namespace
{

/// One line as our shaper makes it.
class OurLine
{
public:
    explicit OurLine(const Sample& sample)
    {
        append_utf16(sample.words, m_text);
        paragraph.text = view(m_text);
        m_shaper.shape(
            {},
            {.language = std::string{sample.language},
             .direction = sample.right_to_left ? Direction::RightToLeft : Direction::LeftToRight},
            paragraph);
    }
    const std::vector<Piece>& pieces() { return m_order.pieces(paragraph, 0, m_text.size()); }

    Paragraph paragraph;

private:
    static FontCatalog& fonts()
    {
        static FontCatalog catalog{*FontTable::load("assets/fonts.yaml")};
        return catalog;
    }

    ParagraphShaper m_shaper{fonts()};
    LineOrder m_order{m_shaper};
    Utf16 m_text;
};

} // namespace

std::vector<Pin> pins_of_figures(std::string_view words)
{
    std::vector<Pin> pins;
    for (std::size_t index = 0; index < words.size(); ++index)
        if (std::string_view{"0123456789+%/:"}.find(words[index]) != std::string_view::npos)
            pins.push_back({index, index + 1, "Noto Sans"});
    return pins;
}

std::vector<Pin> pins_of_our_faces(const Sample& sample)
{
    const OurLine line{sample};
    const auto bytes = [&](std::size_t units) {
        return to_utf8(line.paragraph.text.substr(0, units)).size();
    };
    std::vector<Pin> pins;
    for (const Item& item : line.paragraph.items) {
        const bool latin = item.face->file().path.filename() == "NotoSans-Regular.ttf";
        pins.push_back(
            {bytes(item.start), bytes(item.end), latin ? "Noto Sans" : "Noto Naskh Arabic UI"});
    }
    return pins;
}

SeenLine our_line(const Sample& sample)
{
    OurLine made{sample};
    SeenLine line;
    for (const Piece& piece : made.pieces())
        for (std::size_t index = piece.first_glyph; index < piece.end_glyph; ++index) {
            const Glyph& glyph = made.paragraph.glyphs[index];
            std::size_t at = glyph.cluster;
            const char32_t character = next_code_point(made.paragraph.text, at);
            if (glyph.advance == 0 && leans_on_previous(character) && !is_mark(character))
                continue;
            const Face& face = *piece.item->face;
            line.glyphs.push_back({face.file().path.filename(), glyph.id});
            line.width += static_cast<double>(glyph.advance) / face.units_per_em();
        }
    return line;
}
