#pragma once

#include "kiosk/flow/state.h"

#include <string>
#include <variant>
#include <vector>

namespace kiosk::flow
{

// ---- From the visitor

struct Touched {
}; ///< anything at all: somebody is there
struct LanguageChosen {
    std::string id{};
};
enum class HeaderAction { Language, TextSize, Help, Finish };
struct HeaderPressed {
    HeaderAction action = HeaderAction::Help;
};
struct TextSizeChosen {
    TextSize size = TextSize::Default;
};
struct ContrastToggled {
};
struct OverlayClosed {
};
/// The answer of ConfirmFinish and ConfirmAbandon.
enum class Answer { KeepForLater, EndWithoutSaving, Abandon };
struct Answered {
    Answer answer = Answer::KeepForLater;
};
struct TilePressed {
    std::string id{};
};
/// A card of the guide's question: a value, or "yes" and "no".
struct OptionChosen {
    std::string value{};
};
/// « Je ne sais pas ».
struct UnsurePressed {
};
struct WhyPressed {
};
struct OwnWordsPressed {
};
struct PurposeChosen {
    std::string purpose{};
};
/// None of what was offered: back to the cards.
struct CardsPressed {
};
/// « Ce n’est pas cela »: free words were taken for something else.
struct UndoPressed {
};
/// An answer at the side, to be changed.
struct AnswerTouched {
    std::string question{};
};
struct OutcomeChosen {
    std::string procedure{};
};
/// Paper and code, where they are only offered to who asks.
struct PaperAsked {
};
struct HaveCodePressed {
};
/// A field of the step or of the form changed. Texts as typed; see Dossier::answers for the kinds.
struct Edited {
    std::string field{};
    catalogue::Value value{};
};
struct AddressChosen {
    ports::Address address{};
};
struct Continue {
};
struct Back {
};
struct LeaveForLater {
};
struct OpenAccountPressed {
};
struct ForgotPasswordPressed {
};
struct SendCodeAgain {
};
struct DraftChosen {
    std::size_t index = 0;
};
struct StartAnew {
};
struct PrintListPressed {
};
struct PieceChosen {
    std::string piece{};
};
struct PieceSelected { ///< to see its files at the side
    std::string piece{};
};
struct ScanPressed {
};
struct FilesPressed {
};
struct FileChosen {
    std::size_t index = 0;
};
struct CancelPressed {
};
struct KeepPressed {
};
struct RedoPressed {
};
struct RemoveFilePressed {
    std::string piece{};
    base::Uuid file{};
};
struct RemoveReferencePressed { ///< the e-photo number, the signature
    std::string piece{};
};
/// Change an answer from the check-answers page.
struct ChangePressed {
    std::string step{};
    std::string page{}; ///< empty: the step is not a form
};
struct PrintAgainPressed {
};
struct PaperTaken {
};
struct MailPressed {
};

// ---- From the world: `effect` is the effect that it answers

struct Tick {
};
struct Done {
    EffectId effect = 0;
};
struct Failed {
    EffectId effect = 0;
    base::Error error{};
};
struct SignedIn {
    EffectId effect = 0;
    ports::Session session{};
};
struct DraftsFound {
    EffectId effect = 0;
    std::vector<ports::Draft> drafts{};
};
/// Into the session's papers; `missing` could not be had and are asked for again.
struct FilesFetched {
    EffectId effect = 0;
    std::vector<base::Uuid> missing{};
};
struct AddressesFound {
    EffectId effect = 0;
    std::vector<ports::Address> addresses{};
};
struct FilesListed {
    EffectId effect = 0;
    std::vector<ports::BroughtFile> files{};
};
struct Progressed { ///< of a scan or a print
    EffectId effect = 0;
    double part = 0; ///< 0..1
};
/// The bytes are in the session's papers already, under the file's id.
struct PagePrepared {
    EffectId effect = 0;
    dossier::AttachedFile file{};
    std::shared_ptr<const ports::Image> image{};
};
/// What a document's machine readable zone tells the guide. Its names and numbers stay out.
struct DocumentUnderstood {
    EffectId effect = 0;
    catalogue::Facts facts{};
};
struct Sealed {
    EffectId effect = 0;
    dossier::Acknowledgement acknowledgement{}; ///< the kiosk's own
};
struct CentralAnswered {
    EffectId effect = 0;
    std::optional<dossier::Acknowledgement> acknowledgement{}; ///< nothing: not in time
};

/// What has happened. Its copying and the like is compiled once, in event.cpp.
struct Event
    : std::variant<Touched, LanguageChosen, HeaderPressed, TextSizeChosen, ContrastToggled,
                   OverlayClosed, Answered, TilePressed, OptionChosen, UnsurePressed, WhyPressed,
                   OwnWordsPressed, PurposeChosen, CardsPressed, UndoPressed, AnswerTouched,
                   OutcomeChosen, PaperAsked, HaveCodePressed, Edited, AddressChosen, Continue,
                   Back, LeaveForLater, OpenAccountPressed, ForgotPasswordPressed, SendCodeAgain,
                   DraftChosen, StartAnew, PrintListPressed, PieceChosen, PieceSelected,
                   ScanPressed, FilesPressed, FileChosen, CancelPressed, KeepPressed, RedoPressed,
                   RemoveFilePressed, RemoveReferencePressed, ChangePressed, PrintAgainPressed,
                   PaperTaken, MailPressed, Tick, Done, Failed, SignedIn, DraftsFound, FilesFetched,
                   AddressesFound, FilesListed, Progressed, PagePrepared, DocumentUnderstood,
                   Sealed, CentralAnswered> {
    using variant::variant;
    Event(const Event&);
    Event(Event&&) noexcept;
    Event& operator=(const Event&);
    Event& operator=(Event&&) noexcept;
    ~Event();
};

} // namespace kiosk::flow
