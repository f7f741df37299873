#include "shared/receipt/paper.h"

#include "shared/base/freed.h"
#include "shared/receipt/pdf_language.h"

#include <cairo-pdf.h>
#include <cmath>
#include <memory>
#include <pango/pangocairo.h>

#if defined(__SANITIZE_ADDRESS__)
/// Debian 12's fontconfig forgets 288 bytes, once, while it reads its configuration.
extern "C" const char* __lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libfontconfig\n";
}
#endif

namespace receipt
{

namespace
{

using base::Freed;
using Canvas = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using PdfSurface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Freed<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Freed<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;

constexpr const char* families = "Noto Sans, Noto Naskh Arabic UI, Noto Sans CJK SC";

struct Colour {
    double red, green, blue;
};

/// Ink prints on white paper: every text has a contrast above 10:1.
constexpr Colour colour_of(Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return {0.086, 0.086, 0.086};
    case Ink::Quiet:
        return {0.212, 0.235, 0.271};
    case Ink::Line:
        return {0.420, 0.455, 0.502};
    case Ink::Tint:
        return {0.925, 0.941, 0.961};
    }
    return {0, 0, 0};
}

void set_ink(cairo_t* canvas, Ink ink)
{
    const Colour colour = colour_of(ink);
    cairo_set_source_rgb(canvas, colour.red, colour.green, colour.blue);
}

PangoAlignment alignment_of(Align align)
{
    switch (align) {
    case Align::Left:
        return PANGO_ALIGN_LEFT;
    case Align::Right:
        return PANGO_ALIGN_RIGHT;
    case Align::Centre:
        return PANGO_ALIGN_CENTER;
    }
    return PANGO_ALIGN_LEFT;
}

cairo_status_t append(void* context, const unsigned char* data, unsigned length)
{
    auto& bytes = *static_cast<base::Bytes*>(context);
    const auto view = std::as_bytes(std::span{data, length});
    bytes.insert(bytes.end(), view.begin(), view.end());
    return CAIRO_STATUS_SUCCESS;
}

/// The nearest place on the dot grid of a 300 dpi printer.
double on_grid(double points)
{
    constexpr double dot = 72.0 / 300;
    return std::round(points / dot) * dot;
}

double height_of_layout(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return pango_units_to_double(height);
}

} // namespace

struct Paper::Surface {
    base::Bytes bytes;
    PdfSurface surface;
    Canvas canvas;
    FontMap fonts;

    Layout lay_out(const Writing& writing, const Style& style, double width) const;
};

Layout Paper::Surface::lay_out(const Writing& writing, const Style& style, double width) const
{
    const Context context{pango_font_map_create_context(fonts.get())};
    pango_context_set_language(context.get(), pango_language_from_string(writing.language.c_str()));
    const bool rtl = writing.direction == messages::Direction::RightToLeft;
    pango_context_set_base_dir(context.get(), rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);

    Layout layout{pango_layout_new(context.get())};
    const Font font{pango_font_description_from_string(families)};
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_alignment(layout.get(), alignment_of(style.align));
    pango_layout_set_width(layout.get(), pango_units_from_double(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    const std::string& words = writing.words.utf8();
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

Paper::Paper(const messages::Text& title, base::Instant at) : m_surface{std::make_unique<Surface>()}
{
    Surface& out = *m_surface;
    out.surface.reset(
        cairo_pdf_surface_create_for_stream(append, &out.bytes, paper_width, paper_height));
    const std::string moment = base::format_instant(at);
    cairo_pdf_surface_set_metadata(out.surface.get(), CAIRO_PDF_METADATA_TITLE,
                                   title.utf8().c_str());
    cairo_pdf_surface_set_metadata(out.surface.get(), CAIRO_PDF_METADATA_CREATOR, "Guichet");
    cairo_pdf_surface_set_metadata(out.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   moment.c_str());
    cairo_pdf_surface_set_metadata(out.surface.get(), CAIRO_PDF_METADATA_MOD_DATE, moment.c_str());
    out.canvas.reset(cairo_create(out.surface.get()));
    cairo_tag_begin(out.canvas.get(), "Document", nullptr);
    out.fonts.reset(pango_cairo_font_map_new());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(out.fonts.get()), 72);
}

Paper::Paper(Paper&&) noexcept = default;
Paper::~Paper() = default;

void Paper::new_page()
{
    cairo_show_page(m_surface->canvas.get());
}

double Paper::height_of(const Writing& writing, const Style& style, double width) const
{
    return height_of_layout(m_surface->lay_out(writing, style, width).get());
}

double Paper::write(const Writing& writing, const Style& style, const Place& place)
{
    const Layout layout = m_surface->lay_out(writing, style, place.width);
    cairo_t* canvas = m_surface->canvas.get();
    set_ink(canvas, style.ink);
    cairo_tag_begin(canvas, style.role, nullptr);
    cairo_move_to(canvas, place.x, place.y);
    pango_cairo_show_layout(canvas, layout.get());
    cairo_tag_end(canvas, style.role);
    return height_of_layout(layout.get());
}

void Paper::line(const Place& from, Ink ink)
{
    cairo_t* canvas = m_surface->canvas.get();
    set_ink(canvas, ink);
    cairo_set_line_width(canvas, 0.75);
    cairo_move_to(canvas, from.x, from.y);
    cairo_line_to(canvas, from.x + from.width, from.y);
    cairo_stroke(canvas);
}

void Paper::fill(const Place& place, double height, Ink ink)
{
    cairo_t* canvas = m_surface->canvas.get();
    set_ink(canvas, ink);
    cairo_rectangle(canvas, place.x, place.y, place.width, height);
    cairo_fill(canvas);
}

void Paper::tick_box(const Place& place)
{
    cairo_t* canvas = m_surface->canvas.get();
    set_ink(canvas, Ink::Text);
    cairo_set_line_width(canvas, 0.9);
    cairo_rectangle(canvas, place.x, place.y, place.width, place.width);
    cairo_stroke(canvas);
}

void Paper::code(const QrCode& code, const Place& place)
{
    cairo_t* canvas = m_surface->canvas.get();
    const double left = on_grid(place.x);
    const double top = on_grid(place.y);
    cairo_tag_begin(canvas, "Figure", nullptr);
    cairo_set_source_rgb(canvas, 0, 0, 0);
    // One path of whole runs: no viewer can leave hairlines between the modules.
    for (unsigned row = 0; row < code.width; ++row) {
        for (unsigned column = 0, end = 0; column < code.width; column = end + 1) {
            for (end = column; end < code.width && code.is_dark(end, row);)
                ++end;
            if (end > column)
                cairo_rectangle(canvas, left + column * module_size, top + row * module_size,
                                (end - column) * module_size, module_size);
        }
    }
    cairo_fill(canvas);
    cairo_tag_end(canvas, "Figure");
}

base::Result<base::Bytes> Paper::finish()
{
    cairo_tag_end(m_surface->canvas.get(), "Document");
    cairo_surface_finish(m_surface->surface.get());
    const cairo_status_t canvas = cairo_status(m_surface->canvas.get());
    const cairo_status_t surface = cairo_surface_status(m_surface->surface.get());
    for (const cairo_status_t status : {canvas, surface})
        if (status != CAIRO_STATUS_SUCCESS)
            return base::failure(base::ErrorCode::Internal,
                                 std::string{"cairo: "} + cairo_status_to_string(status));
    return with_language(std::move(m_surface->bytes), "fr-FR");
}

} // namespace receipt
