#include "shared/messages/source.h"

#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace messages
{

namespace
{

using nlohmann::json;

std::unexpected<base::Error> refused(const std::filesystem::path& file, std::string_view why)
{
    return base::failure(base::ErrorCode::DataInvalid, fmt::format("{}: {}", file.string(), why));
}

} // namespace

base::Result<Source> load_source(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return refused(file, "cannot be read");

    std::vector<std::string> written;
    const auto remember = [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::key)
            written.push_back(parsed.get<std::string>());
        return true;
    };
    const json document = json::parse(stream, remember, false);
    if (!document.is_object())
        return refused(file, "is not a JSON object");

    for (std::size_t i = 1; i < written.size(); ++i)
        if (written[i] <= written[i - 1])
            return refused(file, fmt::format("{}: out of its alphabetical place, or written twice",
                                             written[i]));
    Source source;
    for (const auto& [key, pattern] : document.items()) {
        if (!pattern.is_string() || pattern.get_ref<const std::string&>().empty())
            return refused(file, fmt::format("{}: has no text", key));
        source.emplace(key, pattern.get<std::string>());
    }
    return source;
}

} // namespace messages
