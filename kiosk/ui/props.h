#pragma once

#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/theme.h"
#include "shared/base/result.h"

#include <filesystem>

namespace kiosk::ui
{

/// What a stage is furnished with; reading it needs no screen.
struct Props {
    Theme theme;
    Keyboards keyboards;

    /// Reads `theme.yaml` and `keyboards/`. ConfigurationInvalid names the file.
    static base::Result<Props> load(const std::filesystem::path& assets);
};

} // namespace kiosk::ui
