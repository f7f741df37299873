#include "central/activations.h"

#include "central/letters.h"
#include "shared/dossier/password.h"

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

Digest digest_of_code(const Services& services, std::string_view number, std::string_view code)
{
    return peppered(services.keyring.pepper(), "code " + std::string{number}, code);
}

Mail mail_for(const Services& services, const Invitation& invitation, const Recipient& recipient)
{
    const base::Instant now = services.clock.now();
    Mail mail;
    mail.id = base::Uuid::make(now);
    mail.next_try = now;
    if (recipient.person == nullptr) {
        mail.state = MailState::GivenUp;
        return mail;
    }
    mail.to = recipient.email;
    mail.message =
        compose(invitation_letter(services, invitation, *recipient.person), mail.id, now);
    return mail;
}

/// LinkUsed, LinkExpired, or nothing where the activation is still good.
Result<void> check_life(const Services& services, const Activation& activation)
{
    if (activation.used)
        return base::failure(ErrorCode::LinkUsed);
    if (services.clock.now() > activation.expires_at)
        return base::failure(ErrorCode::LinkExpired);
    return {};
}

} // namespace

Result<void> invite(const Services& services, const Recipient& recipient)
{
    Invitation invitation;
    invitation.token = make_token();
    invitation.code = make_code();
    invitation.new_account = recipient.new_account;
    Activation& activation = invitation.activation;
    activation.token = digest_of(invitation.token);
    activation.code = digest_of_code(services, recipient.number, invitation.code);
    activation.number = recipient.number;
    activation.email = recipient.email;
    activation.language = recipient.language;
    activation.expires_at = services.clock.now() + activation_time;
    TRY(services.store.add_activation(activation, mail_for(services, invitation, recipient)));
    services.mails_wait();
    return {};
}

Result<Activation> activation_by_link(const Services& services, std::string_view token)
{
    auto found = TRY(services.store.activation(digest_of(token)));
    if (!found)
        return base::failure(ErrorCode::LinkInvalid);
    TRY(check_life(services, *found));
    return *std::move(found);
}

Result<Activation> activation_by_code(const Services& services, const std::string& number,
                                      std::string_view code)
{
    auto found = TRY(services.store.last_activation(number));
    if (!found)
        return base::failure(ErrorCode::CodeWrong);
    TRY(check_life(services, *found));
    if (found->wrong_codes >= most_wrong_codes)
        return base::failure(ErrorCode::TooManyTries, "these digits are dead");
    if (!same(found->code, digest_of_code(services, number, code))) {
        TRY(services.store.count_wrong_code(found->token));
        return base::failure(ErrorCode::CodeWrong);
    }
    return *std::move(found);
}

Result<Account> activate(const Services& services, const Activation& activation,
                         const std::string& password)
{
    TRY(dossier::Password::parse(password));
    Account account;
    account.number = activation.number;
    account.email = activation.email;
    account.language = activation.language;
    account.password = services.passwords.hash(password);
    if (!TRY(services.store.complete_activation(activation.token, services.clock.now(), account)))
        return base::failure(ErrorCode::LinkUsed);
    return account;
}

} // namespace central
