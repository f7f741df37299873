#include "central/multipart.h"

#include <string>

namespace central
{

namespace
{

constexpr std::string_view end_of_line = "\r\n";

/// The value of `name=` among the parameters of a header, with or without quotation marks.
std::string_view parameter(std::string_view header, std::string_view name)
{
    const std::string begin = std::string{name} + "=";
    std::size_t at = header.find(begin);
    while (at != header.npos && (at == 0 || (header[at - 1] != ' ' && header[at - 1] != ';')))
        at = header.find(begin, at + 1);
    if (at == header.npos)
        return {};
    std::string_view value = header.substr(at + begin.size());
    if (!value.starts_with('"'))
        return value.substr(0, value.find_first_of("; \r\n"));
    value.remove_prefix(1);
    return value.substr(0, value.find('"'));
}

} // namespace

std::optional<std::string_view> multipart_field(std::string_view content_type,
                                                std::string_view body, std::string_view name)
{
    const std::string_view boundary = parameter(content_type, "boundary");
    if (!content_type.starts_with("multipart/form-data") || boundary.empty())
        return std::nullopt;
    const std::string line = "--" + std::string{boundary};
    const std::string next_line = std::string{end_of_line} + line;
    if (!body.starts_with(line))
        return std::nullopt;
    body.remove_prefix(line.size());
    while (body.starts_with(end_of_line)) {
        body.remove_prefix(end_of_line.size());
        const auto head = body.find("\r\n\r\n");
        const auto end = head == body.npos ? head : body.find(next_line, head + 2);
        if (end == body.npos)
            return std::nullopt;
        if (parameter(body.substr(0, head), "name") == name)
            return end < head + 4 ? std::string_view{} : body.substr(head + 4, end - head - 4);
        body.remove_prefix(end + next_line.size());
    }
    return std::nullopt;
}

} // namespace central
