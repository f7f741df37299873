#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace kiosk::app
{

/// What the screen shows, 8-bit RGB, rows from top to bottom.
struct Picture {
    int width = 0, height = 0; ///< pixels
    std::vector<std::uint8_t> rgb;
};

/// Errors: StorageFailed.
base::Result<void> write_png(const Picture& picture, const std::filesystem::path& file);

/// The screen: an SDL window with an OpenGL 3.3 context.
class Window
{
public:
    struct Size {
        int width_px = 0, height_px = 0;
        bool fullscreen = false;
    };

    /// Errors: Internal, with what SDL says.
    static base::Result<std::unique_ptr<Window>> open(const Size& size);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    int width() const;
    int height() const;
    /// Shows what was drawn.
    void present();
    /// What was drawn, before `present`.
    Picture picture() const;

private:
    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace kiosk::app
