#pragma once

#include "kiosk/text/face.h"

#include <bitset>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kiosk::text
{

class FontCatalog;

/// Faces to try in order; a file is opened when the ones before it lack a character.
class FaceList
{
public:
    FaceList(FontCatalog& catalog, std::vector<std::size_t> faces, Weight weight)
        : m_catalog{&catalog}, m_faces{std::move(faces)}, m_weight{weight}
    {
    }
    const Face& first() const;
    /// The first that has both; null where none has. Nothing is asked of `mark` where it is 0.
    const Face* covering(char32_t character, char32_t mark = 0) const;

private:
    FontCatalog* m_catalog;
    std::vector<std::size_t> m_faces;
    Weight m_weight;
};

struct FontQuery {
    Script script;
    std::string_view language;
    Weight weight;
    Family family;
};

/// Every face of the table, opened at first need.
class FontCatalog
{
public:
    explicit FontCatalog(FontTable table);

    const FaceList& faces(const FontQuery& query);
    const Face& face(std::size_t index, Weight weight);
    bool is_figure(char32_t character) const
    {
        return character < m_figures.size() && m_figures.test(character);
    }
    const Face& figure_face(Weight weight) { return face(m_table.figure_face, weight); }

private:
    std::vector<std::size_t> indices(const FontQuery& query) const;

    FontTable m_table;
    std::bitset<128> m_figures;
    std::vector<std::unique_ptr<Face>> m_opened; ///< three a family, by weight
    std::vector<std::size_t> m_slots; ///< likewise: which of `m_opened` draws that weight
    std::unordered_map<std::string, FaceList> m_lists;
};

} // namespace kiosk::text
