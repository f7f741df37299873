#include "visit.h"

#include "kiosk/screens/draw.h"

#include <doctest/doctest.h>

using namespace kiosk;

void draw_sample(ui::Frame& frame, const flow::State& state, screens::Said* said)
{
    const flow::Context context = World::get().context();
    auto answer =
        screens::draw(frame, {.state = state, .context = context, .hall = "Préfecture du Nord"});
    if (said != nullptr && answer)
        *said = std::move(answer);
}

namespace
{

TestStage& new_page(TestStage& test)
{
    test.stage->forget();
    test.stage->turn_page();
    return test;
}

} // namespace

Visit::Visit(TestStage& test, std::string_view name, const std::string& language)
    : m_state{sample(name).state},
      m_robot{*new_page(test).stage,
              {.catalog = &World::get().words(language)},
              test.panel,
              [this](ui::Frame& frame) { draw(frame); }}
{
}

void Visit::draw(ui::Frame& frame)
{
    draw_sample(frame, m_state, &m_said);
}

screens::Said Visit::press(std::string_view id)
{
    m_said.reset();
    INFO("pressing ", std::string{id});
    CHECK(m_robot.press(id));
    return m_said;
}

screens::Said Visit::type(std::string_view utf8)
{
    m_said.reset();
    CHECK(m_robot.type(utf8));
    return m_said;
}
