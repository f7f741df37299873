#include "kiosk/screens/countries.h"

#include <map>

namespace kiosk::screens
{

const std::vector<ui::Option>& countries(const messages::Catalog& catalog)
{
    // Sorting 250 names by the rules of a language takes a while; the names never change.
    static std::map<std::string, std::vector<ui::Option>> by_language;
    auto& options = by_language[catalog.language()];
    if (options.empty())
        for (const std::string& code : catalog.countries())
            options.push_back({.id = code, .label = catalog.country(code), .note = {}});
    return options;
}

} // namespace kiosk::screens
