#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace dossier
{

/// A telephone number: French (0 and nine digits, or +33 and nine), or of another country (E.164).
class Phone
{
public:
    static base::Result<Phone> parse(std::string_view text);
    /// The same without spaces and dots, ready to be parsed.
    static std::string tidied(std::string_view text);

    const std::string& text() const { return m_text; }
    bool operator==(const Phone&) const = default;

private:
    explicit Phone(std::string_view text) : m_text{text} {}
    std::string m_text;
};

} // namespace dossier
