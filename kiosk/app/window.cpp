#include "kiosk/app/window.h"

#include <GL/gl.h>
#include <SDL2/SDL.h>
#include <algorithm>

namespace kiosk::app
{

struct Window::Parts {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
};

namespace
{

std::unexpected<base::Error> sdl_failure(const char* deed)
{
    return base::failure(base::ErrorCode::Internal, std::string{deed} + ": " + SDL_GetError());
}

void set_hints()
{
    // Fingers arrive as fingers only, and a press never grabs the pointer: with SDL's defaults a
    // real X11 touchscreen goes dead after the first tap.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    // On X11, GLX opens the screen later than EGL and gives a depth buffer that nothing uses.
    SDL_SetHint(SDL_HINT_VIDEO_X11_FORCE_EGL, "1");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
}

} // namespace

Window::Window(std::unique_ptr<Parts> parts) : m_parts{std::move(parts)} {}

Window::~Window()
{
    SDL_GL_DeleteContext(m_parts->context);
    SDL_DestroyWindow(m_parts->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

base::Result<std::unique_ptr<Window>> Window::open(const Size& size)
{
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return sdl_failure("starting the screen");
    const Uint32 flags = SDL_WINDOW_OPENGL |
                         (size.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE);
    auto parts = std::make_unique<Parts>();
    parts->window = SDL_CreateWindow("Guichet", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                     size.width_px, size.height_px, flags);
    if (parts->window == nullptr)
        return sdl_failure("opening the window");
    parts->context = SDL_GL_CreateContext(parts->window);
    if (parts->context == nullptr)
        return sdl_failure("making the OpenGL context");
    SDL_GL_SetSwapInterval(1);
    return std::unique_ptr<Window>{new Window{std::move(parts)}};
}

int Window::width() const
{
    int width = 0;
    SDL_GL_GetDrawableSize(m_parts->window, &width, nullptr);
    return width;
}

int Window::height() const
{
    int height = 0;
    SDL_GL_GetDrawableSize(m_parts->window, nullptr, &height);
    return height;
}

void Window::present()
{
    SDL_GL_SwapWindow(m_parts->window);
}

Picture Window::picture() const
{
    Picture picture{.width = width(), .height = height(), .rgb = {}};
    const auto row = static_cast<std::size_t>(picture.width) * 3;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(picture.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    picture.rgb.resize(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
        std::copy_n(upside_down.data() + y * row, row,
                    picture.rgb.data() + (static_cast<std::size_t>(picture.height) - 1 - y) * row);
    return picture;
}

} // namespace kiosk::app
