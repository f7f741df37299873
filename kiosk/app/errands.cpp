#include "kiosk/app/errands.h"

namespace kiosk::app
{

using namespace flow; // the events and effects of the flow are this class's language

Errands::Errands(const Needs& needs) : m_needs{needs} {}

Errands::~Errands()
{
    run(effect::Wipe{});
}

void Errands::run(Effect asked)
{
    std::visit([this](auto&& one) { run(std::forward<decltype(one)>(one)); }, std::move(asked));
}

bool Errands::idle() const
{
    return m_central.idle() && m_others.idle();
}

void Errands::fail(EffectId id, const base::Error& error)
{
    m_needs.mailbox->post(Failed{.effect = id, .error = error});
}

void Errands::answer(EffectId id, base::Result<void> result)
{
    if (id == 0)
        return;
    if (!result)
        return fail(id, result.error());
    m_needs.mailbox->post(Done{.effect = id});
}

void Errands::answer(EffectId id, base::Result<ports::Session> result)
{
    if (!result)
        return fail(id, result.error());
    m_needs.mailbox->post(SignedIn{.effect = id, .session = std::move(*result)});
}

std::shared_ptr<ports::CancelFlag> Errands::cancel_flag(EffectId id)
{
    auto flag = std::make_shared<ports::CancelFlag>(false);
    std::erase_if(m_flags, [](const auto& entry) { return entry.second.expired(); });
    m_flags[id] = flag;
    return flag;
}

std::function<void(double)> Errands::progress_of(EffectId id)
{
    return
        [this, id](double part) { m_needs.mailbox->post(Progressed{.effect = id, .part = part}); };
}

void Errands::run(const effect::Cancel& asked)
{
    if (const auto found = m_flags.find(asked.what); found != m_flags.end())
        if (const auto flag = found->second.lock())
            *flag = true;
}

void Errands::run(const effect::WipePapers&)
{
    m_needs.outside->papers->wipe();
}

void Errands::run(const effect::Wipe& asked)
{
    for (const auto& [id, waiting] : m_flags)
        if (const auto flag = waiting.lock(); flag && id != asked.let_finish)
            *flag = true;
    m_needs.outside->papers->wipe();
}

// ---- Accounts and drafts: central, in order

void Errands::run(effect::OpenAccount asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->open_account(asked.number, asked.birth_date,
                                                                asked.email, asked.language));
    });
}

void Errands::run(effect::CheckCode asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->check_code(asked.number, asked.code));
    });
}

void Errands::run(effect::SetPassword asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id,
               m_needs.outside->central->set_password(asked.number, asked.code, asked.password));
    });
}

void Errands::run(effect::SignIn asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->sign_in(asked.number, asked.password));
    });
}

void Errands::run(effect::ForgotPassword asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->forgot_password(asked.number, asked.language));
    });
}

void Errands::run(effect::SignOut asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        // A session that could not be ended ends by itself at central.
        std::ignore = m_needs.outside->central->sign_out(asked.session);
    });
}

void Errands::run(effect::FindDrafts asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        auto drafts = m_needs.outside->central->drafts(asked.session);
        if (!drafts)
            return fail(asked.id, drafts.error());
        m_needs.mailbox->post(DraftsFound{.effect = asked.id, .drafts = std::move(*drafts)});
    });
}

void Errands::run(effect::SaveDraft asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->save_draft(asked.session, asked.draft));
    });
}

void Errands::run(effect::SaveFile asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        // The deposit carries the file all the same; only a visit interrupted here asks for it
        // again. Central refuses the zeros of a page that is wiped on its way.
        if (const auto bytes = m_needs.outside->papers->look_at(asked.file.id))
            std::ignore = m_needs.outside->central->save_file(asked.session, asked.dossier,
                                                              asked.file, *bytes);
    });
}

void Errands::run(effect::FetchFiles asked)
{
    const EffectId id = asked.id;
    m_central.submit([this, asked = std::move(asked), flag = cancel_flag(id)] {
        FilesFetched fetched{.effect = asked.id};
        for (const base::Uuid& file : asked.files) {
            if (*flag)
                return;
            auto bytes = m_needs.outside->central->fetch_file(asked.session, asked.dossier, file);
            if (bytes)
                m_needs.outside->papers->keep(file, std::move(*bytes));
            else if (bytes.error().code == base::ErrorCode::NetworkDown)
                return fail(asked.id, bytes.error());
            else
                fetched.missing.push_back(file);
            if (*flag) // the wipe came before this file
                return m_needs.outside->papers->remove(file);
        }
        m_needs.mailbox->post(std::move(fetched));
    });
}

void Errands::run(effect::AbandonDraft asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        std::ignore = m_needs.outside->central->abandon_draft(asked.session, asked.dossier);
    });
}

void Errands::run(effect::MailConfirmation asked)
{
    m_central.submit([this, asked = std::move(asked)] {
        answer(asked.id, m_needs.outside->central->mail_confirmation(asked.session, asked.deposit));
    });
}

void Errands::run(effect::SuggestAddresses asked)
{
    m_others.submit([this, asked = std::move(asked)] {
        constexpr std::size_t shown = 5;
        m_needs.mailbox->post(
            AddressesFound{.effect = asked.id,
                           .addresses = m_needs.outside->addresses->suggest(asked.typed, shown)});
    });
}

} // namespace kiosk::app
