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

bool takes_nothing(std::string_view pattern)
{
    return pattern.find_first_of("{}'") == std::string_view::npos;
}

base::Result<std::string> parameters(std::string_view key, std::string_view pattern)
{
    if (takes_nothing(pattern))
        return named_kinds({});
    auto found = parameters_of(pattern);
    if (!found)
        return refused(fmt::format("{}: {}", key, found.error().detail));
    return named_kinds(std::move(*found));
}

} // namespace

base::Result<void> check_patterns(const Source& source)
{
    for (const auto& [key, pattern] : source)
        TRY(parameters(key, pattern));
    return {};
}

base::Result<void> check_translation(const Source& source, const Source& translation)
{
    for (const auto& [key, pattern] : translation)
        if (!source.contains(key))
            return refused(fmt::format("{}: the source language has no such key", key));
    for (const auto& [key, pattern] : source) {
        const auto translated = translation.find(key);
        if (translated == translation.end())
            return refused(fmt::format("{}: is missing", key));
        const std::string wanted = TRY(parameters(key, pattern));
        const std::string takes = TRY(parameters(key, translated->second));
        if (takes != wanted)
            return refused(fmt::format("{}: takes{}, the source language{}", key, takes, wanted));
    }
    return {};
}

} // namespace messages
