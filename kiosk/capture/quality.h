#pragma once

#include "kiosk/capture/image.h"

namespace kiosk::capture
{

/// What a page's pixels tell about it.
struct PageMeasures {
    unsigned paper = 0;   ///< grey level that 95 % of the pixels do not pass: the paper's
    double ink = 0;       ///< share of the page, specks left out
    unsigned letters = 0; ///< connected marks as large as letters
};

PageMeasures measure(const ImageView& image);

enum class Verdict { Good, Blank, Dark };

/// The first judgement. Limits are where a set of good and bad synthetic scans parted without
/// error: fewer than 15 letters on 0.05 % of ink is blank, paper below 120 is dark.
Verdict judge(const PageMeasures& measures);

} // namespace kiosk::capture
