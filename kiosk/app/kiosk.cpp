#include "kiosk/app/kiosk.h"

#include "kiosk/adapters/wipe_stack.h"
#include "kiosk/app/code_pages.h"
#include "kiosk/app/errands.h"
#include "kiosk/app/gl_textures.h"
#include "kiosk/app/library.h"
#include "kiosk/app/renderer.h"
#include "kiosk/app/sdl_input.h"
#include "kiosk/flow/update.h"
#include "kiosk/screens/draw.h"
#include "kiosk/text/engine.h"
#include "kiosk/ui/stage.h"

#include <SDL2/SDL.h>
#include <algorithm>
#include <cstdlib>
#include <future>
#include <utility>

namespace kiosk::app
{

namespace
{

using namespace std::chrono_literals;

Uint32 wake_event()
{
    static const Uint32 type = SDL_RegisterEvents(1);
    return type;
}

void wake()
{
    SDL_Event event{};
    event.type = wake_event();
    SDL_PushEvent(&event);
}

/// What makes a screen another screen: scroll positions and focus start anew with it.
std::string screen_key(const flow::State& state)
{
    std::string key{name_of(state.step)};
    if (const auto* page = std::get_if<flow::FillPage>(&state.step))
        key += "/" + page->step + "/" + page->page;
    if (const auto* asked = std::get_if<flow::Converse>(&state.step))
        key += "/" + asked->question;
    if (const auto* outcome = std::get_if<flow::Outcome>(&state.step))
        key += "/" + outcome->procedure;
    return key;
}

/// What of the state a tick of the clock may change on the screen.
struct Glance {
    std::size_t step = 0;
    bool warned = false;
    unsigned seconds_left = 0;
    flow::View view;
    std::int64_t minute = 0;
    bool operator==(const Glance&) const = default;
};

} // namespace

struct Kiosk::Parts {
    Configuration configuration;
    const base::Clock* clock = nullptr;
    adapters::Hours* hours = nullptr;
    std::chrono::milliseconds put_right{}; ///< of the hours, that the state knows of
    WordsOfAll words;
    std::unique_ptr<const Library> library = std::make_unique<Library>();
    std::unique_ptr<Window> window;
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<text::Engine> engine;
    std::unique_ptr<GlTextures> textures = std::make_unique<GlTextures>();
    std::unique_ptr<GlPanelClear> clear;
    std::unique_ptr<ui::Stage> stage;
    SdlInput input;
    Mailbox mailbox{wake};
    Outside outside;
    std::unique_ptr<Errands> errands;

    std::unique_ptr<flow::State> state = std::make_unique<flow::State>();
    std::string shown;
    bool dirty = true;
    bool open = true;
    base::Instant last_tick{};

    flow::Context context() const
    {
        const base::Instant now = clock->now();
        return {.catalogue = library->catalogue,
                .guide = library->guide,
                .explanations = library->explanations,
                .matcher = library->matcher,
                .languages = words.languages(),
                .now = now,
                .fresh_id = base::Uuid::make(now),
                .communes = outside.communes.get(),
                .guide_url = configuration.guide_url};
    }
    Glance glance() const;
    void apply(const flow::Event& event);
    void take(const SDL_Event& event);
    void take_letters();
    void tick();
    void keep_patience();
    void draw();
    void forget();
    ui::View view() const;
    base::Result<ui::Theme> read();
    base::Result<void> open_screen();
    base::Result<void> open_stage(ui::Theme theme);
    base::Result<void> get_ready();
};

Glance Kiosk::Parts::glance() const
{
    Glance glance{.step = state->step.index(), .view = state->view};
    if (state->overlay)
        if (const auto* warning = std::get_if<flow::StillThere>(&*state->overlay)) {
            glance.warned = true;
            glance.seconds_left = warning->seconds_left;
        }
    glance.minute =
        std::chrono::floor<std::chrono::minutes>(clock->now()).time_since_epoch().count();
    return glance;
}

ui::View Kiosk::Parts::view() const
{
    ui::View view;
    view.catalog = &words.of(state->view.language);
    view.appearance =
        state->view.high_contrast ? ui::Appearance::HighContrast : ui::Appearance::Light;
    view.text_size = static_cast<ui::TextSize>(state->view.text_size);
    return view;
}

void Kiosk::Parts::forget()
{
    engine->forget();
    stage->forget();
}

void Kiosk::Parts::apply(const flow::Event& event)
{
    flow::Next next = flow::update(std::move(*state), event, context());
    // A new block for each state: the old one is zeroed when it is freed.
    state = std::make_unique<flow::State>(std::move(next.state));
    bool left = false;
    for (flow::Effect& effect : next.effects) {
        if (std::holds_alternative<flow::effect::Wipe>(effect)) {
            forget();
            left = true;
        }
        errands->run(std::move(effect));
    }
    if (left)
        adapters::wipe_stack();
    dirty = true;
}

void Kiosk::Parts::take(const SDL_Event& event)
{
    if (event.type == SDL_QUIT)
        open = false;
    if (event.type == SDL_WINDOWEVENT)
        dirty = true;
    const Surface surface{.width = window->width(), .height = window->height()};
    const bool pressed = event.type == SDL_FINGERDOWN || event.type == SDL_MOUSEBUTTONDOWN ||
                         event.type == SDL_KEYDOWN || event.type == SDL_TEXTINPUT;
    if (input.take(event, surface, stage->input())) {
        dirty = true;
        if (pressed && !std::holds_alternative<flow::Goodbye>(state->step))
            apply(flow::Touched{});
    }
}

void Kiosk::Parts::take_letters()
{
    for (const flow::Event& event : mailbox.take())
        apply(event);
}

/// An hour that was put right is not time that the visitor let pass.
void Kiosk::Parts::keep_patience()
{
    const auto all = hours == nullptr ? put_right : hours->put_right();
    const auto by = all - std::exchange(put_right, all);
    if (by == 0ms)
        return;
    state->last_touch += by;
    if (state->overlay)
        if (auto* warning = std::get_if<flow::StillThere>(&*state->overlay))
            warning->since += by;
    if (auto* goodbye = std::get_if<flow::Goodbye>(&state->step))
        goodbye->since += by;
}

void Kiosk::Parts::tick()
{
    keep_patience();
    last_tick = clock->now();
    const bool was_dirty = dirty;
    const Glance before = glance();
    apply(flow::Tick{});
    dirty = was_dirty || glance() != before;
}

void Kiosk::Parts::draw()
{
    // A press may lead to another screen and that one may want a second frame to settle.
    constexpr int most_frames = 90;
    for (int frame = 0; frame < most_frames; ++frame) {
        if (const std::string key = screen_key(*state); key != shown) {
            shown = key;
            stage->turn_page();
        }
        renderer->begin();
        ui::Frame& page = stage->begin_frame(view(), steady_now());
        const flow::Context now = context();
        const screens::Said said =
            screens::draw(page, {.state = *state, .context = now, .hall = configuration.hall});
        const bool settled = stage->end_frame();
        if (said)
            apply(*said);
        else if (settled)
            break;
    }
    renderer->show();
    window->present();
    dirty = false;
}

Kiosk::Kiosk(std::unique_ptr<Parts> parts) : m_parts{std::move(parts)} {}

Kiosk::~Kiosk()
{
    m_parts->errands.reset();  // workers end while what they use still lives
    m_parts->renderer.reset(); // while the stage's ImGui context and the window's GL context live
    m_parts->stage.reset();
}

base::Result<ui::Theme> Kiosk::Parts::read()
{
    words = TRY(WordsOfAll::load(configuration.folders.locales));
    engine = TRY(text::Engine::load(configuration.folders.assets / "fonts.yaml"));
    return ui::Theme::load(configuration.theme);
}

base::Result<void> Kiosk::Parts::open_screen()
{
    window = TRY(Window::open({.width_px = configuration.panel.width_px,
                               .height_px = configuration.panel.height_px,
                               .fullscreen = configuration.panel.fullscreen}));
    clear = std::make_unique<GlPanelClear>(window->height());
    return {};
}

base::Result<void> Kiosk::Parts::open_stage(ui::Theme theme)
{
    stage = std::make_unique<ui::Stage>(ui::StageSetup{
        .engine = engine.get(),
        .panel = {.width = window->width(),
                  .height = window->height(),
                  .wide = {static_cast<float>(configuration.panel.width_mm)},
                  .high = {static_cast<float>(configuration.panel.height_mm)}},
        .theme = std::move(theme),
        .textures = textures.get(),
        .clear = clear.get(),
    });
    renderer = TRY(Renderer::open());
    return {};
}

base::Result<void> Kiosk::Parts::get_ready()
{
    stage->bring(TRY(ui::Keyboards::load(configuration.folders.assets / "keyboards")));
    library = TRY(Library::load(configuration.folders.assets / "catalogue", words));
    outside = TRY(open_outside(
        configuration,
        {.catalogue_version = library->catalogue.version(), .clock = *clock, .hours = hours}));
    errands = std::make_unique<Errands>(Errands::Needs{.configuration = &configuration,
                                                       .catalogue = &library->catalogue,
                                                       .guide = &library->guide,
                                                       .words = &words,
                                                       .clock = clock,
                                                       .outside = &outside,
                                                       .mailbox = &mailbox});
    give_back_code_pages();
    return {};
}

base::Result<std::unique_ptr<Kiosk>> Kiosk::open(const Configuration& configuration,
                                                 const base::Clock& clock, adapters::Hours* hours)
{
    auto parts = std::make_unique<Parts>();
    parts->configuration = configuration;
    parts->clock = &clock;
    parts->hours = hours;
    // X11's own table of composed letters is megabytes of text, read whenever a window opens.
    setenv("XCOMPOSEFILE",
           (configuration.folders.assets / "keyboards" / "dead-keys.compose").c_str(), 0);
    // The driver of the screen takes as long to start as the files of the first screen to be read.
    auto reading = std::async(std::launch::async, [&parts] { return parts->read(); });
    const auto screen = parts->open_screen();
    ui::Theme theme = TRY(reading.get());
    TRY(screen);
    TRY(parts->open_stage(std::move(theme)));
    parts->state->last_touch = clock.now();
    parts->draw();
    return std::unique_ptr<Kiosk>{new Kiosk{std::move(parts)}};
}

base::Result<void> Kiosk::get_ready()
{
    return m_parts->get_ready();
}

void Kiosk::run()
{
    while (turn(1s)) {
    }
}

bool Kiosk::turn(std::chrono::milliseconds at_most)
{
    Parts& parts = *m_parts;
    SDL_Event event{};
    if (SDL_WaitEventTimeout(&event, parts.dirty ? 0 : static_cast<int>(at_most.count())) != 0) {
        do {
            parts.take(event);
        } while (SDL_PollEvent(&event) != 0);
    }
    parts.take_letters();
    if (std::chrono::abs(parts.clock->now() - parts.last_tick) >= 1s)
        parts.tick();
    if (parts.dirty)
        parts.draw();
    return parts.open;
}

void Kiosk::tick()
{
    m_parts->tick();
}

bool Kiosk::quiet() const
{
    return !m_parts->dirty && m_parts->errands->idle();
}

const flow::State& Kiosk::state() const
{
    return *m_parts->state;
}

ui::Nodes Kiosk::nodes() const
{
    return m_parts->stage->nodes();
}

Picture Kiosk::picture()
{
    m_parts->draw();
    m_parts->renderer->show();
    return m_parts->window->picture();
}

int Kiosk::width() const
{
    return m_parts->window->width();
}

int Kiosk::height() const
{
    return m_parts->window->height();
}

} // namespace kiosk::app
