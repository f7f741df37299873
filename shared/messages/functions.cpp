#include "shared/messages/functions.h"

#include "shared/messages/pattern.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace messages
{

namespace
{

constexpr std::array<std::string_view, 13> found_by_key{
    "country.",      "error.",          "guide.code.",   "guide.contradiction.", "guide.note.",
    "guide.option.", "guide.question.", "guide.reason.", "guide.why.",           "guide.window.",
    "menu.",         "piece.",          "procedure."};

std::string_view type_of(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Number:
        return "std::int64_t";
    case ParameterKind::Select:
        return "const std::string&";
    case ParameterKind::Plain:
        break;
    }
    return "const messages::Argument&";
}

std::string signature(std::string key, const std::vector<Parameter>& parameters)
{
    std::ranges::replace(key, '.', '_');
    std::string text =
        fmt::format("messages::Text {}(const messages::Catalog& catalog", std::move(key));
    for (const Parameter& parameter : parameters)
        fmt::format_to(std::back_inserter(text), ", {} {}", type_of(parameter.kind),
                       parameter.name);
    return text + ')';
}

std::string body(std::string_view key, const std::vector<Parameter>& parameters)
{
    std::string arguments;
    for (const Parameter& parameter : parameters)
        fmt::format_to(std::back_inserter(arguments), "{}{{\"{}\", {}}}",
                       arguments.empty() ? "" : ", ", parameter.name, parameter.name);
    return arguments.empty() ? fmt::format("catalog.text(\"{}\")", key)
                             : fmt::format("catalog.text(\"{}\", {{{}}})", key, arguments);
}

} // namespace

base::Result<Functions> functions_of(const Source& source)
{
    Functions functions{.header = "#pragma once\n\n#include \"shared/messages/catalog.h\"\n\n"
                                  "namespace msg\n{\n\n",
                        .source = "#include \"shared/messages/msg.h\"\n\nnamespace msg\n{\n\n"};
    for (const auto& [key, pattern] : source) {
        if (std::ranges::any_of(found_by_key, [&](auto first) { return key.starts_with(first); }))
            continue;
        const auto parameters = parameters_of(pattern);
        if (!parameters)
            return base::failure(parameters.error().code,
                                 fmt::format("{}: {}", key, parameters.error().detail));
        const std::string declaration = signature(key, *parameters);
        functions.header += declaration + ";\n";
        functions.source +=
            fmt::format("{}\n{{\n    return {};\n}}\n\n", declaration, body(key, *parameters));
    }
    functions.header += "\n} // namespace msg\n";
    functions.source += "} // namespace msg\n";
    return functions;
}

} // namespace messages
