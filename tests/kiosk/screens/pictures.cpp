// Draws every sample with OpenGL and leaves a picture of each in build/pictures:
//   screen_pictures [languages=fr,en,ar] [shapes=landscape,portrait] [sizes=1] [names=part,part]
// Sizes are 0 to 3. Run it in the source root, with SDL_VIDEODRIVER=offscreen where there is no
// display.

#include "kiosk/app/gl_textures.h"
#include "kiosk/app/renderer.h"
#include "kiosk/app/window.h"
#include "kiosk/screens/draw.h"
#include "kiosk/ui/stage.h"
#include "samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

using namespace kiosk;

namespace
{

const std::filesystem::path folder = "build/pictures";

struct Choice {
    std::vector<std::string> languages{"fr", "en", "ar"};
    std::vector<std::string> shapes{"landscape", "portrait"};
    std::vector<std::string> sizes{"1"};
    std::vector<std::string> names{""};
};

std::vector<std::string> split(const std::string& list)
{
    std::vector<std::string> parts;
    std::istringstream stream{list};
    for (std::string part; std::getline(stream, part, ',');)
        parts.push_back(part);
    return parts;
}

Choice choice_of(int count, char** words)
{
    Choice choice;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const std::size_t equals = word.find('=');
        const std::vector<std::string> parts = split(word.substr(equals + 1));
        const std::string key = word.substr(0, equals);
        if (key == "languages")
            choice.languages = parts;
        else if (key == "shapes")
            choice.shapes = parts;
        else if (key == "sizes")
            choice.sizes = parts;
        else
            choice.names = parts;
    }
    return choice;
}

struct Studio {
    std::unique_ptr<app::Window> window;
    std::unique_ptr<text::Engine> engine;
    app::GlTextures textures;
    std::unique_ptr<app::GlPanelClear> clear;
    std::unique_ptr<ui::Stage> stage;
    std::unique_ptr<app::Renderer> renderer;

    base::Result<void> open(const ui::Panel& panel)
    {
        window = TRY(app::Window::open({panel.width, panel.height}));
        engine = TRY(text::Engine::load("assets/fonts.yaml"));
        clear = std::make_unique<app::GlPanelClear>(panel.height);
        auto theme = TRY(ui::Theme::load("assets/theme.yaml"));
        stage = std::make_unique<ui::Stage>(ui::StageSetup{.engine = engine.get(),
                                                           .panel = panel,
                                                           .theme = std::move(theme),
                                                           .textures = &textures,
                                                           .clear = clear.get()});
        stage->bring(TRY(ui::Keyboards::load("assets/keyboards")));
        renderer = TRY(app::Renderer::open());
        renderer->begin();
        return {};
    }
    base::Result<void> draw(const Sample& sample, ui::View view, const std::string& name)
    {
        const World& world = World::get();
        flow::State state = sample.state;
        state.view.language = view.catalog->language();
        if (state.view.high_contrast)
            view.appearance = ui::Appearance::HighContrast;
        const flow::Context context = world.context();
        stage->turn_page();
        stage->settle(view, ui::Moment{1000}, [&](ui::Frame& frame) {
            screens::draw(frame,
                          {.state = state, .context = context, .hall = "Préfecture du Nord"});
        });
        renderer->show();
        return app::write_png(window->picture(), folder / (name + ".png"));
    }
};

bool wanted(const Sample& sample, const Choice& choice)
{
    return std::ranges::any_of(choice.names, [&](const std::string& name) {
        return sample.name.find(name) != std::string::npos;
    });
}

base::Result<void> draw_all(const Choice& choice, const std::string& shape)
{
    const ui::Panel panel = shape == "portrait" ? ui::Panel{1080, 1920, {398}, {708}} : ui::Panel{};
    Studio studio;
    TRY(studio.open(panel));
    for (const std::string& language : choice.languages)
        for (const std::string& size : choice.sizes)
            for (const Sample& sample : samples())
                if (wanted(sample, choice))
                    TRY(studio.draw(
                        sample,
                        {.catalog = &World::get().words(language),
                         .text_size = static_cast<ui::TextSize>(std::atoi(size.c_str()))},
                        fmt::format("{}-{}-{}-{}", language, shape, size, sample.name)));
    studio.renderer.reset();
    studio.stage.reset();
    return {};
}

} // namespace

int main(int count, char** words)
{
    const Choice choice = choice_of(count, words);
    std::filesystem::create_directories(folder);
    for (const std::string& shape : choice.shapes)
        if (const auto drawn = draw_all(choice, shape); !drawn) {
            fmt::print("{}\n", drawn.error().detail);
            return EXIT_FAILURE;
        }
    return EXIT_SUCCESS;
}
