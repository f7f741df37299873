#include "tests/bench/text_peers.h"

#include "kiosk/text/paragraph.h"
#include "kiosk/text/unicode.h"

#include <hb.h>
#include <pango/pangocairo.h>

#include <map>

using namespace kiosk::text;

namespace
{

template <auto Function>
struct Call {
    void operator()(auto* thing) const { Function(thing); }
};
template <typename T, auto Function>
using Owned = std::unique_ptr<T, Call<Function>>;

using Font = Owned<hb_font_t, hb_font_destroy>;

Font open_font(const FaceFile& file)
{
    hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
    hb_face_t* face = hb_face_create(blob, file.index);
    Font font{hb_font_create(face)};
    hb_font_make_immutable(font.get());
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

} // namespace

std::size_t Corpus::units() const
{
    std::size_t count = 0;
    for (const std::string& words : messages) {
        Utf16 text;
        append_utf16(words, text);
        count += text.size();
    }
    return count;
}

struct HarfbuzzPeer::Runs {
    struct Run {
        std::size_t text;
        Item item;
        hb_font_t* font;
    };
    std::vector<Utf16> texts;
    std::vector<Run> runs;
    std::map<const Face*, Font> fonts;
    Owned<hb_buffer_t, hb_buffer_destroy> buffer{hb_buffer_create()};
    hb_language_t language = HB_LANGUAGE_INVALID;
};

HarfbuzzPeer::HarfbuzzPeer(FontCatalog& fonts, const Corpus& corpus, const Style& style)
    : m_runs{std::make_unique<Runs>()}
{
    ParagraphShaper shaper{fonts};
    m_runs->language = hb_language_from_string(corpus.setting.language.c_str(), -1);
    for (const std::string& words : corpus.messages) {
        Utf16& text = m_runs->texts.emplace_back();
        append_utf16(words, text);
        Paragraph paragraph;
        paragraph.text = view(text);
        shaper.shape(style, corpus.setting, paragraph);
        for (const Item& item : paragraph.items) {
            Font& font = m_runs->fonts[item.face];
            if (font == nullptr)
                font = open_font(item.face->file());
            m_runs->runs.push_back({m_runs->texts.size() - 1, item, font.get()});
        }
    }
}

HarfbuzzPeer::~HarfbuzzPeer() = default;

void HarfbuzzPeer::shape()
{
    hb_buffer_t* buffer = m_runs->buffer.get();
    for (const Runs::Run& run : m_runs->runs) {
        const Utf16& text = m_runs->texts[run.text];
        hb_buffer_clear_contents(buffer);
        hb_buffer_set_direction(buffer,
                                run.item.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.item.script));
        hb_buffer_set_language(buffer, m_runs->language);
        hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()),
                            static_cast<int>(text.size()), static_cast<unsigned>(run.item.start),
                            static_cast<int>(run.item.end - run.item.start));
        hb_shape(run.font, buffer, nullptr, 0);
    }
}

struct PangoPeer::Handles {
    Owned<PangoFontMap, g_object_unref> fonts{pango_cairo_font_map_new()};
    Owned<PangoContext, g_object_unref> context{pango_font_map_create_context(fonts.get())};
    Owned<PangoLayout, g_object_unref> layout{pango_layout_new(context.get())};
};

PangoPeer::PangoPeer(const Corpus& corpus, const Style& style)
    : m_handles{std::make_unique<Handles>()}, m_corpus{corpus}
{
    const bool right = corpus.setting.direction == Direction::RightToLeft;
    PangoContext* context = m_handles->context.get();
    pango_context_set_language(context,
                               pango_language_from_string(corpus.setting.language.c_str()));
    pango_context_set_base_dir(context, right ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    PangoLayout* layout = m_handles->layout.get();
    pango_layout_context_changed(layout);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_width(layout, static_cast<int>(corpus.setting.width) * PANGO_SCALE);
    const Owned<PangoFontDescription, pango_font_description_free> font{
        pango_font_description_new()};
    pango_font_description_set_family(font.get(), right ? "Noto Naskh Arabic UI, Noto Sans"
                                                        : "Noto Sans, Noto Naskh Arabic UI");
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font.get());
}

PangoPeer::~PangoPeer() = default;

void PangoPeer::layout()
{
    PangoLayout* layout = m_handles->layout.get();
    for (const std::string& words : m_corpus.messages) {
        int width = 0;
        int height = 0;
        pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
        pango_layout_get_size(layout, &width, &height);
    }
}
