#include "shared/base/settings.h"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <yaml-cpp/yaml.h>

namespace base
{

struct Settings::Mapping {
    std::string name;
    YAML::Node node;
    std::set<std::string, std::less<>> asked;
    std::vector<std::shared_ptr<Mapping>> taken;

    std::string at(const YAML::Node& place) const
    {
        return fmt::format("{}:{}", name, place.Mark().line + 1);
    }
    YAML::Node find(std::string_view key)
    {
        asked.emplace(key);
        for (const auto& entry : node)
            if (entry.first.Scalar() == key)
                return entry.second;
        return YAML::Node{YAML::NodeType::Undefined};
    }
};

namespace
{

std::unexpected<Error> invalid(std::string detail)
{
    return failure(ErrorCode::ConfigurationInvalid, std::move(detail));
}

template <typename Wanted>
Result<Wanted> convert(const YAML::Node& node, const std::string& complaint)
{
    try {
        return node.as<Wanted>();
    } catch (const YAML::Exception&) {
        return invalid(complaint);
    }
}

} // namespace

Result<Settings> Settings::parse(std::string_view yaml, std::string_view name)
{
    try {
        auto mapping = std::make_shared<Mapping>();
        mapping->name = name;
        mapping->node = YAML::Load(std::string{yaml});
        if (!mapping->node.IsMap())
            return invalid(fmt::format("{}: is not a mapping of keys", name));
        return Settings{std::move(mapping)};
    } catch (const YAML::Exception& error) {
        return invalid(fmt::format("{}:{}: {}", name, error.mark.line + 1, error.msg));
    }
}

Result<Settings> Settings::load(const std::filesystem::path& file)
{
    try {
        auto mapping = std::make_shared<Mapping>();
        mapping->name = file.string();
        mapping->node = YAML::LoadFile(file.string());
        if (!mapping->node.IsMap())
            return invalid(fmt::format("{}: is not a mapping of keys", file.string()));
        return Settings{std::move(mapping)};
    } catch (const YAML::BadFile&) {
        return invalid(fmt::format("{}: cannot be read", file.string()));
    } catch (const YAML::Exception& error) {
        return invalid(fmt::format("{}:{}: {}", file.string(), error.mark.line + 1, error.msg));
    }
}

namespace
{

template <typename Wanted, typename Mapping>
Result<Wanted> scalar(Mapping& mapping, std::string_view key, std::string_view kind)
{
    const YAML::Node node = mapping.find(key);
    if (!node.IsDefined())
        return invalid(fmt::format("{}: '{}' is missing", mapping.at(mapping.node), key));
    if (!node.IsScalar())
        return invalid(fmt::format("{}: '{}' must be {}", mapping.at(node), key, kind));
    return convert<Wanted>(node, fmt::format("{}: '{}' must be {}", mapping.at(node), key, kind));
}

} // namespace

Result<std::string> Settings::text(std::string_view key)
{
    return scalar<std::string>(*m_mapping, key, "a text");
}

Result<double> Settings::number(std::string_view key)
{
    const double number = TRY(scalar<double>(*m_mapping, key, "a number"));
    if (!std::isfinite(number))
        return invalid(fmt::format("{}: '{}' must be a number", where(), key));
    return number;
}

Result<bool> Settings::boolean(std::string_view key)
{
    return scalar<bool>(*m_mapping, key, "true or false");
}

Result<std::vector<std::string>> Settings::texts(std::string_view key)
{
    const YAML::Node node = m_mapping->find(key);
    if (!node.IsDefined())
        return invalid(fmt::format("{}: '{}' is missing", where(), key));
    const std::string complaint =
        fmt::format("{}: '{}' must be a list of texts", m_mapping->at(node), key);
    return node.IsSequence() ? convert<std::vector<std::string>>(node, complaint)
                             : invalid(complaint);
}

Result<Settings> Settings::section(std::string_view key)
{
    const YAML::Node node = m_mapping->find(key);
    if (!node.IsDefined() || !node.IsMap())
        return invalid(fmt::format("{}: '{}' must be a mapping of keys", where(), key));
    auto part = std::make_shared<Mapping>(Mapping{m_mapping->name, node, {}, {}});
    m_mapping->taken.push_back(part);
    return Settings{std::move(part)};
}

Result<std::vector<Settings>> Settings::sections(std::string_view key)
{
    const YAML::Node node = m_mapping->find(key);
    if (!node.IsDefined() || !node.IsSequence())
        return invalid(fmt::format("{}: '{}' must be a list", where(), key));
    std::vector<Settings> all;
    for (const YAML::Node& entry : node) {
        if (!entry.IsMap())
            return invalid(fmt::format("{}: '{}' must list mappings", m_mapping->at(entry), key));
        auto part = std::make_shared<Mapping>(Mapping{m_mapping->name, entry, {}, {}});
        m_mapping->taken.push_back(part);
        all.push_back(Settings{std::move(part)});
    }
    return all;
}

Result<std::string> Settings::text_or(std::string_view key, std::string absent)
{
    return has(key) ? text(key) : Result<std::string>{std::move(absent)};
}

Result<double> Settings::number_or(std::string_view key, double absent)
{
    return has(key) ? number(key) : Result<double>{absent};
}

Result<bool> Settings::boolean_or(std::string_view key, bool absent)
{
    return has(key) ? boolean(key) : Result<bool>{absent};
}

bool Settings::has(std::string_view key) const
{
    return m_mapping->find(key).IsDefined();
}

std::vector<std::string> Settings::keys() const
{
    std::vector<std::string> all;
    for (const auto& entry : m_mapping->node)
        all.push_back(entry.first.Scalar());
    return all;
}

Result<void> Settings::finish() const
{
    for (const auto& entry : m_mapping->node)
        if (!m_mapping->asked.contains(entry.first.Scalar()))
            return invalid(fmt::format("{}: unknown key '{}'", m_mapping->at(entry.first),
                                       entry.first.Scalar()));
    for (const auto& part : m_mapping->taken)
        TRY(Settings{part}.finish());
    return {};
}

std::string Settings::where() const
{
    return m_mapping->at(m_mapping->node);
}

} // namespace base
