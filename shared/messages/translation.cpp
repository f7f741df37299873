#include "shared/messages/translation.h"

#include "shared/messages/pattern.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace messages
{

namespace
{

std::string named_kinds(std::vector<Parameter> parameters)
{
    constexpr std::array<std::string_view, 3> endings{"}", ", number}", ", select}"};
    std::ranges::sort(parameters, {}, &Parameter::name);
    std::string text;
    for (const Parameter& parameter : parameters)
        text += fmt::format(" {{{}{}", parameter.name,
                            endings[static_cast<std::size_t>(parameter.kind)]);
    return text.empty() ? " nothing" : text;
}

std::unexpected<base::Error> refused(const std::string& why)
{
    return base::failure(base::ErrorCode::DataInvalid, why);
}

} // namespace

base::Result<void> check_translation(const Source& source, const Source& translation)
{
    for (const auto& [key, pattern] : translation)
        if (!source.contains(key))
            return refused(fmt::format("{}: the source language has no such key", key));
    for (const auto& [key, pattern] : source) {
        const auto translated = translation.find(key);
        if (translated == translation.end())
            return refused(fmt::format("{}: is missing", key));
        const auto wanted = parameters_of(pattern);
        const auto parameters = parameters_of(translated->second);
        for (const auto* parsed : {&wanted, &parameters})
            if (!*parsed)
                return refused(fmt::format("{}: {}", key, parsed->error().detail));
        const std::string takes = named_kinds(*parameters);
        if (takes != named_kinds(*wanted))
            return refused(fmt::format("{}: takes{}, the source language{}", key, takes,
                                       named_kinds(*wanted)));
    }
    return {};
}

} // namespace messages
