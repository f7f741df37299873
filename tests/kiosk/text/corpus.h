#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A text as the kiosk could show it, in one language.
struct Sample {
    std::string_view language;
    bool right_to_left;
    std::string_view words;
};

const std::vector<Sample>& samples();

/// The name of each language of the first screen, in itself.
const std::vector<Sample>& endonyms();
