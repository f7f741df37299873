#include "tests/devices/sheet.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <cmath>
#include <fontconfig/fontconfig.h>
#include <numbers>
#include <pango/pangocairo.h>

namespace tests
{

namespace
{

constexpr double width_mm = 210.0;
constexpr double height_mm = 297.0;
constexpr double points_per_mm = 72.0 / 25.4;

} // namespace

struct Sheet::Canvas {
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;

    ~Canvas()
    {
        cairo_destroy(cairo);
        cairo_surface_finish(surface);
        cairo_surface_destroy(surface);
    }
};

Sheet::Sheet(unsigned dpi) : m_canvas{std::make_unique<Canvas>()}
{
    const double scale = dpi / 25.4;
    m_canvas->surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width_mm * scale)),
        static_cast<int>(std::lround(height_mm * scale)));
    m_canvas->cairo = cairo_create(m_canvas->surface);
    cairo_scale(m_canvas->cairo, scale, scale);
    cairo_set_source_rgb(m_canvas->cairo, 1, 1, 1);
    cairo_paint(m_canvas->cairo);
}

Sheet::Sheet(const std::string& pdf) : m_canvas{std::make_unique<Canvas>()}
{
    m_canvas->surface =
        cairo_pdf_surface_create(pdf.c_str(), width_mm * points_per_mm, height_mm * points_per_mm);
    m_canvas->cairo = cairo_create(m_canvas->surface);
    cairo_scale(m_canvas->cairo, points_per_mm, points_per_mm);
}

Sheet::~Sheet() = default;

double Sheet::text(const std::string& words, double x, double y, double width, const Face& face)
{
    cairo_t* cairo = m_canvas->cairo;
    PangoLayout* layout = pango_cairo_create_layout(cairo);
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, face.font);
    pango_font_description_set_weight(font, face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, face.size / points_per_mm * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, face.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_spacing(layout, static_cast<int>(0.7 * PANGO_SCALE));
    pango_layout_set_text(layout, words.c_str(), -1);
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    cairo_set_source_rgb(cairo, 0.08, 0.08, 0.1);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout);
    pango_font_description_free(font);
    g_object_unref(layout);
    return y + static_cast<double>(height) / PANGO_SCALE + 1.5;
}

void Sheet::zone(const std::vector<std::string>& lines, double x, double y, const char* font)
{
    constexpr double pitch = 2.54;
    constexpr double below = 25.4 / 6;
    cairo_t* cairo = m_canvas->cairo;
    cairo_save(cairo);
    cairo_select_font_face(cairo, font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    constexpr double trial = 100;
    cairo_set_font_size(cairo, trial);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo, "H", &extents);
    cairo_set_font_size(cairo, trial * pitch / extents.x_advance);
    cairo_set_source_rgb(cairo, 0.08, 0.08, 0.1);
    for (std::size_t row = 0; row < lines.size(); ++row)
        for (std::size_t i = 0; i < lines[row].size(); ++i) {
            const std::string character(1, lines[row][i]);
            cairo_move_to(cairo, x + static_cast<double>(i) * pitch,
                          y + static_cast<double>(row) * below);
            cairo_show_text(cairo, character.c_str());
        }
    cairo_restore(cairo);
}

void Sheet::line(double x, double y, double width)
{
    cairo_t* cairo = m_canvas->cairo;
    cairo_set_source_rgb(cairo, 0.3, 0.3, 0.35);
    cairo_set_line_width(cairo, 0.25);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + width, y);
    cairo_stroke(cairo);
}

void Sheet::frame(double x, double y, double width, double height, double red, double green,
                  double blue)
{
    cairo_t* cairo = m_canvas->cairo;
    cairo_rectangle(cairo, x, y, width, height);
    cairo_set_source_rgb(cairo, red, green, blue);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, 0.35, 0.35, 0.45);
    cairo_set_line_width(cairo, 0.3);
    cairo_stroke(cairo);
}

void Sheet::fill(double x, double y, double width, double height, double gray)
{
    cairo_set_source_rgb(m_canvas->cairo, gray, gray, gray);
    cairo_rectangle(m_canvas->cairo, x, y, width, height);
    cairo_fill(m_canvas->cairo);
}

void Sheet::stamp(const std::string& office, double x, double y)
{
    cairo_t* cairo = m_canvas->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_rotate(cairo, -0.12);
    cairo_set_source_rgba(cairo, 0.15, 0.2, 0.6, 0.75);
    for (const double radius : {17.0, 14.5}) {
        cairo_new_path(cairo);
        cairo_set_line_width(cairo, radius > 15 ? 0.7 : 0.3);
        cairo_arc(cairo, 0, 0, radius, 0, 2 * std::numbers::pi);
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
    text(office, x - 12, y - 6, 24, {.size = 7.5, .bold = true, .centred = true});
}

void Sheet::signature(double x, double y)
{
    cairo_t* cairo = m_canvas->cairo;
    cairo_set_source_rgb(cairo, 0.1, 0.12, 0.4);
    cairo_set_line_width(cairo, 0.45);
    cairo_move_to(cairo, x, y);
    for (int i = 0; i < 9; ++i) {
        const double to = x + 4.5 * (i + 1);
        const double lift = i % 2 == 0 ? -7.0 + i : 3.0 + 0.4 * i;
        cairo_curve_to(cairo, to - 5, y + lift, to + 2, y - lift, to, y + (i % 3) - 1);
    }
    cairo_stroke(cairo);
}

void Sheet::portrait(double x, double y, double width, double height)
{
    cairo_t* cairo = m_canvas->cairo;
    frame(x, y, width, height, 0.86, 0.88, 0.9);
    cairo_save(cairo);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_clip(cairo);
    const double middle = x + width / 2;
    cairo_set_source_rgb(cairo, 0.25, 0.3, 0.4);
    cairo_arc(cairo, middle, y + height * 1.08, width * 0.5, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.72, 0.56, 0.44);
    cairo_save(cairo);
    cairo_translate(cairo, middle, y + height * 0.46);
    cairo_scale(cairo, width * 0.27, height * 0.28);
    cairo_arc(cairo, 0, 0, 1, 0, 2 * std::numbers::pi);
    cairo_restore(cairo);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.15, 0.12, 0.1);
    for (const double side : {-0.1, 0.1}) {
        cairo_new_path(cairo);
        cairo_arc(cairo, middle + side * width, y + height * 0.43, width * 0.022, 0,
                  2 * std::numbers::pi);
        cairo_fill(cairo);
    }
    cairo_set_line_width(cairo, 0.4);
    cairo_new_path(cairo);
    cairo_arc(cairo, middle, y + height * 0.54, width * 0.08, 0.3, std::numbers::pi - 0.3);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void Sheet::bars(double x, double y, double width, double height)
{
    unsigned seed = 7;
    for (double at = 0; at < width;) {
        seed = seed * 1103515245 + 12345;
        const double bar = 0.3 + 0.3 * ((seed >> 16) % 3);
        seed = seed * 1103515245 + 12345;
        fill(x + at, y, std::min(bar, width - at), height, 0.05);
        at += bar + 0.3 + 0.3 * ((seed >> 16) % 3);
    }
}

void Sheet::specimen()
{
    cairo_t* cairo = m_canvas->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, width_mm / 2, height_mm / 2);
    cairo_rotate(cairo, -std::numbers::pi / 3.4);
    cairo_set_source_rgba(cairo, 0.75, 0.1, 0.1, 0.16);
    cairo_select_font_face(cairo, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cairo, 46);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo, "SPECIMEN", &extents);
    cairo_move_to(cairo, -extents.width / 2, extents.height / 2);
    cairo_show_text(cairo, "SPECIMEN");
    cairo_restore(cairo);
    text("SPECIMEN : ce document ne prouve rien et ne concerne personne.", 20, 287, 170,
         {.size = 7.5, .centred = true});
}

void Sheet::next_page()
{
    cairo_show_page(m_canvas->cairo);
}

kiosk::capture::Picture Sheet::scanned(double light) const
{
    cairo_surface_flush(m_canvas->surface);
    const auto width = static_cast<unsigned>(cairo_image_surface_get_width(m_canvas->surface));
    const auto height = static_cast<unsigned>(cairo_image_surface_get_height(m_canvas->surface));
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(m_canvas->surface));
    const unsigned char* data = cairo_image_surface_get_data(m_canvas->surface);
    auto picture = kiosk::capture::Picture::sized(width, height, kiosk::capture::Pixels::Rgb24);
    static constexpr double paper[] = {250.0 / 255, 248.0 / 255, 243.0 / 255};
    unsigned seed = 20261122;
    std::byte* to = picture.bytes.data();
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            const unsigned char* pixel = data + y * stride + std::size_t{x} * 4; // B G R
            seed = seed * 1664525 + 1013904223;
            const double grain = static_cast<double>((seed >> 24) % 5) - 2.0;
            const double shade = 1.0 - 0.02 * x / width; // the lamp is weaker on one side
            for (unsigned c = 0; c < 3; ++c) {
                const double level = (pixel[2 - c] * paper[c] * shade + grain) * light;
                *to++ =
                    static_cast<std::byte>(static_cast<unsigned>(std::clamp(level, 0.0, 255.0)));
            }
        }
    return picture;
}

void forget_fonts()
{
    pango_cairo_font_map_set_default(nullptr);
    cairo_debug_reset_static_data();
    FcFini();
}

} // namespace tests
