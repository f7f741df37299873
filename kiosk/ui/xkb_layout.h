#pragma once

#include "shared/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace kiosk::ui
{

/// One layout of xkb-data: what its keys type.
class XkbLayout
{
public:
    /// NotFound where xkb-data has no such layout. An empty variant is the usual one.
    static base::Result<XkbLayout> open(const std::string& layout, const std::string& variant);
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
