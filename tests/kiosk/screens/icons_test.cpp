#include "kiosk/text/engine.h"
#include "samples.h"

#include <doctest/doctest.h>

using namespace kiosk;

TEST_CASE("Every card of the guide has an icon of the font")
{
    auto engine = text::Engine::load("assets/fonts.yaml");
    REQUIRE(engine);
    for (const guide::Question& question : World::get().context().guide.questions())
        for (const guide::Option& option : question.options) {
            if (question.kind != guide::QuestionKind::Choice &&
                question.kind != guide::QuestionKind::Choices)
                continue;
            CAPTURE(question.id);
            CAPTURE(option.value);
            CAPTURE(option.icon);
            const auto picture =
                (*engine)->layout(option.icon, {.size = 40, .family = text::Family::Icons}, {});
            CHECK(picture->quads.size() == 1);
        }
}
