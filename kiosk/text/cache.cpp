#include "kiosk/text/cache.h"

#include <bit>
#include <functional>
#include <iterator>

namespace kiosk::text
{

std::size_t LayoutCache::hash_of(const LayoutRequest& request)
{
    std::size_t hash = std::hash<std::string_view>{}(request.utf8);
    const auto mix = [&](std::size_t value) {
        hash = (std::rotl(hash, 7) ^ value) * 0x9E3779B97F4A7C15U;
    };
    mix(std::hash<std::string_view>{}(request.setting.language));
    mix(std::bit_cast<std::uint32_t>(request.setting.width));
    mix(std::bit_cast<std::uint32_t>(request.style.size));
    mix(static_cast<std::size_t>(request.style.weight) << 6 |
        static_cast<std::size_t>(request.style.family) << 4 |
        static_cast<std::size_t>(request.setting.direction) << 2 |
        static_cast<std::size_t>(request.setting.align));
    return hash;
}

bool LayoutCache::same(const Entry& entry, const LayoutRequest& request)
{
    return std::string_view{entry.utf8.data(), entry.utf8.size()} == request.utf8 &&
           entry.style == request.style && entry.setting == request.setting;
}

LayoutRef LayoutCache::find(const LayoutRequest& request)
{
    const auto found = m_by_hash.find(hash_of(request));
    if (found == m_by_hash.end() || !same(*found->second, request))
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->layout;
}

void LayoutCache::insert(const LayoutRequest& request, LayoutRef layout)
{
    const std::size_t hash = hash_of(request);
    if (const auto known = m_by_hash.find(hash); known != m_by_hash.end())
        drop(known->second);
    m_entries.push_front({.hash = hash,
                          .utf8 = {request.utf8.begin(), request.utf8.end()},
                          .style = request.style,
                          .setting = request.setting,
                          .layout = std::move(layout)});
    m_by_hash.emplace(hash, m_entries.begin());
    if (m_entries.size() > most)
        drop(std::prev(m_entries.end()));
}

void LayoutCache::drop(std::list<Entry>::iterator entry)
{
    m_by_hash.erase(entry->hash);
    m_entries.erase(entry);
}

void LayoutCache::clear()
{
    m_by_hash.clear();
    m_entries.clear();
}

} // namespace kiosk::text
