#pragma once

#include "central/services.h"
#include "shared/wire/deposit.h"

namespace central
{

/// What a deposit holds, its envelope opened.
struct OpenedDeposit {
    wire::DepositManifest manifest;
    dossier::CivilStatus person;
};

base::Result<OpenedDeposit> open_deposit(const Services& services, const Deposit& deposit);

/// The confirmation of deposit as PDF, in French and the person's language.
base::Result<base::Bytes> confirmation_of(const Services& services, const Deposit& deposit,
                                          const OpenedDeposit& opened);

} // namespace central
