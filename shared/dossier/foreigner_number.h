#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace dossier
{

/// The "numéro étranger": 10 digits, text and never a number, for it may begin with 0.
class ForeignerNumber
{
public:
    static base::Result<ForeignerNumber> parse(std::string_view text);
    /// Nine digits: a 0 at the front may have been lost.
    static bool lacks_a_digit(std::string_view text);

    const std::string& text() const { return m_text; }
    bool operator==(const ForeignerNumber&) const = default;

private:
    explicit ForeignerNumber(std::string_view text) : m_text{text} {}
    std::string m_text;
};

} // namespace dossier
