#pragma once

#include <string_view>

namespace receipt
{

/// A receipt's text in what was read from paper or typed: a photograph may hold several codes, a
/// line each. Empty where there is none; a view of `read`.
std::string_view receipt_text_in(std::string_view read);

} // namespace receipt
