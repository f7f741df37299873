#include "shared/catalogue/entry.h"

#include "shared/base/file.h"
#include "shared/catalogue/json.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

std::unexpected<base::Error> refusal(const std::filesystem::path& file, std::size_t line,
                                     std::string_view complaint)
{
    return base::failure(base::ErrorCode::DataInvalid,
                         fmt::format("{}:{}: {}", file.string(), line, complaint));
}

/// Only these begin JSON's unquoted words: true, false, null and numbers.
bool may_be_json(const std::string& scalar)
{
    return !scalar.empty() &&
           std::string_view{"tfn-0123456789"}.find(scalar.front()) != std::string_view::npos;
}

Value plain_value(const std::string& scalar)
{
    if (!may_be_json(scalar))
        return scalar;
    const auto json = parse_json(scalar);
    const bool kept = json && (json->boolean() != nullptr || json->number() != nullptr ||
                               (json->is_null() && scalar == "null"));
    return kept ? *json : Value{scalar};
}

} // namespace

std::unexpected<base::Error> Entry::refuse(const std::string& complaint) const
{
    return refusal(*file, static_cast<std::size_t>(line), complaint);
}

base::Result<std::string> read_text(const std::filesystem::path& file)
{
    auto text = base::read_file(file);
    return text ? base::Result<std::string>{*std::move(text)} : refusal(file, 1, "cannot be read");
}

base::Result<Entry> read_yaml(const std::filesystem::path& file)
{
    return parse_yaml(TRY(read_text(file)), file);
}

Value to_value(const Entry& entry)
{
    if (entry.kind == Entry::Kind::Scalar)
        return entry.quoted ? Value{entry.scalar} : plain_value(entry.scalar);
    if (entry.kind == Entry::Kind::List) {
        Value::List list;
        list.reserve(entry.items.size());
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
