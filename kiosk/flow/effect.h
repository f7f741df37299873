#pragma once

#include "kiosk/flow/state.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk::flow::effect
{

// What the kiosk asks of the world. Each is answered by an event with the same number, but for
// those that say "no answer".

struct OpenAccount { ///< Done
    EffectId id = 0;
    std::string number{};
    base::Date birth_date{};
    std::string email{};
    std::string language{};
};
struct CheckCode { ///< Done
    EffectId id = 0;
    std::string number{};
    std::string code{};
};
struct SetPassword { ///< SignedIn
    EffectId id = 0;
    std::string number{};
    std::string code{};
    std::string password{};
};
struct SignIn { ///< SignedIn
    EffectId id = 0;
    std::string number{};
    std::string password{};
};
struct ForgotPassword { ///< Done
    EffectId id = 0;
    std::string number{};
    std::string language{};
};
struct SignOut { ///< no answer
    ports::Session session{};
};
struct FindDrafts { ///< DraftsFound
    EffectId id = 0;
    ports::Session session{};
};
struct SaveDraft { ///< Done
    EffectId id = 0;
    ports::Session session{};
    ports::Draft draft{};
};
struct SaveFile { ///< no answer: the deposit carries it all the same
    ports::Session session{};
    base::Uuid dossier{};
    dossier::AttachedFile file{};
};
struct FetchFiles { ///< FilesFetched
    EffectId id = 0;
    ports::Session session{};
    base::Uuid dossier{};
    std::vector<base::Uuid> files{};
};
struct AbandonDraft { ///< no answer
    ports::Session session{};
    base::Uuid dossier{};
};
struct SuggestAddresses { ///< AddressesFound
    EffectId id = 0;
    std::string typed{};
};
struct Scan { ///< Progressed, then PagePrepared
    EffectId id = 0;
    std::string name{}; ///< of the file to be
};
struct ReadDocument { ///< Progressed, then DocumentUnderstood; the picture is not kept
    EffectId id = 0;
};
struct Cancel { ///< no answer of its own: what it cancels answers Failed{Cancelled}
    EffectId what = 0;
};
struct ListFiles { ///< FilesListed
    EffectId id = 0;
};
struct PrepareFile { ///< PagePrepared
    EffectId id = 0;
    ports::BroughtFile file{};
};
struct RemovePaper { ///< no answer
    base::Uuid file{};
};
struct AskRoom { ///< Done where the kiosk would keep a deposit now
    EffectId id = 0;
};
struct Deposit { ///< Sealed
    EffectId id = 0;
    ports::Session session{};
    dossier::Dossier dossier{};
};
struct AwaitCentral { ///< CentralAnswered
    EffectId id = 0;
    base::Uuid deposit{};
};
struct PrintConfirmation { ///< Progressed, then Done
    EffectId id = 0;
    dossier::Acknowledgement acknowledgement{};
    dossier::CivilStatus person{};
    dossier::Dossier dossier{};
    std::string language{};
};
struct PrintList { ///< Progressed, then Done
    EffectId id = 0;
    std::string procedure{}; ///< empty: the code alone
    std::string language{};
    catalogue::Facts facts{}; ///< what the guide learnt; empty: every case is listed
    std::string code{};       ///< to come back with; empty: none
};
struct MailConfirmation { ///< Done
    EffectId id = 0;
    ports::Session session{};
    base::Uuid deposit{};
};
/// The deposit is sealed: the clear pages are overwritten. No answer.
struct WipePapers {
};
/// The visitor has gone: papers, typed words, pictures and caches are overwritten. No answer.
struct Wipe {
    EffectId let_finish = 0; ///< a print that goes on; all that else runs is cancelled
};
/// A sound that says that the kiosk is about to forget. No answer.
struct Sound {
};

} // namespace kiosk::flow::effect

namespace kiosk::flow
{

/// What the kiosk is to do. Its copying and the like is compiled once, in effect.cpp.
struct Effect
    : std::variant<effect::OpenAccount, effect::CheckCode, effect::SetPassword, effect::SignIn,
                   effect::ForgotPassword, effect::SignOut, effect::FindDrafts, effect::SaveDraft,
                   effect::SaveFile, effect::FetchFiles, effect::AbandonDraft,
                   effect::SuggestAddresses, effect::Scan, effect::ReadDocument, effect::Cancel,
                   effect::ListFiles, effect::PrepareFile, effect::RemovePaper, effect::AskRoom,
                   effect::Deposit, effect::AwaitCentral, effect::PrintConfirmation,
                   effect::PrintList, effect::MailConfirmation, effect::WipePapers, effect::Wipe,
                   effect::Sound> {
    using variant::variant;
    Effect(const Effect&);
    Effect(Effect&&) noexcept;
    Effect& operator=(const Effect&);
    Effect& operator=(Effect&&) noexcept;
    ~Effect();
};
using Effects = std::vector<Effect>;

} // namespace kiosk::flow
