#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/messages/catalog.h"
#include "shared/receipt/qr.h"

#include <memory>
#include <string>

namespace receipt
{

/// A4, in points of 1/72 inch.
inline constexpr double paper_width = 595.276;
inline constexpr double paper_height = 841.890;
/// A module of a QR code is five dots at 300 dpi, 0.423 mm: no printer blurs its edges.
inline constexpr double module_size = 5 * 72.0 / 300;

enum class Ink { Text, Quiet, Line, Tint };
enum class Align { Left, Right, Centre };

struct Style {
    double size = 12; ///< points
    bool bold = false;
    Ink ink = Ink::Text;
    Align align = Align::Left;
    const char* role = "P"; ///< the PDF's structure: P, H1, H2
};

/// Words with the language and the direction that they are laid out in.
struct Writing {
    messages::Text words;
    std::string language = "fr";
    messages::Direction direction = messages::Direction::LeftToRight;
};

/// Where something stands, from the top left of the page.
struct Place {
    double x = 0;
    double y = 0;
    double width = 0;
};

/// A PDF in the making: pages, words, lines and codes at places. It knows nothing of letters.
class Paper
{
public:
    Paper(const messages::Text& title, base::Instant at);
    Paper(Paper&&) noexcept;
    ~Paper();

    void new_page();
    double height_of(const Writing& writing, const Style& style, double width) const;
    /// Draws and answers the height.
    double write(const Writing& writing, const Style& style, const Place& place);
    void line(const Place& from, Ink ink);
    /// A filled rectangle.
    void fill(const Place& place, double height, Ink ink);
    /// An empty square to tick.
    void tick_box(const Place& place);
    /// Draws the modules alone, on the grid of a 300 dpi printer; the quiet zone is the caller's.
    void code(const QrCode& code, const Place& place);

    /// The whole file. Nothing may be drawn after. Errors: Internal.
    base::Result<base::Bytes> finish();

private:
    struct Surface;
    std::unique_ptr<Surface> m_surface;
};

} // namespace receipt
