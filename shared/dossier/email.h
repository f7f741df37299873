#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace dossier
{

/// An e-mail address, trimmed, its domain in lower case: two that differ only there are equal.
class Email
{
public:
    /// EmailInvalid.
    static base::Result<Email> parse(std::string_view text);

    const std::string& text() const { return m_text; }
    bool operator==(const Email&) const = default;

private:
    explicit Email(std::string text) : m_text{std::move(text)} {}
    std::string m_text;
};

} // namespace dossier
