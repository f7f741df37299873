#pragma once

#include "kiosk/ui/frame.h"

#include <string_view>

namespace kiosk::ui
{

/// Columns of equal width; rows of equal height. Fewer columns where the text is too large for
/// their width. Call `next()` before each cell; a cell is filled from top to bottom.
struct ColumnsShape {
    std::string_view id;
    unsigned count = 2;
    Millimetres least{60}; ///< of a column at the default text size
    bool tight = false;    ///< small gap between rows and columns
};
class Columns
{
public:
    Columns(Frame& frame, const ColumnsShape& shape);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    void next();

private:
    Frame& m_frame;
};

/// Widgets side by side with their natural widths, going on in a next line where they do not fit.
class Row
{
public:
    explicit Row(Frame& frame, bool tight = false);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;

private:
    Frame& m_frame;
};

enum class Tone { Plain, Tinted, Info, Success, Warning, Error };

/// A bordered panel around other widgets.
struct BoxShape {
    std::string_view id;
    Tone tone = Tone::Plain;
};
class Box
{
public:
    Box(Frame& frame, const BoxShape& shape);
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

private:
    Frame& m_frame;
};

/// Empty room, as large as the gap between two groups.
void gap(Frame& frame, float times = 1);
/// The rest of the region above what follows: `height` below remain for it.
void push_to_bottom(Frame& frame, Millimetres height);

} // namespace kiosk::ui
