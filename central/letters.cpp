#include "central/letters.h"

#include "central/confirmation.h"
#include "shared/receipt/pdf.h"

namespace central
{

namespace
{

using messages::Catalog;
using messages::Text;

std::string name_of(const dossier::CivilStatus& person)
{
    const std::string& name = person.usage_name.empty() ? person.birth_name : person.usage_name;
    return person.given_names + " " + name;
}

/// French, and the person's language where it is another.
template <typename MakeHalf>
std::vector<Half> in_both(const Languages& languages, std::string_view language,
                          const MakeHalf& half)
{
    std::vector<Half> halves{half(languages.french())};
    const Catalog& other = languages.of(language);
    if (&other != &languages.french())
        halves.push_back(half(other));
    return halves;
}

Half begun(const Catalog& words, std::string_view subject, const dossier::CivilStatus& person)
{
    Half half;
    half.language = words.language();
    half.direction = words.direction();
    half.subject = words.text(subject);
    half.paragraphs.push_back({words.text("mail.greeting", {{"name", name_of(person)}})});
    return half;
}

void say(Half& half, Text words)
{
    half.paragraphs.push_back({std::move(words)});
}

void close(Half& half, const Catalog& words)
{
    for (const char* key : {"mail.closing", "mail.signature", "mail.automatic"})
        say(half, words.text(key));
}

} // namespace

Letter invitation_letter(const Services& services, const Invitation& invitation,
                         const dossier::CivilStatus& person)
{
    const std::string link =
        services.configuration.public_address + "/activation?token=" + invitation.token;
    const bool fresh = invitation.new_account;
    const auto half = [&](const Catalog& words) {
        Half made = begun(words, fresh ? "mail.activation.subject" : "mail.reset.subject", person);
        say(made, words.text(fresh ? "mail.activation.open" : "mail.reset.open"));
        say(made, words.text(fresh ? "mail.activation.link" : "mail.reset.link"));
        made.paragraphs.push_back({Text::verbatim(link), true});
        say(made, words.text("mail.link.copy"));
        say(made, words.text("mail.code", {{"code", messages::Identifier{invitation.code}}}));
        say(made, words.text(fresh ? "mail.link.validity" : "mail.reset.validity"));
        close(made, words);
        return made;
    };
    Letter letter;
    letter.from = services.configuration.mail_from;
    letter.to = invitation.activation.email;
    letter.halves = in_both(services.languages, invitation.activation.language, half);
    return letter;
}

/// Names what was asked for, as the attached paper does.
Text registered(const Services& services, const Catalog& words, const dossier::Dossier& dossier)
{
    receipt::Confirmation paper;
    if (const auto* procedure = services.catalogue.procedure(dossier.procedure))
        receipt::name_request(paper, *procedure);
    const Text request = paper.request.empty() ? Text{} : words.text(paper.request);
    return words.text(paper.registered, {{"request", request}});
}

base::Result<Letter> confirmation_letter(const Services& services, const Deposit& deposit,
                                         const std::string& to)
{
    const OpenedDeposit opened = TRY(open_deposit(services, deposit));
    const messages::Identifier number{deposit.application_number};
    const auto half = [&](const Catalog& words) {
        Half made = begun(words, "mail.confirmation.subject", opened.person);
        say(made, registered(services, words, opened.manifest.dossier));
        say(made, words.text("mail.confirmation.number", {{"number", number}}));
        say(made, words.text("mail.confirmation.follow"));
        say(made, words.text("mail.confirmation.attached"));
        close(made, words);
        return made;
    };
    auto confirmation = TRY(confirmation_of(services, deposit, opened));
    Letter letter;
    letter.from = services.configuration.mail_from;
    letter.to = to;
    letter.halves = in_both(services.languages, opened.manifest.dossier.language, half);
    letter.attachments.push_back({"confirmation-" + deposit.application_number + ".pdf",
                                  "application/pdf", std::move(confirmation)});
    return letter;
}

} // namespace central
