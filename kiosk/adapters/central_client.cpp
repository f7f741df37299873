#include "kiosk/adapters/central_client.h"

#include "kiosk/adapters/central_connection.h"
#include "shared/wire/account.h"
#include "shared/wire/draft.h"

namespace kiosk::adapters
{

namespace
{

using base::Result;
using ports::Draft;
using ports::Session;

Session session_of(wire::Session session)
{
    return {.token = std::move(session.token),
            .email = std::move(session.email),
            .person = std::move(session.person)};
}

std::string draft_path(const base::Uuid& dossier)
{
    return "/v1/drafts/" + dossier.text();
}

std::string file_path(const base::Uuid& dossier, const base::Uuid& file)
{
    return draft_path(dossier) + "/files/" + file.text();
}

/// RFC 9530, with the base64 of RFC 4648 section 4.
std::string content_digest(const dossier::Sha256& digest)
{
    std::string text = base::to_base64url(digest);
    for (char& digit : text)
        digit = digit == '-' ? '+' : digit == '_' ? '/' : digit;
    return "Content-Digest: sha-256=:" + text + "=:"; // 32 bytes are 43 digits and one pad
}

class CentralClient final : public ports::Central
{
public:
    explicit CentralClient(CentralSettings settings) : m_connection{std::move(settings)} {}

    Result<void> open_account(const std::string& foreigner_number, base::Date birth_date,
                              const std::string& email, const std::string& language) override
    {
        return send("POST", "/v1/accounts",
                    to_json(wire::AccountRequest{.foreigner_number = foreigner_number,
                                                 .birth_date = birth_date,
                                                 .email = email,
                                                 .language = language}));
    }

    Result<void> check_code(const std::string& foreigner_number, const std::string& code) override
    {
        return send("POST", "/v1/accounts/code-checks",
                    to_json(wire::CodeCheck{.foreigner_number = foreigner_number, .code = code}));
    }

    Result<Session> set_password(const std::string& foreigner_number, const std::string& code,
                                 const std::string& password) override
    {
        return open_session("PUT", "/v1/accounts/password",
                            to_json(wire::PasswordChange{.foreigner_number = foreigner_number,
                                                         .code = code,
                                                         .token = {},
                                                         .password = password}));
    }

    Result<Session> sign_in(const std::string& foreigner_number,
                            const std::string& password) override
    {
        return open_session(
            "POST", "/v1/sessions",
            to_json(wire::Credentials{.foreigner_number = foreigner_number, .password = password}));
    }

    Result<void> forgot_password(const std::string& foreigner_number,
                                 const std::string& language) override
    {
        return send("POST", "/v1/accounts/password-resets",
                    to_json(wire::PasswordReset{.foreigner_number = foreigner_number,
                                                .language = language}));
    }

    Result<void> sign_out(const Session& session) override
    {
        return send("DELETE", "/v1/sessions/current", {}, session);
    }

    Result<std::vector<Draft>> drafts(const Session& session) override
    {
        const Answer answer =
            TRY(m_connection.ask({.path = "/v1/drafts", .session = session.token}));
        std::vector<Draft> drafts;
        for (wire::Draft& draft : TRY(wire::parse_drafts(base::as_text(answer.body))))
            drafts.push_back({.dossier = std::move(draft.dossier),
                              .step = std::move(draft.step),
                              .saved_at = draft.saved_at});
        return drafts;
    }

    Result<void> save_draft(const Session& session, const Draft& draft) override
    {
        return send("PUT", draft_path(draft.dossier.id),
                    to_json(wire::DraftSave{.dossier = draft.dossier, .step = draft.step}),
                    session);
    }

    Result<void> save_file(const Session& session, const base::Uuid& dossier,
                           const dossier::AttachedFile& file, base::ByteView bytes) override
    {
        TRY(m_connection.ask({.method = "PUT",
                              .path = file_path(dossier, file.id),
                              .media_type = file.media_type,
                              .body = bytes,
                              .session = session.token,
                              .headers = {content_digest(file.digest)}}));
        return {};
    }

    Result<base::Bytes> fetch_file(const Session& session, const base::Uuid& dossier,
                                   const base::Uuid& file) override
    {
        return TRY(m_connection.ask({.path = file_path(dossier, file), .session = session.token}))
            .body;
    }

    Result<void> abandon_draft(const Session& session, const base::Uuid& dossier) override
    {
        return send("DELETE", draft_path(dossier), {}, session);
    }

    Result<void> mail_confirmation(const Session& session, const base::Uuid& deposit) override
    {
        return send("POST", "/v1/deposits/" + deposit.text() + "/mails", {}, session);
    }

private:
    Result<void> send(const std::string& method, const std::string& path, const std::string& json,
                      const Session& session = {})
    {
        TRY(m_connection.ask({.method = method,
                              .path = path,
                              .body = base::as_bytes(json),
                              .session = session.token}));
        return {};
    }

    Result<Session> open_session(const std::string& method, const std::string& path,
                                 const std::string& json)
    {
        const Answer answer =
            TRY(m_connection.ask({.method = method, .path = path, .body = base::as_bytes(json)}));
        return session_of(TRY(wire::parse_session(base::as_text(answer.body))));
    }

    CentralConnection m_connection;
};

} // namespace

std::unique_ptr<ports::Central> make_central_client(CentralSettings settings)
{
    return std::make_unique<CentralClient>(std::move(settings));
}

} // namespace kiosk::adapters
