#include "kiosk/text/fonts.h"

namespace kiosk::text
{

namespace
{

constexpr std::size_t weights = 3;

std::string letters_of(Script script)
{
    return {static_cast<char>(script >> 24), static_cast<char>(script >> 16),
            static_cast<char>(script >> 8), static_cast<char>(script)};
}

} // namespace

const Face& FaceList::first() const
{
    return m_catalog->face(m_faces.front(), m_weight);
}

const Face* FaceList::covering(char32_t character, char32_t mark) const
{
    for (const std::size_t index : m_faces) {
        const Face& face = m_catalog->face(index, m_weight);
        if (face.covers(character) && (mark == 0 || face.covers(mark)))
            return &face;
    }
    return nullptr;
}

FontCatalog::FontCatalog(FontTable table)
    : m_table{std::move(table)}, m_opened(m_table.faces.size() * weights)
{
    for (std::size_t face = 0; face < m_table.faces.size(); ++face) {
        const auto& files = m_table.faces[face].by_weight;
        for (std::size_t weight = 0; weight < weights; ++weight)
            m_slots.push_back(face * weights + (files[weight] == files[0] ? 0 : weight));
    }
    for (const char character : m_table.figures)
        m_figures.set(static_cast<unsigned char>(character));
}

const Face& FontCatalog::face(std::size_t index, Weight weight)
{
    const std::size_t slot = m_slots[index * weights + static_cast<std::size_t>(weight)];
    std::unique_ptr<Face>& face = m_opened[slot];
    if (face == nullptr)
        face = std::make_unique<Face>(static_cast<std::uint16_t>(slot),
                                      m_table.faces[slot / weights].by_weight[slot % weights]);
    return *face;
}

const FaceList& FontCatalog::faces(const FontQuery& query)
{
    std::string key{query.language};
    key += '/';
    key += letters_of(query.script);
    key += static_cast<char>('0' + static_cast<int>(query.weight));
    key += static_cast<char>('0' + static_cast<int>(query.family));
    const auto known = m_lists.find(key);
    if (known != m_lists.end())
        return known->second;
    return m_lists.emplace(std::move(key), FaceList{*this, indices(query), query.weight})
        .first->second;
}

std::vector<std::size_t> FontCatalog::indices(const FontQuery& query) const
{
    switch (query.family) {
    case Family::Icons:
        return m_table.icons;
    case Family::Monospace:
        return m_table.monospace;
    case Family::Words:
        break;
    }
    return m_table.faces_for(letters_of(query.script), query.language);
}

} // namespace kiosk::text
