#include "kiosk/ui/xkb_layout.h"

#include <xkbcommon/xkbcommon-compose.h>
#include <xkbcommon/xkbcommon.h>

#include <array>
#include <cstdio>

namespace kiosk::ui
{

namespace
{

/// Arabic ligatures that xkb gives as presentation forms, as the letters they are made of.
std::string letters_of(std::string characters)
{
    if (characters == "\uFEFB")
        return "\u0644\u0627";
    if (characters == "\uFEF7")
        return "\u0644\u0623";
    if (characters == "\uFEF9")
        return "\u0644\u0625";
    if (characters == "\uFEF5")
        return "\u0644\u0622";
    return characters;
}

std::string utf8_of(xkb_keysym_t symbol)
{
    std::array<char, 16> buffer{};
    const int length = xkb_keysym_to_utf8(symbol, buffer.data(), buffer.size());
    return length > 1 ? letters_of(std::string{buffer.data()}) : std::string{};
}

xkb_compose_table* read_compose_table(xkb_context* context, const std::filesystem::path& path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "re"),
                                                               std::fclose};
    return file ? xkb_compose_table_new_from_file(context, file.get(), "C.UTF-8",
                                                  XKB_COMPOSE_FORMAT_TEXT_V1,
                                                  XKB_COMPOSE_COMPILE_NO_FLAGS)
                : nullptr;
}

struct KeyPart {
    std::string_view name;
    unsigned level = 0; ///< 0: shift decides
};

KeyPart parse_part(std::string_view spec)
{
    const std::size_t point = spec.find('.');
    if (point == std::string_view::npos)
        return {spec, 0};
    return {spec.substr(0, point), static_cast<unsigned>(spec[point + 1] - '0')};
}

} // namespace

struct XkbLayout::Tables {
    xkb_context* context = nullptr;
    xkb_keymap* keymap = nullptr;
    xkb_compose_table* compose = nullptr;

    Tables() = default;
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;
    ~Tables()
    {
        xkb_compose_table_unref(compose);
        xkb_keymap_unref(keymap);
        xkb_context_unref(context);
    }

    xkb_keysym_t at_level(std::string_view name, unsigned level) const
    {
        const xkb_keycode_t code = xkb_keymap_key_by_name(keymap, std::string{name}.c_str());
        const xkb_keysym_t* symbols = nullptr;
        if (code == XKB_KEYCODE_INVALID ||
            xkb_keymap_key_get_syms_by_level(keymap, code, 0, level - 1, &symbols) != 1)
            return XKB_KEY_NoSymbol;
        return symbols[0];
    }

    xkb_keysym_t symbol(const KeyPart& part, bool shift) const
    {
        const xkb_keysym_t plain = at_level(part.name, part.level == 0 ? 1 : part.level);
        if (!shift)
            return plain;
        const xkb_keysym_t capital = xkb_keysym_to_upper(plain);
        if (capital != plain || part.level != 0)
            return capital;
        return at_level(part.name, 2);
    }

    std::string composed(xkb_keysym_t dead, xkb_keysym_t letter) const
    {
        xkb_compose_state* const state = xkb_compose_state_new(compose, XKB_COMPOSE_STATE_NO_FLAGS);
        xkb_compose_state_feed(state, dead);
        xkb_compose_state_feed(state, letter);
        std::array<char, 16> characters{};
        if (xkb_compose_state_get_status(state) == XKB_COMPOSE_COMPOSED)
            xkb_compose_state_get_utf8(state, characters.data(), characters.size());
        xkb_compose_state_unref(state);
        return characters.data();
    }
};

base::Result<XkbLayout> XkbLayout::open(const Names& names, const std::filesystem::path& dead_keys)
{
    auto tables = std::make_unique<Tables>();
    tables->context = xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES);
    if (tables->context == nullptr)
        return base::failure(base::ErrorCode::NotFound, "xkb-data is not installed");
    xkb_context_set_log_level(tables->context, XKB_LOG_LEVEL_CRITICAL);
    const xkb_rule_names rules{.rules = "evdev",
                               .model = "pc105",
                               .layout = names.layout.c_str(),
                               .variant = names.variant.c_str(),
                               .options = ""};
    tables->keymap =
        xkb_keymap_new_from_names(tables->context, &rules, XKB_KEYMAP_COMPILE_NO_FLAGS);
    if (tables->keymap == nullptr)
        return base::failure(base::ErrorCode::NotFound, "xkb-data has no layout " + names.layout);
    tables->compose = read_compose_table(tables->context, dead_keys);
    if (tables->compose == nullptr)
        return base::failure(base::ErrorCode::NotFound,
                             dead_keys.string() + ": not a compose table");
    return XkbLayout{std::move(tables)};
}

XkbLayout::XkbLayout(std::unique_ptr<Tables> tables) : m_tables{std::move(tables)} {}
XkbLayout::XkbLayout(XkbLayout&&) noexcept = default;
XkbLayout& XkbLayout::operator=(XkbLayout&&) noexcept = default;
XkbLayout::~XkbLayout() = default;

std::string XkbLayout::characters(std::string_view spec, bool shift) const
{
    const std::size_t plus = spec.find('+');
    if (plus == std::string_view::npos)
        return utf8_of(m_tables->symbol(parse_part(spec), shift));
    return m_tables->composed(m_tables->symbol(parse_part(spec.substr(0, plus)), false),
                              m_tables->symbol(parse_part(spec.substr(plus + 1)), shift));
}

} // namespace kiosk::ui
