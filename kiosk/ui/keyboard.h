#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ui
{

enum class KeyboardKind {
    Letters,  ///< names, in Latin letters
    FreeText, ///< any layout, Arabic too
    Email,
    Digits,
    Password, ///< Latin letters, digits and signs at once within reach
};

enum class KeyDeed { Type, Shift, Signs, Accents, Layout, Backspace, Space, Next };

/// One key as it is now: the layer and shift are taken into account.
struct Key {
    std::string id; ///< `key/AD01`, `key/shift`: the place, never the letter
    KeyDeed deed = KeyDeed::Type;
    std::string characters = {}; ///< what it types and shows, UTF-8
    float width = 1;             ///< in letter keys
    bool held = false;           ///< shift or a layer is on
};
using KeyRows = std::vector<std::vector<Key>>;

enum class KeyLayer { Letters, Signs, Accents };

struct KeyboardState {
    std::string layout = "fr"; ///< file of assets/keyboards
    KeyLayer layer = KeyLayer::Letters;
    bool shift = false;
};

/// Layouts of xkb-data, arranged for a screen by assets/keyboards/*.yaml.
class Keyboards
{
public:
    /// ConfigurationInvalid names the file and the key that xkb does not know.
    static base::Result<Keyboards> load(const std::filesystem::path& folder);
    /// None yet.
    Keyboards();
    Keyboards(Keyboards&&) noexcept;
    Keyboards& operator=(Keyboards&&) noexcept;
    ~Keyboards();

    KeyRows rows(KeyboardKind kind, const KeyboardState& state) const;
    /// The layout after that one for this kind; the same where there is no other.
    std::string next_layout(KeyboardKind kind, std::string_view layout) const;
    /// A short name of a layout, as its users know it: "AZERTY".
    std::string name_of(std::string_view layout) const;

private:
    struct Layouts;
    explicit Keyboards(std::unique_ptr<Layouts> layouts);
    std::unique_ptr<Layouts> m_layouts;
};

} // namespace kiosk::ui
