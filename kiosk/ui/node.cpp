#include "kiosk/ui/node.h"

#include <algorithm>

namespace kiosk::ui
{

const Node* find(Nodes nodes, std::string_view id)
{
    const auto found = std::ranges::find(nodes, id, &Node::id);
    return found == nodes.end() ? nullptr : &*found;
}

std::string_view name_of(Role role)
{
    switch (role) {
    case Role::Region:
        return "region";
    case Role::Heading:
        return "heading";
    case Role::Words:
        return "words";
    case Role::Fact:
        return "fact";
    case Role::Button:
        return "button";
    case Role::Card:
        return "card";
    case Role::Choice:
        return "choice";
    case Role::Checkbox:
        return "checkbox";
    case Role::Field:
        return "field";
    case Role::Chip:
        return "chip";
    case Role::Key:
        return "key";
    case Role::Scroll:
        return "scroll";
    case Role::Progress:
        return "progress";
    case Role::Step:
        return "step";
    case Role::Notice:
        return "notice";
    case Role::Badge:
        return "badge";
    case Role::Dialogue:
        return "dialogue";
    case Role::Picture:
        return "picture";
    case Role::Code:
        return "code";
    case Role::Bubble:
        return "bubble";
    }
    return "words";
}

} // namespace kiosk::ui
