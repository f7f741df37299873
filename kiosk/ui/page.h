#pragma once

#include "kiosk/ui/frame.h"
#include "shared/messages/text.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::ui
{

enum class Aside { None, Narrow, Wide };

/// Which parts the page has; said before anything is drawn.
struct PageShape {
    std::string_view id; ///< of the screen: scroll positions start anew with another id
    Aside aside = Aside::None;
    bool steps = false;
    bool footer = true;
};
void page(Frame& frame, const PageShape& shape);
/// The blue page of the first screen instead: no header, main region over the whole panel.
void attract_page(Frame& frame, std::string_view id);
/// Its first line: where the kiosk stands at the start, day and hour at the end.
void attract_bar(Frame& frame, const messages::Text& place, const messages::Text& when);

/// A place that widgets fill from top to bottom; ends with its scope. Scrolls by two large buttons
/// where its content is taller.
class Region
{
public:
    Region(Region&& other) noexcept : m_frame{other.m_frame} { other.m_frame = nullptr; }
    Region& operator=(Region&&) = delete;
    ~Region();

private:
    friend Region main_region(Frame& frame);
    friend Region aside_region(Frame& frame);
    explicit Region(Frame& frame) : m_frame{&frame} {}
    Frame* m_frame;
};
[[nodiscard]] Region main_region(Frame& frame);
/// At the end side in landscape; in portrait a band between header and main region.
[[nodiscard]] Region aside_region(Frame& frame);

/// Ids: `language`, `text-size`, `help`, `finish`.
enum class HeaderButton { Language, TextSize, Help, Finish };
struct Header {
    messages::Text title;    ///< beside the product's mark
    messages::Text language; ///< endonym of the language in use
    bool finish = true;
    bool tools = true; ///< language, size of text, help
};
std::optional<HeaderButton> header(Frame& frame, const Header& header);

/// Steps of the procedure. `current` from 0; past the last one all are done.
struct Steps {
    std::vector<messages::Text> names;
    unsigned current = 0;
    float part = 0.5F; ///< how much of the current step is done, 0..1
};
void stepper(Frame& frame, const Steps& steps);

/// Ids: `previous`, `other`, `quiet`, `continue`. Empty labels are not drawn.
enum class FooterButton { Previous, Other, Quiet, Continue };
struct Footer {
    messages::Text previous = {}; ///< outlined, with an arrow back unless `onward`
    messages::Text other = {};    ///< outlined, after previous
    messages::Text quiet = {};    ///< words only, before the primary one
    messages::Text primary = {};  ///< filled, with an arrow on
    bool primary_enabled = true;
    bool onward = false; ///< the outlined ones do not lead back
    std::string_view previous_id = "previous";
    std::string_view other_id = "other";
};
std::optional<FooterButton> footer(Frame& frame, const Footer& footer);

} // namespace kiosk::ui
