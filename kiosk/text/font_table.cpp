#include "kiosk/text/font_table.h"

#include "shared/base/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk::text
{

namespace
{

using base::Result;
using base::Settings;

Result<FaceFile> existing(const Settings& row, FaceFile file)
{
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file.path, ignored))
        return file;
    return base::failure(base::ErrorCode::DataInvalid,
                         fmt::format("{}: no font file {}", row.where(), file.path.string()));
}

Result<FaceFiles> read_face(Settings row)
{
    FaceFile regular;
    FaceFiles face;
    face.name = TRY(row.text("name"));
    regular.path = TRY(row.text("regular"));
    regular.index = static_cast<unsigned>(TRY(row.number_or("index", 0)));
    regular.scale = static_cast<float>(TRY(row.number_or("scale", 1)));
    regular.hinted = TRY(row.boolean_or("hinted", true));
    const auto weight = [&](std::string_view key) -> Result<FaceFile> {
        FaceFile file = regular;
        file.path = TRY(row.text_or(key, regular.path.string()));
        return existing(row, file);
    };
    const FaceFile plain = TRY(existing(row, regular));
    const FaceFile medium = TRY(weight("medium"));
    const FaceFile bold = TRY(weight("bold"));
    face.by_weight = {plain, medium, bold};
    TRY(row.finish());
    return face;
}

Result<std::size_t> face_named(const FontTable& table, std::string_view name, const Settings& row)
{
    const auto found = std::ranges::find(table.faces, name, &FaceFiles::name);
    if (found == table.faces.end())
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: no face is named {}", row.where(), name));
    return static_cast<std::size_t>(found - table.faces.begin());
}

Result<std::vector<std::size_t>> read_list(const FontTable& table, Settings& row,
                                           std::string_view key)
{
    std::vector<std::size_t> faces;
    for (const std::string& name : TRY(row.texts(key)))
        faces.push_back(TRY(face_named(table, name, row)));
    if (faces.empty())
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}: {} names no face", row.where(), key));
    return faces;
}

Result<FontRow> read_row(const FontTable& table, Settings row)
{
    FontRow read;
    read.script = TRY(row.text("script"));
    if (row.has("languages"))
        read.languages = TRY(row.texts("languages"));
    read.faces = TRY(read_list(table, row, "faces"));
    TRY(row.finish());
    return read;
}

bool serves(const FontRow& row, std::string_view script, std::string_view language)
{
    const auto same = [&](std::string_view served) {
        return language.starts_with(served) &&
               (language.size() == served.size() || language[served.size()] == '-');
    };
    return row.script == script &&
           (row.languages.empty() || std::ranges::any_of(row.languages, same));
}

} // namespace

Result<FontTable> FontTable::load(const std::filesystem::path& file)
{
    Settings settings = TRY(Settings::load(file));
    FontTable table;
    for (const Settings& row : TRY(settings.sections("faces")))
        table.faces.push_back(TRY(read_face(row)));
    for (const Settings& row : TRY(settings.sections("words")))
        table.words.push_back(TRY(read_row(table, row)));
    table.fallback = TRY(read_list(table, settings, "fallback"));
    table.monospace = TRY(read_list(table, settings, "monospace"));
    table.icons = TRY(read_list(table, settings, "icons"));
    Settings figures = TRY(settings.section("figures"));
    const std::string figure_face = TRY(figures.text("face"));
    table.figure_face = TRY(face_named(table, figure_face, figures));
    table.figures = TRY(figures.text("characters"));
    TRY(settings.finish());
    return table;
}

std::vector<std::size_t> FontTable::faces_for(std::string_view script,
                                              std::string_view language) const
{
    std::vector<std::size_t> found;
    const auto row = std::ranges::find_if(
        words, [&](const FontRow& each) { return serves(each, script, language); });
    if (row != words.end())
        found = row->faces;
    for (const std::size_t face : fallback)
        if (std::ranges::find(found, face) == found.end())
            found.push_back(face);
    return found;
}

} // namespace kiosk::text
