#pragma once

#include "kiosk/text/layout.h"
#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace kiosk::text
{

class Atlas;

/// Lays words out and keeps their glyphs: bidi, scripts, fonts, shaping, line breaks, in that
/// order. One thread only.
class Engine
{
public:
    /// Reads the table of fonts (assets/fonts.yaml). DataInvalid where a font file is missing.
    static base::Result<std::unique_ptr<Engine>> load(const std::filesystem::path& table);
    ~Engine();

    /// The layout of these words, from the cache where it was made before. Its quads are valid
    /// until `forget()`, which empties the atlas. Draw it at whole pixels: the fractions are
    /// already in it.
    LayoutRef layout(std::string_view utf8, const Style& style, const Setting& setting);

    /// Distance between baselines for that style and language, in pixels.
    float line_height(const Style& style, std::string_view language) const;

    Atlas& atlas();
    /// Drops layouts and glyphs (a new language, a visitor gone); what a visitor typed goes with
    /// them (wiped).
    void forget();

private:
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace kiosk::text
