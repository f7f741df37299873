#pragma once

#include <optional>
#include <string_view>

namespace central
{

/// The content of the field of that name in a form that carries files (RFC 7578); nothing where it
/// is not there or the form is not one.
std::optional<std::string_view> multipart_field(std::string_view content_type,
                                                std::string_view body, std::string_view name);

} // namespace central
