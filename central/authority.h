#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/wire/identity.h"

#include <filesystem>
#include <memory>
#include <string>

namespace central
{

/// How long a kiosk's certificate counts: longer than the longest time without a network.
inline constexpr std::chrono::days certificate_time{30};

/// The authority that signs kiosks' certificates: `kiosk-authority.key`, P-256, and its own
/// certificate `kiosk-authority.pem`, which the proxy verifies clients with.
class Authority
{
public:
    /// ConfigurationInvalid where one is missing or they do not belong together.
    static base::Result<Authority> load(const std::filesystem::path& folder);
    /// Makes both, for ten years.
    static base::Result<void> create(const std::filesystem::path& folder);

    /// A certificate for the key of a request (PKCS #10 in PEM). DataInvalid where it is none, is
    /// not signed with the key that it names, is of another curve or of another name.
    base::Result<wire::KioskCertificate> certify(const std::string& request,
                                                 const std::string& kiosk, base::Instant now) const;

private:
    struct Key;
    explicit Authority(std::shared_ptr<const Key> key) : m_key{std::move(key)} {}
    std::shared_ptr<const Key> m_key;
};

} // namespace central
