#pragma once

#include "shared/base/result.h"

#include <memory>

namespace kiosk::app
{

/// Draws ImGui's lists with OpenGL 3. A GL context and the stage's ImGui context must be current.
class Renderer
{
public:
    static base::Result<std::unique_ptr<Renderer>> open();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Before each frame of the stage.
    void begin();
    /// Draws the last frame of the stage.
    void show();

private:
    Renderer() = default;
};

} // namespace kiosk::app
