#include "shared/messages/pattern.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

namespace messages
{

namespace
{

std::optional<ParameterKind> kind_of(const icu::MessagePattern& pattern, int32_t start)
{
    switch (pattern.getPart(start).getArgType()) {
    case UMSGPAT_ARG_TYPE_NONE:
        return ParameterKind::Plain;
    case UMSGPAT_ARG_TYPE_PLURAL:
    case UMSGPAT_ARG_TYPE_SELECTORDINAL:
        return ParameterKind::Number;
    case UMSGPAT_ARG_TYPE_SELECT:
        return ParameterKind::Select;
    case UMSGPAT_ARG_TYPE_SIMPLE: {
        const icu::UnicodeString type = pattern.getSubstring(pattern.getPart(start + 2));
        return type == "number" ? std::optional{ParameterKind::Number} : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

void add(std::vector<Parameter>& parameters, const Parameter& found)
{
    const auto same = std::ranges::find(parameters, found.name, &Parameter::name);
    if (same == parameters.end())
        parameters.push_back(found);
    else if (same->kind == ParameterKind::Plain)
        same->kind = found.kind;
}

} // namespace

base::Result<std::vector<Parameter>> parameters_of(std::string_view pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessagePattern parsed{icu::UnicodeString::fromUTF8(std::string{pattern}), &where,
                                     status};
    if (U_FAILURE(status))
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{} at character {}", u_errorName(status), where.offset));
    std::vector<Parameter> parameters;
    for (int32_t i = 0; i < parsed.countParts(); ++i) {
        if (parsed.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_START)
            continue;
        std::string name;
        parsed.getSubstring(parsed.getPart(i + 1)).toUTF8String(name);
        const auto kind = kind_of(parsed, i);
        if (!kind)
            return base::failure(base::ErrorCode::DataInvalid,
                                 fmt::format("{{{}}} is of a kind that we do not use", name));
        add(parameters, {.name = std::move(name), .kind = *kind});
    }
    return parameters;
}

} // namespace messages
