#pragma once

#include "central/letter.h"
#include "central/services.h"

namespace central
{

/// What goes into the mail with link and digits.
struct Invitation {
    Activation activation;
    std::string token;
    std::string code;
    bool new_account = true; ///< false: a forgotten password
};

Letter invitation_letter(const Services& services, const Invitation& invitation,
                         const dossier::CivilStatus& person);
/// With the confirmation PDF. Opens the deposit's manifest.
base::Result<Letter> confirmation_letter(const Services& services, const Deposit& deposit,
                                         const std::string& to);

} // namespace central
