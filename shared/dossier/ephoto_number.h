#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace dossier
{

/// The number of a digital photograph and signature: 22 digits. Spaces are left out.
class EphotoNumber
{
public:
    static base::Result<EphotoNumber> parse(std::string_view text);

    const std::string& text() const { return m_text; }
    bool operator==(const EphotoNumber&) const = default;

private:
    explicit EphotoNumber(std::string text) : m_text{std::move(text)} {}
    std::string m_text;
};

} // namespace dossier
