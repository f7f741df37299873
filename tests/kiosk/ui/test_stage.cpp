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
    auto opened = ui::Stage::open({.engine = engine.get(), .panel = panel});
    REQUIRE(opened.has_value());
    stage = std::move(*opened);
}

ui::View TestStage::view(const std::string& language) const
{
    return {.catalog = &catalog(language)};
}
