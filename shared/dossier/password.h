#pragma once

#include "shared/base/result.h"

#include <string_view>

namespace dossier
{

/// What a password still lacks. Letters of every script count.
struct PasswordGaps {
    bool too_short = false; ///< under 8 characters
    bool too_long = false;  ///< over 128 characters
    bool no_upper = false;
    bool no_lower = false;
    bool no_digit = false;
    bool no_special = false; ///< neither letter nor digit

    bool any() const
    {
        return too_short || too_long || no_upper || no_lower || no_digit || no_special;
    }
    bool operator==(const PasswordGaps&) const = default;
};

PasswordGaps gaps_in(std::string_view password);

/// A password that keeps the policy. It is a view: nothing copies a secret.
class Password
{
public:
    /// PasswordWeak.
    static base::Result<Password> parse(std::string_view text);

    std::string_view text() const { return m_text; }

private:
    explicit Password(std::string_view text) : m_text{text} {}
    std::string_view m_text;
};

} // namespace dossier
