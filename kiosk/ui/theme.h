#pragma once

#include "shared/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace kiosk::ui
{

struct Millimetres {
    float count = 0;

    constexpr auto operator<=>(const Millimetres&) const = default;
    constexpr Millimetres operator+(Millimetres other) const { return {count + other.count}; }
    constexpr Millimetres operator-(Millimetres other) const { return {count - other.count}; }
    constexpr Millimetres operator*(float factor) const { return {count * factor}; }
};

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    constexpr bool operator==(const Colour&) const = default;
};

/// Contrast of WCAG 2.x, 1..21.
float contrast(Colour one, Colour other);

/// The screen as it hangs on the wall.
struct Panel {
    int width = 1920;  ///< pixels
    int height = 1080; ///< pixels
    Millimetres wide{487};
    Millimetres high{274};

    float pixels(Millimetres length) const;
    Millimetres millimetres(float pixels) const;
    bool portrait() const { return height > width; }
};

/// The four sizes of text a visitor can choose.
enum class TextSize { Small, Default, Large, Largest };
/// What words are for; sizes follow the chosen TextSize.
enum class TextRole { Display, Title, Subtitle, Body, Small };
enum class Appearance { Light, HighContrast, Dark };

/// Colours by what they are for. `*_tint` are grounds for the colour of the same name.
struct Palette {
    Colour paper, ground, ink, text, quiet;
    Colour action, action_deep, pressed, on_action;
    Colour tint, tint_edge, tint_strong, held;
    Colour border, line, field, disabled, on_disabled;
    Colour success, success_tint, error, error_tint, warning, warning_tint;
    Colour focus;
    Colour keyboard, key, key_edge, key_special;
    Colour attract_top, attract_bottom, on_attract;
    Colour backdrop, dim;
};

/// Lengths shared by the widgets; their meaning is written in assets/theme.yaml.
struct Lengths {
    Millimetres margin, gap, small_gap, padding, radius, small_radius, hairline, border;
    Millimetres header, footer, aside, wide_aside, aside_padding;
    Millimetres target, primary_target, tile, icon, field, key, key_gap, reach;
    Millimetres focus_ring, focus_offset;
};

/// How the kiosk looks. Read once from assets/theme.yaml.
class Theme
{
public:
    /// ConfigurationInvalid names the file, the line and the key.
    static base::Result<Theme> load(const std::filesystem::path& file);

    const Palette& palette(Appearance appearance) const;
    const Lengths& lengths() const { return m_lengths; }
    /// Height of a capital letter.
    Millimetres cap_height(TextRole role, TextSize size) const;
    /// The em that gives that capital height in Noto Sans.
    Millimetres em(TextRole role, TextSize size) const;

private:
    Theme() = default;
    std::array<Palette, 3> m_palettes{};
    std::array<std::array<Millimetres, 5>, 4> m_cap_heights{}; ///< by size, then role
    Lengths m_lengths{};
};

} // namespace kiosk::ui
