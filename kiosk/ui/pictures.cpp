#include "kiosk/ui/pictures.h"

#include "kiosk/ui/parts.h"
#include "shared/base/verify.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

/// Squares that join black modules of a row.
std::vector<Rect> black_squares(const QrCode& code, const Rect& place, float module)
{
    std::vector<Rect> squares;
    for (unsigned row = 0; row < code.side; ++row)
        for (unsigned column = 0; column < code.side;) {
            unsigned end = column;
            while (end < code.side && (code.modules[row * code.side + end] & 1U) != 0)
                ++end;
            if (end > column)
                squares.push_back({place.x + static_cast<float>(column) * module,
                                   place.y + static_cast<float>(row) * module,
                                   static_cast<float>(end - column) * module, module});
            column = end + 1;
        }
    return squares;
}

} // namespace

void page_preview(Frame& frame, const PagePreview& preview)
{
    Parts& parts = frame.parts();
    const Rect rect =
        take(parts, {.width = available_width(parts), .height = parts.px(preview.tall)});
    parts.canvas.panel(rect, parts.palette().backdrop, parts.px(parts.lengths().radius));
    if (preview.width > 0 && preview.height > 0) {
        const std::size_t channels = preview.colour ? 3 : 1;
        base::verify(preview.pixels.size() ==
                         std::size_t{preview.width} * preview.height * channels,
                     "a preview has all its pixels");
        const Rect inner = rect.inset(parts.px({3}), parts.px({3}));
        const float scale = std::min(inner.w / static_cast<float>(preview.width),
                                     inner.h / static_cast<float>(preview.height));
        parts.canvas.picture(parts.pictures.show(preview),
                             centred(rect, std::round(static_cast<float>(preview.width) * scale),
                                     std::round(static_cast<float>(preview.height) * scale)));
    }
    leave(parts,
          {.id = std::string{preview.id}, .role = Role::Picture, .label = preview.label.utf8()},
          rect);
}

void qr_code(Frame& frame, const QrCode& code)
{
    Parts& parts = frame.parts();
    base::verify(code.modules.size() == std::size_t{code.side} * code.side,
                 "a QR code has all its modules");
    constexpr float quiet = 4; // modules, ISO/IEC 18004
    const float count = static_cast<float>(code.side) + 2 * quiet;
    const float widest = std::min(available_width(parts), parts.px(code.largest));
    const float module = std::max(1.0F, std::floor(widest / count));
    const float side = module * count;
    const Rect line = take(parts, {.width = side, .height = side});
    const Rect card{std::round(line.x + (line.w - side) / 2), line.y, side, side};

    // A code is read in black on white, whatever the appearance.
    const Colour white{255, 255, 255};
    const float radius = parts.px(parts.lengths().radius);
    parts.canvas.panel(card, white, radius);
    parts.canvas.stroke(card, parts.palette().tint_edge, parts.px(parts.lengths().hairline),
                        radius);
    const Rect place = parts.canvas.physical(card);
    parts.canvas.squares(
        black_squares(code, {place.x + quiet * module, place.y + quiet * module, 0, 0}, module),
        {0, 0, 0});
    leave(parts, {.id = std::string{code.id}, .role = Role::Code, .label = code.label.utf8()},
          card);
}

void icon(Frame& frame, std::string_view ligature, Millimetres side)
{
    Parts& parts = frame.parts();
    const float size = parts.px(side);
    const Rect rect = take(parts, {.width = size, .height = size});
    const Rect tile{rect.x, rect.y, size, size};
    parts.canvas.fill(tile, parts.palette().tint, std::round(size * 0.19F));
    draw_icon(parts, ligature, centred(tile, std::round(size * 0.56F), std::round(size * 0.56F)),
              parts.palette().action);
}

} // namespace kiosk::ui
