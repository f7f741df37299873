#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/dossier/deposit.h"
#include "shared/dossier/dossier.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::ports
{

/// A signed-in person. The token is central's and opaque.
struct Session {
    std::string token;
    std::string email;
    dossier::CivilStatus person;
    bool operator==(const Session&) const = default;
};

/// A draft that waits at central.
struct Draft {
    dossier::Dossier dossier;
    std::string step; ///< id of the last step saved
    base::Instant saved_at;
    bool operator==(const Draft&) const = default;
};

/// The central API as a session needs it. Calls block; workers make them.
/// Errors: NetworkDown where no answer came, else the code that central's problem names.
class Central
{
public:
    virtual ~Central() = default;

    // Accounts
    /// Sends the mail with the link and the code. IdentityUnknown, EmailInvalid.
    virtual base::Result<void> open_account(const std::string& foreigner_number,
                                            base::Date birth_date, const std::string& email,
                                            const std::string& language) = 0;
    /// Whether the eight digits are right, without using them up. CodeWrong, LinkExpired, LinkUsed.
    virtual base::Result<void> check_code(const std::string& foreigner_number,
                                          const std::string& code) = 0;
    /// Uses the code up and sets the password (new account or forgotten password).
    virtual base::Result<Session> set_password(const std::string& foreigner_number,
                                               const std::string& code,
                                               const std::string& password) = 0;
    virtual base::Result<Session> sign_in(const std::string& foreigner_number,
                                          const std::string& password) = 0;
    virtual base::Result<void> forgot_password(const std::string& foreigner_number,
                                               const std::string& language) = 0;
    virtual base::Result<void> sign_out(const Session& session) = 0;

    // Drafts
    virtual base::Result<std::vector<Draft>> drafts(const Session& session) = 0;
    /// Saves the answers; file bytes of `files` new to central go with them.
    virtual base::Result<void> save_draft(const Session& session, const Draft& draft) = 0;
    virtual base::Result<void> save_file(const Session& session, const base::Uuid& dossier,
                                         const dossier::AttachedFile& file,
                                         base::ByteView bytes) = 0;
    virtual base::Result<base::Bytes> fetch_file(const Session& session, const base::Uuid& dossier,
                                                 const base::Uuid& file) = 0;
    virtual base::Result<void> abandon_draft(const Session& session, const base::Uuid& dossier) = 0;

    /// Sends the confirmation PDF of a deposit by mail again.
    virtual base::Result<void> mail_confirmation(const Session& session,
                                                 const base::Uuid& deposit) = 0;
};

} // namespace kiosk::ports
