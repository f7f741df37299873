#pragma once

#include "kiosk/text/layout.h"
#include "kiosk/text/secret.h"

#include <list>
#include <string_view>
#include <unordered_map>

namespace kiosk::text
{

/// What a layout is made from.
struct LayoutRequest {
    std::string_view utf8;
    const Style& style;
    const Setting& setting;
};

/// The layouts made last, found again by what they were made from.
class LayoutCache
{
public:
    static constexpr std::size_t most = 512;

    /// Null where there is none.
    LayoutRef find(const LayoutRequest& request);
    void insert(const LayoutRequest& request, LayoutRef layout);
    std::size_t size() const { return m_entries.size(); }
    void clear();

private:
    struct Entry {
        std::size_t hash;
        WipedVector<char> utf8;
        Style style;
        Setting setting;
        LayoutRef layout;
    };
    static std::size_t hash_of(const LayoutRequest& request);
    static bool same(const Entry& entry, const LayoutRequest& request);
    void drop(std::list<Entry>::iterator entry);

    std::list<Entry> m_entries; ///< the one used last in front
    std::unordered_map<std::size_t, std::list<Entry>::iterator> m_by_hash;
};

} // namespace kiosk::text
