// Draws the sample pages with OpenGL and leaves a picture of each: gallery FOLDER [language] [size
// 0..3] [wide|portrait|small] [appearance 0..2]. Run it with SDL_VIDEODRIVER=offscreen where there
// is no display.

#include "kiosk/app/gl_textures.h"
#include "kiosk/app/window.h"
#include "kiosk/ui/stage.h"
#include "sample_pages.h"

#include <fmt/format.h>
#include <imgui.h>

#include <backends/imgui_impl_opengl3.h>

#include <cstdlib>

using namespace kiosk;

namespace
{

struct Gallery {
    ui::Stage& stage;
    app::Window& window;
    ui::View view;
    ui::Panel panel;
    ui::Moment now{1000};

    void render() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }
    void press(const SamplePage& page)
    {
        const ui::Node* const node = ui::find(stage.nodes(), page.press);
        if (node == nullptr)
            return;
        const float x = panel.pixels(node->place.left + node->place.width * 0.96F);
        const float y = panel.pixels(node->place.top + node->place.height * 0.5F);
        stage.input().push({now, ui::PointerDown{x, y}});
        stage.input().push({now + ui::Moment{90}, ui::PointerUp{x, y}});
        stage.settle(view, now, page.draw);
    }
};

int run(const std::string& folder, const std::string& language, int size, const std::string& shape,
        int appearance)
{
    const ui::Panel panel = shape == "portrait" ? ui::Panel{1080, 1920, {398}, {708}}
                            : shape == "small"  ? ui::Panel{1920, 1080, {344}, {194}}
                                                : ui::Panel{};
    auto window = app::Window::open({panel.width, panel.height});
    auto catalog = messages::Catalog::load("locales", language);
    auto engine = text::Engine::load("assets/fonts.yaml");
    auto theme = ui::Theme::load("assets/theme.yaml");
    auto keyboards = ui::Keyboards::load("assets/keyboards");
    if (!window || !catalog || !engine || !theme || !keyboards)
        return EXIT_FAILURE;

    app::GlTextures textures;
    app::GlPanelClear clear{panel.height};
    ui::Stage stage{{.engine = engine->get(),
                     .panel = panel,
                     .theme = std::move(*theme),
                     .textures = &textures,
                     .clear = &clear}};
    stage.bring(std::move(*keyboards));
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ImGui_ImplOpenGL3_NewFrame();
    Gallery gallery{stage,
                    **window,
                    {.catalog = &*catalog,
                     .appearance = static_cast<ui::Appearance>(appearance),
                     .text_size = static_cast<ui::TextSize>(size)},
                    panel};
    for (const SamplePage& page : sample_pages()) {
        gallery.stage.turn_page();
        gallery.stage.settle(gallery.view, gallery.now, page.draw);
        gallery.press(page);
        gallery.render();
        const auto written =
            app::write_png((*window)->picture(),
                           fmt::format("{}/{}-{}{}{}{}.png", folder, page.name, language, size,
                                       shape.empty() ? "" : "-" + shape,
                                       appearance == 0 ? "" : fmt::format("-{}", appearance)));
        if (!written)
            return EXIT_FAILURE;
    }
    ImGui_ImplOpenGL3_Shutdown();
    return EXIT_SUCCESS;
}

} // namespace

int main(int count, char** words)
{
    return run(count > 1 ? words[1] : ".", count > 2 ? words[2] : "fr",
               count > 3 ? std::atoi(words[3]) : 1, count > 4 ? words[4] : "",
               count > 5 ? std::atoi(words[5]) : 0);
}
