#pragma once

#include "kiosk/screens/screen.h"

#include <string>
#include <string_view>

namespace kiosk::screens
{

/// A purpose of free words as a card says it: in the words of the guide's own options, or of the
/// question that it answers.
struct PurposeWords {
    std::string icon{};
    messages::Text title{};
    messages::Text subtitle{};
};
PurposeWords words_of_purpose(ui::Frame& frame, const Scene& scene, std::string_view purpose);

} // namespace kiosk::screens
