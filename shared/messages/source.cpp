#include "shared/messages/source.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace messages
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::json;

std::unexpected<base::Error> refused(const fs::path& file, std::string_view why)
{
    return base::failure(base::ErrorCode::DataInvalid, fmt::format("{}: {}", file.string(), why));
}

/// Takes the texts as they are read: no tree of thousands of values is built for them.
class Reader : public nlohmann::json_sax<json>
{
public:
    Source source;
    std::string complaint;

    bool key(string_t& name) override
    {
        if (!m_key.empty() && name <= m_key)
            return refuse(name + ": out of its alphabetical place, or written twice");
        m_key = std::move(name);
        return true;
    }
    bool string(string_t& pattern) override
    {
        if (pattern.empty())
            return no_text();
        source.emplace_hint(source.end(), m_key, std::move(pattern));
        return true;
    }
    bool start_object(std::size_t) override { return m_depth++ == 0 || no_text(); }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return no_text(); }
    bool end_array() override { return no_text(); }
    bool null() override { return no_text(); }
    bool boolean(bool) override { return no_text(); }
    bool number_integer(number_integer_t) override { return no_text(); }
    bool number_unsigned(number_unsigned_t) override { return no_text(); }
    bool number_float(number_float_t, const string_t&) override { return no_text(); }
    bool binary(binary_t&) override { return no_text(); }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override
    {
        return refuse("is not a JSON object");
    }

private:
    bool refuse(std::string why)
    {
        complaint = std::move(why);
        return false;
    }
    bool no_text()
    {
        return refuse(m_depth == 0 ? std::string{"is not a JSON object"} : m_key + ": has no text");
    }

    std::string m_key;
    int m_depth = 0;
};

} // namespace

base::Result<Source> load_source(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return refused(file, "cannot be read");
    Reader reader;
    if (!json::sax_parse(stream, &reader))
        return refused(file, reader.complaint);
    return std::move(reader.source);
}

base::Result<Source> load_sources(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& file : fs::directory_iterator{folder, absent})
        if (file.path().extension() == ".json")
            files.push_back(file.path());
    if (files.empty())
        return refused(folder, "has no messages");
    std::ranges::sort(files);
    Source all;
    for (const fs::path& file : files) {
        Source part = TRY(load_source(file));
        all.merge(part);
        if (!part.empty())
            return refused(file, part.begin()->first + ": stands in another file too");
    }
    return all;
}

} // namespace messages
