#include "central/sessions.h"

#include "central/callers.h"
#include "central/resources.h"
#include "shared/wire/account.h"

namespace central
{

namespace
{

using base::ErrorCode;

Answer sign_in(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto credentials = TRY(wire::parse_credentials(request.body));
    TRY(take_try(services, credentials.foreigner_number, kiosk.id));
    const auto account = TRY(services.store.account(credentials.foreigner_number));
    bool right = false;
    if (account)
        right = services.passwords.verify(account->password, credentials.password);
    else
        services.passwords.pretend(credentials.password);
    if (!right)
        return base::failure(ErrorCode::CredentialsWrong);
    TRY(forgive_try(services, credentials.foreigner_number, kiosk.id));
    return open_session(services, *account, kiosk.id, 201);
}

Answer sign_out(const Request& request, const Services& services)
{
    TRY(kiosk_of(request, services));
    TRY(services.store.end_session(digest_of(request.header("guichet-session"))));
    return empty(204);
}

Answer civil_status(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    const auto person = TRY(services.store.person(session.number));
    if (!person)
        return base::failure(ErrorCode::IdentityUnknown);
    return json(200, wire::to_json(*person));
}

} // namespace

Answer open_session(const Services& services, const Account& account, const std::string& kiosk,
                    int status)
{
    const auto person = TRY(services.store.person(account.number));
    if (!person)
        return base::failure(ErrorCode::IdentityUnknown);
    wire::Session granted;
    granted.token = make_token();
    granted.email = account.email;
    granted.expires_at = services.clock.now() + session_time;
    granted.person = *person;
    TRY(services.store.add_session(
        {digest_of(granted.token), account.number, kiosk, granted.expires_at}));
    return json(status, wire::to_json(granted));
}

void add_sessions(Router& router, const Services& services)
{
    router.add("POST", "/v1/sessions",
               [&](const Request& request) { return sign_in(request, services); });
    router.add("DELETE", "/v1/sessions/current",
               [&](const Request& request) { return sign_out(request, services); });
    router.add("GET", "/v1/register/me",
               [&](const Request& request) { return civil_status(request, services); });
}

} // namespace central
