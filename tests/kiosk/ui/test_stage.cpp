#include "test_stage.h"

#include <doctest/doctest.h>

#include <map>

using namespace kiosk;

namespace
{

const messages::Catalog& catalog(const std::string& language)
{
    static std::map<std::string, messages::Catalog> loaded;
    const auto found = loaded.find(language);
    if (found != loaded.end())
        return found->second;
    auto read = messages::Catalog::load("locales", language);
    REQUIRE(read.has_value());
    return loaded.emplace(language, std::move(*read)).first->second;
}

} // namespace

TestStage::TestStage(ui::Panel shown) : panel{shown}
{
    auto read = text::Engine::load("assets/fonts.yaml");
    REQUIRE(read.has_value());
    engine = std::move(*read);
    auto theme = ui::Theme::load("assets/theme.yaml");
    auto keyboards = ui::Keyboards::load("assets/keyboards");
    REQUIRE(theme.has_value());
    REQUIRE(keyboards.has_value());
    stage = std::make_unique<ui::Stage>(
        ui::StageSetup{.engine = engine.get(), .panel = panel, .theme = std::move(*theme)});
    stage->bring(std::move(*keyboards));
}

ui::View TestStage::view(const std::string& language) const
{
    return {.catalog = &catalog(language)};
}
