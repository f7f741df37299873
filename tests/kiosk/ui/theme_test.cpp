#include "kiosk/ui/theme.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace kiosk::ui;

TEST_CASE("The theme gives the four sizes of text, the second one by default")
{
    const auto theme = Theme::load("assets/theme.yaml");
    REQUIRE(theme.has_value());
    CHECK(theme->cap_height(TextRole::Body, TextSize::Small).count == doctest::Approx(3.8));
    CHECK(theme->cap_height(TextRole::Body, TextSize::Default).count == doctest::Approx(5.2));
    CHECK(theme->cap_height(TextRole::Body, TextSize::Large).count == doctest::Approx(6.8));
    CHECK(theme->cap_height(TextRole::Body, TextSize::Largest).count == doctest::Approx(8.8));
    CHECK(theme->cap_height(TextRole::Small, TextSize::Default).count >= 3.8F);
    CHECK(theme->em(TextRole::Body, TextSize::Default).count ==
          doctest::Approx(7.283).epsilon(.01));
}

TEST_CASE("Words of the default colours have a contrast of ten to one, of high contrast twenty")
{
    const auto theme = Theme::load("assets/theme.yaml");
    REQUIRE(theme.has_value());
    for (const Appearance appearance :
         {Appearance::Light, Appearance::HighContrast, Appearance::Dark}) {
        const Palette& p = theme->palette(appearance);
        const float least = appearance == Appearance::Light ? 10.0F : 20.0F;
        for (const auto& [ink, ground] : {std::pair{p.ink, p.paper},
                                          {p.text, p.ground},
                                          {p.quiet, p.ground},
                                          {p.action, p.paper},
                                          {p.action_deep, p.tint},
                                          {p.on_action, p.action},
                                          {p.on_action, p.pressed},
                                          {p.error, p.paper},
                                          {p.error, p.error_tint},
                                          {p.success, p.success_tint},
                                          {p.warning, p.warning_tint},
                                          {p.ink, p.key_special}})
            CHECK(contrast(ink, ground) >= least);
    }
}

TEST_CASE("A panel turns millimetres into its pixels")
{
    const Panel panel{.width = 1920, .height = 1080, .wide = {480}, .high = {270}};
    CHECK(panel.pixels({10}) == doctest::Approx(40));
    CHECK(panel.millimetres(80).count == doctest::Approx(20));
    CHECK_FALSE(panel.portrait());
}
