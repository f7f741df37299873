#pragma once

#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::ui
{

/// One layout of xkb-data: what its keys type.
class XkbLayout
{
public:
    /// A layout and its variant by their names in xkb-data; an empty variant is the usual one.
    struct Names {
        std::string layout;
        std::string variant;
    };
    /// `dead_keys` is a table in X11's compose format. NotFound: no such layout, or no such table.
    static base::Result<XkbLayout> open(const Names& names, const std::filesystem::path& dead_keys);
    XkbLayout(XkbLayout&&) noexcept;
    XkbLayout& operator=(XkbLayout&&) noexcept;
    ~XkbLayout();

    /// What a key types, UTF-8; empty where there is nothing. `spec` is "AD01", "AE04.3" or
    /// "AD11.2+AD03" (a dead key, then a letter). Shift makes a capital where there is one, else
    /// takes the second level.
    std::string characters(std::string_view spec, bool shift) const;

private:
    struct Tables;
    explicit XkbLayout(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> m_tables;
};

} // namespace kiosk::ui
