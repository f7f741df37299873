#include "shared/catalogue/entry.h"

#include "shared/catalogue/json.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace catalogue
{

namespace
{

Entry converted(const YAML::Node& node, const std::string& file)
{
    Entry entry;
    entry.file = file;
    entry.line = node.Mark().line + 1;
    if (node.IsScalar()) {
        entry.kind = Entry::Kind::Scalar;
        entry.scalar = node.Scalar();
        entry.quoted = node.Tag() == "!";
    } else if (node.IsSequence()) {
        entry.kind = Entry::Kind::List;
        for (const YAML::Node& item : node)
            entry.items.push_back(converted(item, file));
    } else if (node.IsMap()) {
        entry.kind = Entry::Kind::Map;
        for (const auto& pair : node) {
            entry.names.push_back(pair.first.IsScalar() ? pair.first.Scalar() : "");
            entry.items.push_back(converted(pair.second, file));
            // A value that is absent has no place of its own.
            entry.items.back().line = std::max(entry.items.back().line, pair.first.Mark().line + 1);
        }
    }
    return entry;
}

Value plain_value(const std::string& scalar)
{
    // Of JSON's unquoted words, only these are not text.
    const auto json = parse_json(scalar);
    const bool kept = json && (json->boolean() != nullptr || json->number() != nullptr ||
                               (json->is_null() && scalar == "null"));
    return kept ? *json : Value{scalar};
}

} // namespace

std::unexpected<base::Error> Entry::refuse(const std::string& complaint) const
{
    return base::failure(base::ErrorCode::DataInvalid,
                         fmt::format("{}:{}: {}", file, line, complaint));
}

base::Result<Entry> read_yaml(const std::filesystem::path& file)
{
    try {
        return converted(YAML::LoadFile(file.string()), file.string());
    } catch (const YAML::BadFile&) {
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}:1: cannot be read", file.string()));
    } catch (const YAML::Exception& error) {
        return base::failure(
            base::ErrorCode::DataInvalid,
            fmt::format("{}:{}: {}", file.string(), error.mark.line + 1, error.msg));
    }
}

Value to_value(const Entry& entry)
{
    if (entry.kind == Entry::Kind::Scalar)
        return entry.quoted ? Value{entry.scalar} : plain_value(entry.scalar);
    if (entry.kind == Entry::Kind::List) {
        Value::List list;
        for (const Entry& item : entry.items)
            list.push_back(to_value(item));
        return list;
    }
    if (entry.kind == Entry::Kind::Map) {
        Value::Object object;
        for (std::size_t i = 0; i < entry.items.size(); ++i)
            object.emplace(entry.names[i], to_value(entry.items[i]));
        return object;
    }
    return {};
}

} // namespace catalogue
