#pragma once

#include "kiosk/ui/theme.h"
#include "shared/messages/catalog.h"

#include <string_view>

namespace kiosk::ui
{

/// How one visitor sees the screen.
struct View {
    const messages::Catalog* catalog = nullptr;
    Appearance appearance = Appearance::Light;
    TextSize text_size = TextSize::Default;
    bool reduced_motion = false;
};

/// One picture of the screen in the making. Screens hand it to widgets; each widget takes its place
/// below the one before, in the region that is open.
class Frame
{
public:
    struct Parts; ///< what only widgets know: kiosk/ui/parts.h

    explicit Frame(Parts& parts) : m_parts{&parts} {}
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    const messages::Catalog& catalog() const;
    const View& view() const;
    const Theme& theme() const;
    const Panel& panel() const;
    messages::Direction direction() const;
    bool portrait() const;

    /// A message of the catalogue, short for `catalog().text(...)`.
    messages::Text words(std::string_view key, const messages::Arguments& arguments = {}) const;

    Parts& parts() { return *m_parts; }
    const Parts& parts() const { return *m_parts; }

private:
    Parts* m_parts;
};

} // namespace kiosk::ui
