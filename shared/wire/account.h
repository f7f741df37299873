#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <string_view>

namespace wire
{

/// POST /v1/accounts
struct AccountRequest {
    std::string foreigner_number; ///< 10 digits
    base::Date birth_date;
    std::string email;
    std::string language;

    bool operator==(const AccountRequest&) const = default;
};

/// POST /v1/accounts/code-checks
struct CodeCheck {
    std::string foreigner_number;
    std::string code; ///< 8 digits

    bool operator==(const CodeCheck&) const = default;
};

/// PUT /v1/accounts/password: with number and code as typed at the kiosk, or with the link's token.
struct PasswordChange {
    std::string foreigner_number;
    std::string code;
    std::string token;
    std::string password;

    bool operator==(const PasswordChange&) const = default;
};

/// POST /v1/accounts/password-resets
struct PasswordReset {
    std::string foreigner_number;
    std::string language;

    bool operator==(const PasswordReset&) const = default;
};

/// POST /v1/sessions
struct Credentials {
    std::string foreigner_number;
    std::string password;

    bool operator==(const Credentials&) const = default;
};

/// A session that central opened.
struct Session {
    std::string token;
    std::string email;
    base::Instant expires_at;
    dossier::CivilStatus person;

    bool operator==(const Session&) const = default;
};

std::string to_json(const AccountRequest& request);
std::string to_json(const CodeCheck& check);
std::string to_json(const PasswordChange& change);
std::string to_json(const PasswordReset& reset);
std::string to_json(const Credentials& credentials);
std::string to_json(const Session& session);
std::string to_json(const dossier::CivilStatus& person);

base::Result<AccountRequest> parse_account_request(std::string_view json);
base::Result<CodeCheck> parse_code_check(std::string_view json);
base::Result<PasswordChange> parse_password_change(std::string_view json);
base::Result<PasswordReset> parse_password_reset(std::string_view json);
base::Result<Credentials> parse_credentials(std::string_view json);
base::Result<Session> parse_session(std::string_view json);
base::Result<dossier::CivilStatus> parse_civil_status(std::string_view json);

} // namespace wire
