#include "kiosk/ui/parts.h"

#include "shared/base/verify.h"

#include <algorithm>

namespace kiosk::ui
{

namespace
{

float gap_before(const Parts& parts, const Space& space, float before)
{
    if (space.empty)
        return 0;
    if (before >= 0 && space.after >= 0)
        return std::max(before, space.after);
    if (before < 0 && space.after < 0)
        return parts.px(parts.lengths().gap);
    return std::max(before, space.after);
}

Rect take_in_row(Parts& parts, Space& row, const Wish& wish)
{
    const float width = std::min(wish.width, row.area.w);
    if (!row.empty && row.x + width > row.area.right() + 0.5F) {
        row.x = row.area.x;
        row.y = row.line + row.between;
    }
    const Rect rect{row.x, row.y, width, wish.height};
    row.x += width + row.between;
    row.line = std::max(row.line, rect.bottom());
    row.natural_y = row.line;
    row.empty = false;
    (void)parts;
    return rect;
}

/// Where something of unknown height starts in the open column.
float start_inside(Parts& parts, float before)
{
    Space& space = parts.space();
    const float gap = gap_before(parts, space, before);
    space.y += gap;
    space.natural_y += gap;
    return space.y;
}

void end_inside(Parts& parts, float height, float natural)
{
    Space& space = parts.space();
    space.y += height;
    space.natural_y += natural;
    space.after = -1;
    space.empty = false;
}

void end_cell(Parts& parts)
{
    const Space cell = parts.spaces.back();
    parts.spaces.pop_back();
    Space& columns = parts.space();
    columns.in_cell = false;
    columns.row_bottom = std::max(columns.row_bottom, cell.y);
    columns.row_natural = std::max(columns.row_natural, cell.natural_y - columns.y);
    if (++columns.cell < columns.count)
        return;
    columns.cell = 0;
}

void end_row(Parts& parts)
{
    Space& columns = parts.space();
    if (columns.empty)
        return;
    learn(parts, columns.id + "#" + std::to_string(columns.row), columns.row_natural);
    columns.natural_y += columns.row_natural;
    columns.y = std::max(columns.row_bottom, columns.y + columns.row_natural);
    columns.row_natural = 0;
    ++columns.row;
}

} // namespace

float available_width(Parts& parts)
{
    return parts.space().area.w;
}

Rect take(Parts& parts, const Wish& wish)
{
    Space& space = parts.space();
    if (space.kind == SpaceKind::Row)
        return take_in_row(parts, space, wish);

    const float gap = gap_before(parts, space, wish.before);
    const Rect rect{space.area.x, space.y + gap, space.area.w, wish.height};
    space.y = rect.bottom();
    space.natural_y += gap + (wish.natural > 0 ? wish.natural : wish.height);
    space.after = wish.after;
    space.empty = false;
    return rect;
}

void open_space(Parts& parts, Space space)
{
    space.y = space.natural_y = space.area.y;
    space.x = space.area.x;
    space.line = space.area.y;
    parts.spaces.push_back(std::move(space));
}

float close_space(Parts& parts)
{
    const float height = parts.space().natural_y - parts.space().area.y;
    parts.spaces.pop_back();
    return height;
}

Columns::Columns(Frame& frame, const ColumnsShape& shape) : m_frame{frame}
{
    Parts& parts = frame.parts();
    const float y = start_inside(parts, -1);
    const Space& around = parts.space();
    const float growth = parts.theme.cap_height(TextRole::Body, parts.view.text_size).count /
                         parts.theme.cap_height(TextRole::Body, TextSize::Default).count;
    const float between = parts.px(shape.tight ? parts.lengths().small_gap : parts.lengths().gap);
    const float least = parts.px(shape.least * growth);
    const auto fitting = static_cast<unsigned>((around.area.w + between) / (least + between));

    Space columns{.id = std::string{shape.id},
                  .kind = SpaceKind::Columns,
                  .area = {around.area.x, y, around.area.w, 0},
                  .inks = around.inks,
                  .between = between,
                  .count = std::clamp(fitting, 1U, std::max(1U, shape.count))};
    open_space(parts, std::move(columns));
}

void Columns::next()
{
    Parts& parts = m_frame.parts();
    if (parts.spaces.back().kind != SpaceKind::Columns) {
        end_cell(parts);
        if (parts.space().cell == 0)
            end_row(parts);
    }
    Space& columns = parts.space();
    if (columns.cell == 0 && !columns.empty) {
        columns.y += columns.between;
        columns.natural_y += columns.between;
    }
    columns.empty = false;
    columns.in_cell = true;
    if (columns.cell == 0)
        columns.row_bottom = columns.y;

    const auto count = static_cast<float>(columns.count);
    const float width = std::floor((columns.area.w - columns.between * (count - 1)) / count);
    const float x = columns.area.x + static_cast<float>(columns.cell) * (width + columns.between);
    Space cell{.area = {x, columns.y, width, 0},
               .stretch = learnt(parts, columns.id + "#" + std::to_string(columns.row), 0),
               .inks = columns.inks};
    open_space(parts, std::move(cell));
}

Columns::~Columns()
{
    Parts& parts = m_frame.parts();
    if (parts.spaces.back().kind != SpaceKind::Columns)
        end_cell(parts);
    end_row(parts);
    const Space columns = parts.spaces.back();
    parts.spaces.pop_back();
    end_inside(parts, columns.y - columns.area.y, columns.natural_y - columns.area.y);
}

Row::Row(Frame& frame, bool tight) : m_frame{frame}
{
    Parts& parts = frame.parts();
    const float y = start_inside(parts, tight ? parts.px(parts.lengths().small_gap) : -1);
    const Space& around = parts.space();
    Space row{.kind = SpaceKind::Row,
              .area = {around.area.x, y, around.area.w, 0},
              .inks = around.inks,
              .between = parts.px(tight ? parts.lengths().small_gap : parts.lengths().gap)};
    open_space(parts, std::move(row));
}

Row::~Row()
{
    Parts& parts = m_frame.parts();
    const Space row = parts.spaces.back();
    parts.spaces.pop_back();
    end_inside(parts, row.line - row.area.y, row.line - row.area.y);
}

Box::Box(Frame& frame, const BoxShape& shape) : m_frame{frame}
{
    Parts& parts = frame.parts();
    const float padding = parts.px(parts.lengths().padding);
    const float y = start_inside(parts, -1);
    const Space& around = parts.space();
    const std::string id = std::string{shape.id} + "#box";
    const float height = std::max(learnt(parts, id, 0) + 2 * padding, around.stretch);
    const Rect rect{around.area.x, y, around.area.w, height};

    const ToneColours tone = tone_colours(parts, shape.tone);
    const float radius = parts.px(parts.lengths().radius);
    parts.canvas.panel(rect, tone.fill, radius);
    parts.canvas.stroke(rect, tone.edge, parts.px(parts.lengths().hairline), radius);
    leave(parts, {.id = std::string{shape.id}, .role = Role::Region}, rect);

    parts.parents.emplace_back(shape.id);
    Inks inks = inks_on(parts, tone.fill);
    if (shape.tone == Tone::Success || shape.tone == Tone::Warning || shape.tone == Tone::Error)
        inks.ink = tone.ink;
    open_space(parts, {.id = id,
                       .area = {rect.x + padding, rect.y + padding, rect.w - 2 * padding, 0},
                       .inks = inks});
}

Box::~Box()
{
    Parts& parts = m_frame.parts();
    const float padding = parts.px(parts.lengths().padding);
    const std::string id = parts.space().id;
    const float drawn = learnt(parts, id, 0) + 2 * padding;
    const float content = close_space(parts);
    parts.parents.pop_back();
    learn(parts, id, content);
    const float stretch = parts.space().empty ? parts.space().stretch : 0;
    end_inside(parts, std::max(drawn, stretch), content + 2 * padding);
}

void gap(Frame& frame, float times)
{
    Parts& parts = frame.parts();
    Space& space = parts.space();
    const float height = std::round(parts.px(parts.lengths().gap) * times);
    space.y += height;
    space.natural_y += height;
}

void push_to_bottom(Frame& frame, Millimetres height)
{
    Parts& parts = frame.parts();
    Space& space = parts.space();
    if (space.scrolls && !space.has_buttons)
        space.y = std::max(space.y, space.area.bottom() - parts.px(height));
}

} // namespace kiosk::ui
