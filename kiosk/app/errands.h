#pragma once

#include "kiosk/app/configuration.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/outside.h"
#include "kiosk/app/words_of_all.h"
#include "kiosk/app/workers.h"
#include "kiosk/flow/effect.h"
#include "shared/base/clock.h"
#include "shared/guide/guide.h"

#include <functional>
#include <map>
#include <memory>

namespace kiosk::app
{

/// Does what the flow asks of the world, on workers, and posts the answers. Called by the main
/// thread only.
class Errands
{
public:
    struct Needs {
        const Configuration* configuration = nullptr;
        const catalogue::Catalogue* catalogue = nullptr;
        const guide::Guide* guide = nullptr;
        const WordsOfAll* words = nullptr;
        const base::Clock* clock = nullptr;
        Outside* outside = nullptr;
        Mailbox* mailbox = nullptr;
    };
    explicit Errands(const Needs& needs);
    ~Errands();

    void run(flow::Effect effect);
    /// True where nothing runs and nothing waits.
    bool idle() const;

private:
    void run(flow::effect::OpenAccount asked);
    void run(flow::effect::CheckCode asked);
    void run(flow::effect::SetPassword asked);
    void run(flow::effect::SignIn asked);
    void run(flow::effect::ForgotPassword asked);
    void run(flow::effect::SignOut asked);
    void run(flow::effect::FindDrafts asked);
    void run(flow::effect::SaveDraft asked);
    void run(flow::effect::SaveFile asked);
    void run(flow::effect::FetchFiles asked);
    void run(flow::effect::AbandonDraft asked);
    void run(flow::effect::SuggestAddresses asked);
    void run(flow::effect::Scan asked);
    void run(flow::effect::ReadDocument asked);
    void run(const flow::effect::Cancel& asked);
    void run(flow::effect::ListFiles asked);
    void run(flow::effect::PrepareFile asked);
    void run(const flow::effect::RemovePaper& asked);
    void run(const flow::effect::AskRoom& asked);
    void run(flow::effect::Deposit asked);
    void run(flow::effect::AwaitCentral asked);
    void run(flow::effect::PrintConfirmation asked);
    void run(flow::effect::PrintList asked);
    void run(flow::effect::MailConfirmation asked);
    void run(const flow::effect::WipePapers& asked);
    void run(const flow::effect::Wipe& asked);
    void run(const flow::effect::Sound& asked);

    /// Posts what a call to central answered.
    void answer(flow::EffectId id, base::Result<void> result);
    void answer(flow::EffectId id, base::Result<ports::Session> result);
    void fail(flow::EffectId id, const base::Error& error);
    /// Keeps a page's bytes in the papers and posts it.
    void keep(flow::EffectId id, base::Result<ports::PreparedFile> prepared);
    /// Prints what `make` makes.
    void print(flow::EffectId id, std::move_only_function<base::Result<base::Bytes>()> make);
    std::shared_ptr<ports::CancelFlag> cancel_flag(flow::EffectId id);
    std::function<void(double)> progress_of(flow::EffectId id);

    Needs m_needs;
    std::map<flow::EffectId, std::weak_ptr<ports::CancelFlag>> m_flags;
    // Calls to central keep their order (a draft is saved before its session ends), so one thread.
    Workers m_central{1};
    Workers m_others{3};
};

} // namespace kiosk::app
