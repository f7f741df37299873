#include "kiosk/ui/checks.h"

#include <doctest/doctest.h>

using namespace kiosk::ui;

namespace
{

const Demands demands = demands_for(Panel{}, Appearance::Light);

Node button(const std::string& id, const Place& place)
{
    return {.id = id,
            .role = Role::Button,
            .place = place,
            .target = true,
            .colours = {{{22, 22, 22}, {255, 255, 255}}},
            .cap_height = {5}};
}

std::string only_fault(std::vector<Node> nodes)
{
    const auto found = faults(nodes, demands);
    REQUIRE(found.size() == 1);
    return found.front();
}

} // namespace

TEST_CASE("A screen that is right has no fault")
{
    const std::vector nodes{button("one", {{10}, {10}, {40}, {20}}),
                            button("other", {{54}, {10}, {40}, {20}})};
    CHECK(faults(nodes, demands).empty());
}

TEST_CASE("A target that is too small is named")
{
    CHECK(
        only_fault({button("tiny", {{10}, {10}, {40}, {12}})}).starts_with("tiny is 40.0 x 12.0"));
    Node primary = button("go", {{10}, {10}, {40}, {17}});
    CHECK(faults({{primary}}, demands).empty());
    primary.primary = true;
    CHECK(only_fault({primary}).ends_with("under 20 mm"));
}

TEST_CASE("Targets that are too close or overlap are named")
{
    CHECK(only_fault({button("a", {{10}, {10}, {40}, {20}}),
                      button("b", {{51}, {10}, {40}, {20}})}) == "a and b are only 1.0 mm apart");
    CHECK(only_fault({button("a", {{10}, {10}, {40}, {20}}),
                      button("b", {{40}, {10}, {40}, {20}})}) == "a and b overlap");
}

TEST_CASE("Words of little contrast are named, unless they are disabled")
{
    Node pale = button("pale", {{10}, {10}, {40}, {20}});
    pale.colours = {{{120, 120, 120}, {255, 255, 255}}};
    CHECK(only_fault({pale}).starts_with("pale has a contrast of 4.4, under 10"));
    pale.colours.front().informative = false;
    CHECK(only_fault({pale}).starts_with("pale has a contrast of 4.4, under 4.5"));
    pale.state.disabled = true;
    CHECK(faults({{pale}}, demands).empty());
}

TEST_CASE("Clipped words, small capitals, and what leaves its region are named")
{
    Node node = button("n", {{10}, {10}, {40}, {20}});
    node.state.clipped = true;
    CHECK(only_fault({node}).starts_with("n does not hold its words"));
    node.state.clipped = false;
    node.cap_height = {3};
    CHECK(only_fault({node}) == "n has capitals of 3.0 mm");
    node.cap_height = {5};
    node.place.left = {460};
    CHECK(only_fault({node}) == "n leaves the panel");
    node.place.left = {10};
    node.parent = "main";
    const Node region{.id = "main", .role = Role::Region, .place = {{20}, {0}, {100}, {100}}};
    CHECK(only_fault({region, node}) == "n leaves main");
}

TEST_CASE("Two nodes of one name are a fault")
{
    CHECK(only_fault({button("n", {{10}, {10}, {40}, {20}}),
                      button("n", {{10}, {50}, {40}, {20}})}) == "two nodes are called n");
}
