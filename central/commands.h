#pragma once

#include "central/office.h"

#include <string>

namespace central
{

/// Makes keys that are missing and the database.
base::Result<void> init(const Configuration& configuration);
/// Prints the next version of the public keys, for the root to sign.
base::Result<void> draft_keys(const Configuration& configuration);
/// Makes a root: its private key in a new file, beside it `<file>.pub`. ConfigurationInvalid where
/// the file is there.
base::Result<void> make_root(const std::filesystem::path& file);
/// Prints what is drafted on standard input, signed.
base::Result<void> sign_keys(const std::filesystem::path& root);
/// What to do with which kiosk: `register`, `suspend`, `resume`, `revoke`, or `list` them all.
struct KioskOrder {
    std::string deed;
    std::string kiosk;
    std::string hall; ///< of one that is registered
};
/// Registering prints the code to enrol with, once.
base::Result<void> obey(const Configuration& configuration, const KioskOrder& order);
/// Holds the chain of changes against its signed heads and the tables against it, and prints what
/// that proves. `heads`: their folder; empty: the configuration's. DataInvalid where it is broken.
base::Result<void> verify_audit(const Configuration& configuration,
                                const std::filesystem::path& heads);
/// Prints the deposits, their answers and files, and the mails.
base::Result<void> show(const Configuration& configuration);

} // namespace central
