#include "kiosk/ui/theme.h"

#include "shared/base/settings.h"

#include <charconv>
#include <cmath>

namespace kiosk::ui
{

namespace
{

/// Capital height of Noto Sans, in ems (OS/2 table, sCapHeight 714 of 1000).
constexpr float capital_in_em = 0.714F;

base::Result<Colour> parse_colour(const std::string& text, const std::string& where)
{
    unsigned value = 0;
    const char* const end = text.data() + text.size();
    const bool shaped = text.size() == 7 && text.front() == '#';
    if (!shaped || std::from_chars(text.data() + 1, end, value, 16).ptr != end)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             where + ": a colour is written #rrggbb, not " + text);

    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                  static_cast<std::uint8_t>(value)};
}

struct NamedColour {
    const char* name;
    Colour Palette::* member;
};
constexpr NamedColour colours[] = {
    {"paper", &Palette::paper},
    {"ground", &Palette::ground},
    {"ink", &Palette::ink},
    {"text", &Palette::text},
    {"quiet", &Palette::quiet},
    {"action", &Palette::action},
    {"action_deep", &Palette::action_deep},
    {"pressed", &Palette::pressed},
    {"on_action", &Palette::on_action},
    {"tint", &Palette::tint},
    {"tint_edge", &Palette::tint_edge},
    {"tint_strong", &Palette::tint_strong},
    {"held", &Palette::held},
    {"border", &Palette::border},
    {"line", &Palette::line},
    {"field", &Palette::field},
    {"disabled", &Palette::disabled},
    {"on_disabled", &Palette::on_disabled},
    {"success", &Palette::success},
    {"success_tint", &Palette::success_tint},
    {"error", &Palette::error},
    {"error_tint", &Palette::error_tint},
    {"warning", &Palette::warning},
    {"warning_tint", &Palette::warning_tint},
    {"focus", &Palette::focus},
    {"keyboard", &Palette::keyboard},
    {"key", &Palette::key},
    {"key_edge", &Palette::key_edge},
    {"key_special", &Palette::key_special},
    {"attract_top", &Palette::attract_top},
    {"attract_bottom", &Palette::attract_bottom},
    {"on_attract", &Palette::on_attract},
    {"backdrop", &Palette::backdrop},
    {"dim", &Palette::dim},
};

struct NamedLength {
    const char* name;
    Millimetres Lengths::* member;
};
constexpr NamedLength lengths[] = {
    {"margin", &Lengths::margin},
    {"gap", &Lengths::gap},
    {"small_gap", &Lengths::small_gap},
    {"padding", &Lengths::padding},
    {"radius", &Lengths::radius},
    {"small_radius", &Lengths::small_radius},
    {"hairline", &Lengths::hairline},
    {"border", &Lengths::border},
    {"header", &Lengths::header},
    {"footer", &Lengths::footer},
    {"aside", &Lengths::aside},
    {"wide_aside", &Lengths::wide_aside},
    {"aside_padding", &Lengths::aside_padding},
    {"target", &Lengths::target},
    {"primary_target", &Lengths::primary_target},
    {"tile", &Lengths::tile},
    {"icon", &Lengths::icon},
    {"field", &Lengths::field},
    {"key", &Lengths::key},
    {"key_gap", &Lengths::key_gap},
    {"reach", &Lengths::reach},
    {"focus_ring", &Lengths::focus_ring},
    {"focus_offset", &Lengths::focus_offset},
};

base::Result<Palette> read_palette(base::Settings settings)
{
    Palette palette;
    for (const NamedColour& colour : colours) {
        const std::string written = TRY(settings.text(colour.name));
        palette.*colour.member = TRY(parse_colour(written, settings.where()));
    }
    palette.dim.alpha = static_cast<std::uint8_t>(TRY(settings.number("dim_percent")) * 2.55);
    return palette;
}

base::Result<Lengths> read_lengths(base::Settings settings)
{
    Lengths read;
    for (const NamedLength& length : lengths)
        read.*length.member = {static_cast<float>(TRY(settings.number(length.name)))};
    return read;
}

base::Result<std::array<Millimetres, 5>> read_cap_heights(base::Settings settings)
{
    std::array<Millimetres, 5> heights{};
    std::size_t role = 0;
    for (const char* name : {"display", "title", "subtitle", "body", "small"})
        heights[role++] = {static_cast<float>(TRY(settings.number(name)))};
    return heights;
}

float linear(std::uint8_t channel)
{
    const float value = static_cast<float>(channel) / 255.0F;
    return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

float luminance(Colour colour)
{
    return 0.2126F * linear(colour.red) + 0.7152F * linear(colour.green) +
           0.0722F * linear(colour.blue);
}

} // namespace

float contrast(Colour one, Colour other)
{
    const float a = luminance(one) + 0.05F;
    const float b = luminance(other) + 0.05F;
    return a > b ? a / b : b / a;
}

float Panel::pixels(Millimetres length) const
{
    return length.count * static_cast<float>(width) / wide.count;
}

Millimetres Panel::millimetres(float pixels) const
{
    return {pixels * wide.count / static_cast<float>(width)};
}

base::Result<Theme> Theme::load(const std::filesystem::path& file)
{
    Theme theme;
    base::Settings settings = TRY(base::Settings::load(file));
    base::Settings measures = TRY(settings.section("lengths"));
    theme.m_lengths = TRY(read_lengths(measures));

    base::Settings sizes = TRY(settings.section("capital_heights"));
    std::size_t size = 0;
    for (const char* name : {"small", "default", "large", "largest"}) {
        base::Settings heights = TRY(sizes.section(name));
        theme.m_cap_heights[size++] = TRY(read_cap_heights(heights));
    }

    base::Settings palettes = TRY(settings.section("palettes"));
    std::size_t appearance = 0;
    for (const char* name : {"light", "high_contrast", "dark"}) {
        base::Settings palette = TRY(palettes.section(name));
        theme.m_palettes[appearance++] = TRY(read_palette(palette));
    }

    TRY(settings.finish());
    return theme;
}

const Palette& Theme::palette(Appearance appearance) const
{
    return m_palettes[static_cast<std::size_t>(appearance)];
}

Millimetres Theme::cap_height(TextRole role, TextSize size) const
{
    return m_cap_heights[static_cast<std::size_t>(size)][static_cast<std::size_t>(role)];
}

Millimetres Theme::em(TextRole role, TextSize size) const
{
    return {cap_height(role, size).count / capital_in_em};
}

} // namespace kiosk::ui
