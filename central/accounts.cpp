#include "central/activations.h"
#include "central/callers.h"
#include "central/resources.h"
#include "central/sessions.h"
#include "shared/dossier/email.h"
#include "shared/dossier/password.h"
#include "shared/wire/account.h"

namespace central
{

namespace
{

using base::ErrorCode;

Answer open_account(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto asked = TRY(wire::parse_account_request(request.body));
    const dossier::Email email = TRY(dossier::Email::parse(asked.email));
    TRY(take_try(services, "birth " + asked.foreigner_number, kiosk.id));
    const auto person = TRY(services.store.person(asked.foreigner_number));
    if (!person || person->birth_date != asked.birth_date)
        return base::failure(ErrorCode::IdentityUnknown);
    TRY(forgive_try(services, "birth " + asked.foreigner_number, kiosk.id));
    if (TRY(services.store.account(asked.foreigner_number)))
        return base::failure(ErrorCode::AccountExists);
    // Each one sends a mail: asking again and again slows down too.
    TRY(take_try(services, "mail " + asked.foreigner_number, {}));
    Recipient recipient;
    recipient.number = asked.foreigner_number;
    recipient.email = email.text();
    recipient.language = asked.language;
    recipient.person = &*person;
    TRY(invite(services, recipient));
    return empty(202);
}

Answer check_code(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto check = TRY(wire::parse_code_check(request.body));
    TRY(activation_by_code(services, check.foreigner_number, check.code));
    return empty(204);
}

Answer set_password(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto change = TRY(wire::parse_password_change(request.body));
    // Before the code is tried: a weak password must not cost one of the five tries.
    TRY(dossier::Password::parse(change.password));
    const Activation activation =
        change.token.empty()
            ? TRY(activation_by_code(services, change.foreigner_number, change.code))
            : TRY(activation_by_link(services, change.token));
    const Account account = TRY(activate(services, activation, change.password));
    TRY(forgive_try(services, account.number, {}));
    return open_session(services, account, kiosk.id, 200);
}

Answer reset_password(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const auto reset = TRY(wire::parse_password_reset(request.body));
    TRY(take_try(services, "mail " + reset.foreigner_number, {}));
    const auto account = TRY(services.store.account(reset.foreigner_number));
    const auto person = TRY(services.store.person(reset.foreigner_number));
    Recipient recipient;
    recipient.number = reset.foreigner_number;
    recipient.language = reset.language;
    recipient.new_account = false;
    if (account && person) {
        recipient.email = account->email;
        recipient.person = &*person;
    }
    TRY(invite(services, recipient));
    return empty(202);
}

} // namespace

void add_accounts(Router& router, const Services& services)
{
    router.add("POST", "/v1/accounts",
               [&](const Request& request) { return open_account(request, services); });
    router.add("POST", "/v1/accounts/code-checks",
               [&](const Request& request) { return check_code(request, services); });
    router.add("PUT", "/v1/accounts/password",
               [&](const Request& request) { return set_password(request, services); });
    router.add("POST", "/v1/accounts/password-resets",
               [&](const Request& request) { return reset_password(request, services); });
}

} // namespace central
