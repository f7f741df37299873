#pragma once

#include "central/office.h"

#include <string>

namespace central
{

/// A credential to make: for which kiosk, and the file to write it to (empty: standard output).
struct Enrolment {
    std::string kiosk; ///< empty: none
    std::filesystem::path credential;
};

/// Makes keys that are missing, the database and the credential `<kiosk>.<secret>`.
base::Result<void> init(const Configuration& configuration, const Enrolment& enrolment);
/// Gives a kiosk a new secret; the answer is its credential.
base::Result<std::string> enrol(Store& store, const std::string& kiosk);
/// Holds the chain of changes against its signed heads and the tables against it, and prints what
/// that proves. `heads`: their folder; empty: the configuration's. DataInvalid where it is broken.
base::Result<void> verify_audit(const Configuration& configuration,
                                const std::filesystem::path& heads);
/// Prints the deposits, their answers and files, and the mails.
base::Result<void> show(const Configuration& configuration);

} // namespace central
