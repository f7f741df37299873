#include "kiosk/ui/keyboard.h"

#include "kiosk/ui/xkb_layout.h"
#include "shared/base/settings.h"

#include <algorithm>
#include <sstream>

namespace kiosk::ui
{

namespace
{

using Specs = std::vector<std::vector<std::string>>;

struct Layout {
    std::string id, name, short_name, script;
    XkbLayout xkb;
    Specs letters, signs, accents;
};

/// The order in which the layout key goes round.
constexpr const char* layout_ids[] = {"fr", "us", "ar"};

base::Result<Specs> read_rows(base::Settings& settings, const char* key, const XkbLayout& xkb)
{
    Specs rows;
    const std::vector<std::string> lines = TRY(settings.texts(key));
    for (const std::string& line : lines) {
        std::vector<std::string> row;
        std::istringstream words{line};
        for (std::string spec; words >> spec;) {
            const bool ours = spec == "shift" || spec == "backspace";
            if (!ours && xkb.characters(spec, false).empty())
                return base::failure(base::ErrorCode::ConfigurationInvalid,
                                     settings.where() + ": the key " + spec + " types nothing");
            row.push_back(spec);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<Layout> read_layout(const std::filesystem::path& folder, const std::string& id)
{
    base::Settings settings = TRY(base::Settings::load(folder / (id + ".yaml")));
    const std::string layout = TRY(settings.text("layout"));
    const std::string variant = TRY(settings.text_or("variant", {}));
    XkbLayout xkb = TRY(XkbLayout::open({layout, variant}, folder / "dead-keys.compose"));
    const std::string name = TRY(settings.text("name"));
    const std::string short_name = TRY(settings.text("short"));
    const std::string script = TRY(settings.text("script"));
    Specs letters = TRY(read_rows(settings, "letters", xkb));
    Specs signs = TRY(read_rows(settings, "signs", xkb));
    Specs accents = TRY(read_rows(settings, "accents", xkb));
    TRY(settings.finish());
    return Layout{id,
                  name,
                  short_name,
                  script,
                  std::move(xkb),
                  std::move(letters),
                  std::move(signs),
                  std::move(accents)};
}

Key typing_key(std::string_view characters)
{
    return {.id = "key/" + std::string{characters}, .characters = std::string{characters}};
}

Key special(std::string_view id, KeyDeed deed, float width)
{
    return {.id = "key/" + std::string{id}, .deed = deed, .characters = {}, .width = width};
}

KeyRows digit_rows()
{
    KeyRows rows;
    for (const std::string_view digits : {"123", "456", "789"}) {
        std::vector<Key> row;
        for (std::size_t index = 0; index < digits.size(); ++index)
            row.push_back(typing_key(digits.substr(index, 1)));
        rows.push_back(std::move(row));
    }
    rows.push_back({special("backspace", KeyDeed::Backspace, 1), typing_key("0"),
                    special("next", KeyDeed::Next, 1)});
    return rows;
}

const Specs& specs_of(const Layout& layout, KeyLayer layer)
{
    if (layer == KeyLayer::Signs)
        return layout.signs;
    return layer == KeyLayer::Accents && !layout.accents.empty() ? layout.accents : layout.letters;
}

Key key_of(const Layout& layout, const std::string& spec, bool shift)
{
    if (spec == "shift") {
        Key key = special("shift", KeyDeed::Shift, 1.7F);
        key.held = shift;
        return key;
    }
    if (spec == "backspace")
        return special("backspace", KeyDeed::Backspace, 1.7F);
    return {.id = "key/" + spec, .characters = layout.xkb.characters(spec, shift)};
}

std::vector<Key> bottom_row(const Layout& layout, KeyboardKind kind, const KeyboardState& state)
{
    std::vector<Key> row{special("signs", KeyDeed::Signs, 1.4F),
                         special("layout", KeyDeed::Layout, 1.4F)};
    row.front().held = state.layer == KeyLayer::Signs;
    if (!layout.accents.empty() && kind != KeyboardKind::Email) {
        row.push_back(special("accents", KeyDeed::Accents, 1.1F));
        row.back().characters = layout.xkb.characters(layout.accents.front().front(), false);
        row.back().held = state.layer == KeyLayer::Accents;
    }
    if (kind == KeyboardKind::Email || kind == KeyboardKind::Password)
        row.push_back(typing_key("@"));
    if (kind != KeyboardKind::Email)
        row.push_back(special("space", KeyDeed::Space, 4.4F));
    row.push_back(typing_key("."));
    if (kind == KeyboardKind::Email) {
        row.push_back(typing_key(".fr"));
        row.push_back(typing_key(".com"));
    }
    row.push_back(special("next", KeyDeed::Next, 2));
    return row;
}

} // namespace

struct Keyboards::Layouts {
    std::vector<Layout> all;

    const Layout& named(std::string_view id) const
    {
        const auto found = std::ranges::find(all, id, &Layout::id);
        return found == all.end() ? all.front() : *found;
    }
    bool serves(const Layout& layout, KeyboardKind kind) const
    {
        return kind == KeyboardKind::FreeText || layout.script == "latin";
    }
};

base::Result<Keyboards> Keyboards::load(const std::filesystem::path& folder)
{
    auto layouts = std::make_unique<Layouts>();
    for (const char* id : layout_ids)
        layouts->all.push_back(TRY(read_layout(folder, id)));
    return Keyboards{std::move(layouts)};
}

Keyboards::Keyboards() : m_layouts{std::make_unique<Layouts>()} {}
Keyboards::Keyboards(std::unique_ptr<Layouts> layouts) : m_layouts{std::move(layouts)} {}
Keyboards::Keyboards(Keyboards&&) noexcept = default;
Keyboards& Keyboards::operator=(Keyboards&&) noexcept = default;
Keyboards::~Keyboards() = default;

KeyRows Keyboards::rows(KeyboardKind kind, const KeyboardState& state) const
{
    if (kind == KeyboardKind::Digits)
        return digit_rows();

    const Layout& asked = m_layouts->named(state.layout);
    const Layout& layout = m_layouts->serves(asked, kind) ? asked : m_layouts->all.front();
    KeyRows rows;
    for (const std::vector<std::string>& specs : specs_of(layout, state.layer)) {
        std::vector<Key> row;
        for (const std::string& spec : specs)
            row.push_back(key_of(layout, spec, state.shift));
        rows.push_back(std::move(row));
    }
    rows.push_back(bottom_row(layout, kind, state));
    return rows;
}

std::string Keyboards::next_layout(KeyboardKind kind, std::string_view layout) const
{
    const std::vector<Layout>& all = m_layouts->all;
    const auto here = std::ranges::find(all, layout, &Layout::id);
    const auto first = static_cast<std::size_t>(here - all.begin());
    for (std::size_t step = 1; step <= all.size(); ++step) {
        const Layout& candidate = all[(first + step) % all.size()];
        if (m_layouts->serves(candidate, kind))
            return candidate.id;
    }
    return std::string{layout};
}

std::string Keyboards::name_of(std::string_view layout) const
{
    return m_layouts->named(layout).short_name;
}

} // namespace kiosk::ui
