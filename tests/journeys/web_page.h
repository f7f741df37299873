#pragma once

#include "shared/base/result.h"

#include <string>

namespace tests::journeys
{

/// What a browser was shown.
struct WebPage {
    long status = 0;
    std::string html;
};

/// Opens the link of a mail as a telephone would and, where it asks for a password, chooses that
/// one. Errors: NetworkDown.
base::Result<WebPage> open_link(const std::string& link, const std::string& password);

} // namespace tests::journeys
