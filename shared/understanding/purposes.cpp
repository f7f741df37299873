#include "shared/understanding/purposes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace understanding
{

namespace
{

using nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, Kind>, 2> sections{
    {{"procedures", Kind::Procedure}, {"answers", Kind::Answer}}};

std::unexpected<base::Error> refused(const std::filesystem::path& file, int line,
                                     std::string_view why)
{
    return base::failure(base::ErrorCode::DataInvalid,
                         fmt::format("{}:{}: {}", file.string(), line + 1, why));
}

ordered_json to_json(const YAML::Node& node)
{
    if (node.IsSequence()) {
        ordered_json list = ordered_json::array();
        for (const YAML::Node& item : node)
            list.push_back(to_json(item));
        return list;
    }
    const std::string& text = node.Scalar();
    if (node.Tag() != "!") // not quoted
        if (ordered_json value = ordered_json::parse(text, nullptr, false);
            value.is_boolean() || value.is_number())
            return value;
    return text;
}

base::Result<std::string> facts_of(const YAML::Node& node, const std::filesystem::path& file)
{
    if (!node.IsMap())
        return refused(file, node.Mark().line, "the facts of a purpose are a map");
    ordered_json facts = ordered_json::object();
    for (const auto& fact : node) {
        if (!fact.second.IsScalar() && !fact.second.IsSequence())
            return refused(file, fact.first.Mark().line, "a fact is a word or a list of words");
        facts[fact.first.Scalar()] = to_json(fact.second);
    }
    return facts.dump();
}

base::Result<void> read_section(const YAML::Node& section, Kind kind,
                                const std::filesystem::path& file, std::vector<Purpose>& purposes)
{
    if (!section.IsMap())
        return refused(file, section.Mark().line, "a map of purposes is needed");
    for (const auto& entry : section) {
        const std::string& id = entry.first.Scalar();
        if (std::ranges::find(purposes, id, &Purpose::id) != purposes.end())
            return refused(file, entry.first.Mark().line, id + " stands twice");
        auto facts = TRY(facts_of(entry.second, file));
        purposes.push_back({id, kind, std::move(facts)});
    }
    return {};
}

base::Result<std::vector<Purpose>> read(const YAML::Node& root, const std::filesystem::path& file)
{
    if (!root.IsMap())
        return refused(file, 0, "procedures and answers are needed");
    std::vector<Purpose> purposes;
    for (const auto& part : root) {
        const auto section = std::ranges::find(sections, part.first.Scalar(),
                                               &decltype(sections)::value_type::first);
        if (section == sections.end())
            return refused(file, part.first.Mark().line,
                           fmt::format("unknown name '{}'", part.first.Scalar()));
        TRY(read_section(part.second, section->second, file, purposes));
    }
    return purposes;
}

} // namespace

base::Result<std::vector<Purpose>> read_purposes(const std::filesystem::path& file)
{
    try {
        return read(YAML::LoadFile(file.string()), file);
    } catch (const YAML::BadFile&) {
        return refused(file, 0, "cannot be read");
    } catch (const YAML::Exception& error) {
        return refused(file, error.mark.line, error.msg);
    }
}

} // namespace understanding
