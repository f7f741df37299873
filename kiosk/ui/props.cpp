#include "kiosk/ui/props.h"

namespace kiosk::ui
{

base::Result<Props> Props::load(const std::filesystem::path& assets)
{
    Theme theme = TRY(Theme::load(assets / "theme.yaml"));
    Keyboards keyboards = TRY(Keyboards::load(assets / "keyboards"));
    return Props{std::move(theme), std::move(keyboards)};
}

} // namespace kiosk::ui
