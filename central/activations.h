#pragma once

#include "central/http.h"
#include "central/services.h"

namespace central
{

/// Link and digits are valid exactly so long.
inline constexpr std::chrono::hours activation_time{24};
/// Wrong codes after which the digits are dead.
inline constexpr int most_wrong_codes = 5;

/// Who a new link and code go to. An unknown person gets no mail, but the same steps are taken, so
/// that nobody learns from the time they take who has an account.
struct Recipient {
    std::string number;
    std::string email;
    std::string language;
    bool new_account = true;
    const dossier::CivilStatus* person = nullptr; ///< null: nobody
};
base::Result<void> invite(const Services& services, const Recipient& recipient);

/// The activation whose link that is, still good. LinkInvalid, LinkExpired, LinkUsed.
base::Result<Activation> activation_by_link(const Services& services, std::string_view token);
/// The activation of that number with these digits, still good. CodeWrong, TooManyTries (they are
/// dead), LinkExpired, LinkUsed.
base::Result<Activation> activation_by_code(const Services& services, const std::string& number,
                                            std::string_view code);
/// Sets the password and uses the activation up. PasswordWeak, LinkUsed.
base::Result<Account> activate(const Services& services, const Activation& activation,
                               const std::string& password);

} // namespace central
