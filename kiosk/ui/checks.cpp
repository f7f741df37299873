#include "kiosk/ui/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kiosk::ui
{

namespace
{

/// Pixels are whole: lengths may miss by this much.
constexpr float slack = 0.4F;
/// Secondary text is never smaller (experience.md).
constexpr Millimetres least_capital{3.78F};

bool shown(const Node& node)
{
    return !node.state.covered && !node.state.scrolled;
}

bool around(Nodes nodes, const Node& outer, const Node& inner)
{
    for (const Node* up = &inner; up != nullptr && !up->parent.empty();
         up = find(nodes, up->parent))
        if (up->parent == outer.id)
            return true;
    return false;
}

float between(const Place& one, const Place& other)
{
    const float across = std::max(one.left.count, other.left.count) -
                         std::min(one.right().count, other.right().count);
    const float along = std::max(one.top.count, other.top.count) -
                        std::min(one.bottom().count, other.bottom().count);
    return std::max(across, along);
}

using Faults = std::vector<std::string>;

void check_size(const Node& node, const Demands& demands, Faults& faults)
{
    const float least = node.primary ? demands.primary.count : demands.target.count;
    const float smaller = std::min(node.place.width.count, node.place.height.count);
    if (node.target && shown(node) && smaller < least - slack)
        faults.push_back(fmt::format("{} is {:.1f} x {:.1f} mm, under {} mm", node.id,
                                     node.place.width.count, node.place.height.count, least));
}

void check_contrast(const Node& node, const Demands& demands, Faults& faults)
{
    if (node.state.disabled)
        return;
    for (const ColourPair& pair : node.colours) {
        const float least = pair.informative ? demands.words_contrast : demands.shapes_contrast;
        const float found = contrast(pair.foreground, pair.background);
        if (found < least)
            faults.push_back(fmt::format(
                "{} has a contrast of {:.1f}, under {}: #{:02x}{:02x}{:02x} on #{:02x}{:02x}{:02x}",
                node.id, found, least, pair.foreground.red, pair.foreground.green,
                pair.foreground.blue, pair.background.red, pair.background.green,
                pair.background.blue));
    }
}

void check_words(const Node& node, Faults& faults)
{
    if (node.state.clipped)
        faults.push_back(fmt::format("{} does not hold its words: {}", node.id, node.label));
    if (node.cap_height.count > 0 && node.cap_height < least_capital)
        faults.push_back(
            fmt::format("{} has capitals of {:.1f} mm", node.id, node.cap_height.count));
}

bool within(const Place& inner, const Place& outer)
{
    return inner.left.count >= outer.left.count - slack &&
           inner.top.count >= outer.top.count - slack &&
           inner.right().count <= outer.right().count + slack &&
           inner.bottom().count <= outer.bottom().count + slack;
}

void check_region(Nodes nodes, const Node& node, const Demands& demands, Faults& faults)
{
    if (!shown(node))
        return;
    const Place panel{{0}, {0}, demands.panel.wide, demands.panel.high};
    const Node* const parent = find(nodes, node.parent);
    const Place& outer = parent == nullptr ? panel : parent->place;
    if (!within(node.place, panel) || (!within(node.place, outer) && node.role != Role::Scroll))
        faults.push_back(
            fmt::format("{} leaves {}", node.id, parent == nullptr ? "the panel" : parent->id));
}

void check_neighbours(Nodes nodes, const Node& one, const Node& other, const Demands& demands,
                      Faults& faults)
{
    if (one.layer != other.layer || !shown(one) || !shown(other) || around(nodes, one, other) ||
        around(nodes, other, one))
        return;
    const float gap = between(one.place, other.place);
    if (gap < -slack * 2)
        faults.push_back(fmt::format("{} and {} overlap", one.id, other.id));
    else if (one.target && other.target && gap < demands.gap.count - slack)
        faults.push_back(fmt::format("{} and {} are only {:.1f} mm apart", one.id, other.id, gap));
}

} // namespace

Demands demands_for(const Panel& panel, Appearance appearance)
{
    Demands demands{.panel = panel};
    if (appearance != Appearance::Light)
        demands.words_contrast = 20;
    return demands;
}

std::vector<std::string> faults(Nodes nodes, const Demands& demands)
{
    Faults found;
    for (std::size_t index = 0; index < nodes.size(); ++index) {
        const Node& node = nodes[index];
        check_size(node, demands, found);
        check_contrast(node, demands, found);
        check_words(node, found);
        check_region(nodes, node, demands, found);
        for (std::size_t later = index + 1; later < nodes.size(); ++later) {
            if (nodes[later].id == node.id)
                found.push_back(fmt::format("two nodes are called {}", node.id));
            check_neighbours(nodes, node, nodes[later], demands, found);
        }
    }
    return found;
}

} // namespace kiosk::ui
