#pragma once

#include "shared/base/result.h"
#include "shared/messages/language.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace central
{

/// The words of every language that is translated.
class Languages
{
public:
    static base::Result<Languages> load(const std::filesystem::path& folder);

    const messages::Catalog& french() const { return m_catalogs.at("fr"); }
    /// French where that language is not there.
    const messages::Catalog& of(std::string_view id) const;
    bool has(std::string_view id) const { return m_catalogs.contains(id); }
    /// The first language of an Accept-Language that is there.
    const messages::Catalog& accepted(std::string_view header) const;

private:
    messages::Catalogs m_catalogs;
};

} // namespace central
