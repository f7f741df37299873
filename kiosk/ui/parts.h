#pragma once

#include "kiosk/text/engine.h"
#include "kiosk/ui/canvas.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/memory.h"
#include "kiosk/ui/node.h"
#include "kiosk/ui/picture_textures.h"

#include <optional>
#include <string>
#include <vector>

/// What widgets share among themselves; screens do not include this.
namespace kiosk::ui
{

/// The colours of words on a ground.
struct Inks {
    Colour ground, ink, text, quiet, action, edge;
};

enum class SpaceKind { Column, Row, Columns };

/// A place being filled. Pixels.
struct Space {
    std::string id = {};
    SpaceKind kind = SpaceKind::Column;
    Rect area;           ///< where it may go; open-ended below unless it scrolls
    float y = 0;         ///< where the next widget starts
    float natural_y = 0; ///< the same, had nothing been stretched
    float after = 0;     ///< gap asked for by the widget before
    bool empty = true;
    float stretch = 0; ///< height a cell should fill
    Inks inks{};
    bool scrolls = false;
    bool has_buttons = false; ///< scroll buttons take the end side
    float scroll = 0;
    float top = 0; ///< where the content starts, unscrolled
    float end_padding = 0;
    // Row
    float x = 0, line = 0, between = 0;
    // Columns
    unsigned count = 1, cell = 0, row = 0;
    float row_bottom = 0, row_natural = 0;
    bool in_cell = false;
};

struct Pointer {
    float x = 0, y = 0; ///< as if read from left to right
    bool down = false, went_down = false, went_up = false;
    bool hit = false; ///< something took this press
    float physical_x = 0;
    Moment at{}; ///< when the finger did it
};

/// The regions of the page, pixels.
struct PageAreas {
    Rect header, steps, main, aside, footer, keyboard;
    bool attract = false;
};

/// A field drawn in this frame, in the order of the page.
struct FieldSeen {
    std::string id;
    KeyboardKind keyboard;
    int layer;
    Rect block; ///< label to the line below
};

/// The list of a `select` that is open; drawn over everything when the frame ends.
struct OpenList {
    std::string id;
    messages::Text label;
    std::vector<Option> options;
    std::string chosen;
    unsigned columns = 2;
};

struct Frame::Parts {
    Theme theme;
    Panel panel;
    text::Engine* engine;
    PictureTextures pictures;
    Keyboards keyboards{};
    AtlasTextures textures;
    Canvas canvas;
    View view{};
    Memory memory{};
    Moment now{};
    Pointer pointer{};
    std::vector<Node> nodes{};
    std::vector<Space> spaces{};
    std::vector<std::string> parents{};
    std::map<std::string, int, std::less<>> counts{};
    std::vector<FieldSeen> fields{};
    std::optional<OpenList> list{};
    PageAreas areas{};
    int layer = 0;
    int highest_layer = 0;
    bool overflow = false;  ///< words drawn since the last node did not fit
    bool unsettled = false; ///< the layout learnt something: draw again

    const Palette& palette() const { return theme.palette(view.appearance); }
    const Lengths& lengths() const { return theme.lengths(); }
    float px(Millimetres length) const { return std::round(panel.pixels(length)); }
    Space& space() { return spaces.back(); }
    const Inks& inks() const { return spaces.back().inks; }
    bool mirrored() const { return canvas.mirrored(); }
};
using Parts = Frame::Parts;

/// How words are laid out.
struct Print {
    TextRole role = TextRole::Body;
    text::Weight weight = text::Weight::Regular;
    text::Align align = text::Align::Start;
    float width = 0; ///< pixels; 0: one line
    std::string_view language = {};
    std::optional<text::Direction> direction = {};
    text::Family family = text::Family::Words;
    float size = 0; ///< em, pixels; 0: of the role
};
text::LayoutRef lay(Parts& parts, std::string_view utf8, const Print& print);
text::LayoutRef lay_icon(Parts& parts, std::string_view ligature, float side);
float em(const Parts& parts, TextRole role);

/// Draws words in a box: from its top, or centred in its height. Notes where they do not fit.
void draw(Parts& parts, const text::LayoutRef& layout, const Rect& box, Colour colour);
void draw_middle(Parts& parts, const text::LayoutRef& layout, const Rect& box, Colour colour);
void draw_icon(Parts& parts, std::string_view ligature, const Rect& box, Colour colour);
/// The arrow that points on, or back, in the page's direction.
std::string_view arrow(const Parts& parts, bool on);

/// Room for a widget in the open space, `before` and `after` being the gaps it asks for.
struct Wish {
    float width = 0; ///< natural; used in a Row
    float height = 0;
    float natural = 0; ///< height had it not been stretched; 0: the same
    float before = -1; ///< pixels; -1: the theme's gap
    float after = -1;
};
Rect take(Parts& parts, const Wish& wish);
float available_width(Parts& parts);

void open_space(Parts& parts, Space space);
/// Ends it and answers how high its content was.
float close_space(Parts& parts);
/// Remembers a height; another one than before asks for one more frame.
void learn(Parts& parts, const std::string& id, float height);
float learnt(const Parts& parts, const std::string& id, float otherwise);

struct TouchArea {
    std::string_view id;
    Rect rect;
    bool enabled = true;
    bool keeps_focus = false; ///< touching it leaves the keyboard where it is
    bool on_press = false;
};
struct Touch {
    bool activated = false;
    bool held = false;
};
Touch touch(Parts& parts, const TouchArea& area);

/// Leaves a node for a rectangle; parent, layer and place are filled in.
Node& leave(Parts& parts, Node node, const Rect& rect);
/// `words/3`: an id for what has none.
std::string numbered(Parts& parts, std::string_view kind);

void draw_focus_ring(Parts& parts, const Rect& rect, float radius);
Inks inks_on(const Parts& parts, Colour ground);

struct ToneColours {
    Colour fill, edge, ink;
};
ToneColours tone_colours(const Parts& parts, Tone tone);

/// A scrolling region; `close_region` draws its buttons.
void open_region(Parts& parts, const std::string& id, const Rect& area, const Inks& inks);
void close_region(Parts& parts);

void draw_keyboard(Frame& frame);
void draw_open_list(Frame& frame);
float keyboard_height(const Parts& parts, KeyboardKind kind);
/// Gives a field the focus, and the keyboard with it; an empty id takes it away.
void set_focus(Parts& parts, std::string_view id);
void focus_next(Parts& parts);

} // namespace kiosk::ui
