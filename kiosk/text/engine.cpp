#include "kiosk/text/engine.h"

#include "kiosk/text/cache.h"
#include "kiosk/text/compose.h"

namespace kiosk::text
{

namespace
{

/// Which glyphs stand where tells what was typed.
void wipe_layout(Layout* layout)
{
    wipe(layout->quads.data(), layout->quads.size() * sizeof(Quad));
    wipe(layout->cells.data(), layout->cells.size() * sizeof(CaretCell));
    delete layout;
}

} // namespace

struct Engine::Parts {
    explicit Parts(FontTable table) : fonts{std::move(table)}, composer{fonts, glyphs} {}

    FontCatalog fonts;
    GlyphStore glyphs;
    Composer composer;
    LayoutCache cache;
    Utf16 text;
};

base::Result<std::unique_ptr<Engine>> Engine::load(const std::filesystem::path& table)
{
    return std::unique_ptr<Engine>{
        new Engine{std::make_unique<Parts>(TRY(FontTable::load(table)))}};
}

Engine::Engine(std::unique_ptr<Parts> parts) : m_parts{std::move(parts)} {}
Engine::~Engine() = default;

LayoutRef Engine::layout(std::string_view utf8, const Style& style, const Setting& setting)
{
    const LayoutRequest request{.utf8 = utf8, .style = style, .setting = setting};
    if (LayoutRef known = m_parts->cache.find(request))
        return known;
    m_parts->text.clear();
    append_utf16(utf8, m_parts->text);
    const std::shared_ptr<Layout> made{new Layout, wipe_layout};
    m_parts->composer.compose(view(m_parts->text), style, setting, *made);
    m_parts->cache.insert(request, made);
    return made;
}

float Engine::line_height(const Style& style, std::string_view language) const
{
    const Extents extents = m_parts->composer.extents(style, language);
    return extents.ascent + extents.descent;
}

Atlas& Engine::atlas()
{
    return m_parts->glyphs.atlas();
}

void Engine::forget()
{
    m_parts->cache.clear();
    m_parts->glyphs.forget();
    m_parts->composer.forget();
    release(m_parts->text);
}

} // namespace kiosk::text
