#include "kiosk/screens/asked.h"

#include "kiosk/flow/place.h"

#include <algorithm>

namespace kiosk::screens
{

namespace
{

const catalogue::AskedPiece* find(const std::vector<catalogue::AskedPiece>& asked,
                                  std::string_view piece)
{
    const auto found = std::ranges::find_if(
        asked, [&](const catalogue::AskedPiece& one) { return one.piece->id == piece; });
    return found == asked.end() ? nullptr : &*found;
}

} // namespace

std::vector<catalogue::AskedPiece> asked_to_file(const Scene& scene)
{
    return flow::asked_to_file(scene.state, scene.context);
}

messages::Text label_of(ui::Frame& frame, const Scene& scene, std::string_view piece)
{
    const auto asked = asked_to_file(scene);
    const auto* one = find(asked, piece);
    return one ? frame.words(one->label) : messages::Text{};
}

messages::Text help_of(ui::Frame& frame, const Scene& scene, std::string_view piece)
{
    const auto asked = asked_to_file(scene);
    const auto* one = find(asked, piece);
    return one && one->help ? frame.words(*one->help) : messages::Text{};
}

} // namespace kiosk::screens
