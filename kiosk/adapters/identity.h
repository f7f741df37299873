#pragma once

#include "shared/base/clock.h"
#include "shared/wire/identity.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace kiosk::adapters
{

class CentralConnection;

/// Who this kiosk is to central: its private key and its certificate, in one file that only its
/// owner can read and that is replaced as a whole. Beside it, while a certificate is asked for,
/// `<file>.next` holds the key that it is for. Calls may come from several threads.
class Identity
{
public:
    /// ConfigurationInvalid where the kiosk is not enrolled.
    static base::Result<std::shared_ptr<Identity>> load(const std::filesystem::path& file);

    wire::KioskCertificate certificate() const;
    const std::filesystem::path& file() const { return m_file; }

    /// Whether a third of the certificate's time is over.
    bool is_due(base::Instant now) const;
    /// A new key and its certificate instead of these. What central answers; StorageFailed.
    base::Result<void> renew(CentralConnection& connection);

private:
    Identity(std::filesystem::path file, wire::KioskCertificate certificate)
        : m_file{std::move(file)}, m_certificate{std::move(certificate)}
    {
    }
    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    wire::KioskCertificate m_certificate;
};

/// Who asks for a first certificate, and where it is kept.
struct Enrolling {
    std::string kiosk;
    std::string code; ///< as central's administrator was given it
    std::filesystem::path file;
};
/// What central answers; StorageFailed, DataInvalid. The same again after a lost answer is well.
base::Result<void> enrol(CentralConnection& connection, const Enrolling& enrolling);

} // namespace kiosk::adapters
