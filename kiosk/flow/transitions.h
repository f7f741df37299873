#pragma once

#include "kiosk/flow/event.h"
#include "kiosk/flow/turn.h"

namespace kiosk::flow
{

// The transition table: what each step does with each event. A pair that is not here leaves the
// step as it is.

template <typename AnyStep, typename AnyEvent>
void on(Turn&, const AnyStep&, const AnyEvent&)
{
}

// First screen, home, procedure
void on(Turn&, Attract, const LanguageChosen&);
void on(Turn&, Attract, const ContrastToggled&);
void on(Turn&, Home, const TilePressed&);
void on(Turn&, Home, const HaveCodePressed&);
void on(Turn&, Home, const Edited&);
void on(Turn&, Home, const Continue&);
void on(Turn&, Home, const PurposeChosen&);
void on(Turn&, Home, const Back&);
void on(Turn&, ChooseProfile, const TilePressed&);
void on(Turn&, ChooseProfile, const Back&);
void on(Turn&, Preamble, const Continue&);
void on(Turn&, Preamble, const Back&);
void on(Turn&, Preamble, const PrintListPressed&);
void on(Turn&, Preamble, const DraftsFound&);
void on(Turn&, Preamble, const Done&);
void on(Turn&, Preamble, const Failed&);

// The guide
void on(Turn&, Converse, const OptionChosen&);
void on(Turn&, Converse, const UnsurePressed&);
void on(Turn&, Converse, const Edited&);
void on(Turn&, Converse, const WhyPressed&);
void on(Turn&, Converse, const AnswerTouched&);
void on(Turn&, Converse, const LeaveForLater&);
void on(Turn&, Converse, const Continue&);
void on(Turn&, Converse, const Back&);
void on(Turn&, Converse, const OwnWordsPressed&);
void on(Turn&, Converse, const UndoPressed&);
void on(Turn&, OwnWords, const Edited&);
void on(Turn&, OwnWords, const Continue&);
void on(Turn&, OwnWords, const PurposeChosen&);
void on(Turn&, OwnWords, const CardsPressed&);
void on(Turn&, OwnWords, const Back&);
void on(Turn&, ReadAnswer, const Continue&);
void on(Turn&, ReadAnswer, const OwnWordsPressed&);
void on(Turn&, ReadAnswer, const Back&);
void on(Turn&, Converse, const ScanPressed&);
void on(Turn&, LayDocument, const ScanPressed&);
void on(Turn&, LayDocument, const Continue&);
void on(Turn&, LayDocument, const Back&);
void on(Turn&, ReadingDocument, const Progressed&);
void on(Turn&, ReadingDocument, const DocumentUnderstood&);
void on(Turn&, ReadingDocument, const Failed&);
void on(Turn&, ReadingDocument, const CancelPressed&);
void on(Turn&, DocumentRead, const AnswerTouched&);
void on(Turn&, DocumentRead, const Continue&);
void on(Turn&, DocumentRead, const RedoPressed&);
void on(Turn&, DocumentRead, const Back&);
void on(Turn&, Outcome, const OutcomeChosen&);
void on(Turn&, Outcome, const OwnWordsPressed&);
void on(Turn&, Outcome, const UndoPressed&);
void on(Turn&, Outcome, const AnswerTouched&);
void on(Turn&, Outcome, const PaperAsked&);
void on(Turn&, Outcome, const PrintListPressed&);
void on(Turn&, Outcome, const LeaveForLater&);
void on(Turn&, Outcome, const Continue&);
void on(Turn&, Outcome, const Back&);
void on(Turn&, Outcome, const Done&);
void on(Turn&, Outcome, const Failed&);
void on(Turn&, KeepCode, const PrintListPressed&);
void on(Turn&, KeepCode, const Continue&);
void on(Turn&, KeepCode, const Back&);
void on(Turn&, KeepCode, const Done&);
void on(Turn&, KeepCode, const Failed&);
void on(Turn&, EnterGuideCode, const Edited&);
void on(Turn&, EnterGuideCode, const Continue&);
void on(Turn&, EnterGuideCode, const Back&);

// Account
void on(Turn&, SignIn, const Edited&);
void on(Turn&, SignIn, const Continue&);
void on(Turn&, SignIn, const Back&);
void on(Turn&, SignIn, const OpenAccountPressed&);
void on(Turn&, SignIn, const ForgotPasswordPressed&);
void on(Turn&, SignIn, const SignedIn&);
void on(Turn&, SignIn, const DraftsFound&);
void on(Turn&, Identify, const Edited&);
void on(Turn&, Identify, const Continue&);
void on(Turn&, Identify, const Back&);
void on(Turn&, GiveEmail, const Edited&);
void on(Turn&, GiveEmail, const Continue&);
void on(Turn&, GiveEmail, const Back&);
void on(Turn&, GiveEmail, const Done&);
void on(Turn&, ForgotPassword, const Edited&);
void on(Turn&, ForgotPassword, const Continue&);
void on(Turn&, ForgotPassword, const Back&);
void on(Turn&, ForgotPassword, const Done&);
void on(Turn&, EnterCode, const Edited&);
void on(Turn&, EnterCode, const Continue&);
void on(Turn&, EnterCode, const Back&);
void on(Turn&, EnterCode, const SendCodeAgain&);
void on(Turn&, EnterCode, const OpenAccountPressed&);
void on(Turn&, EnterCode, const Done&);
void on(Turn&, EnterCode, const Failed&);
void on(Turn&, ChoosePassword, const Edited&);
void on(Turn&, ChoosePassword, const Continue&);
void on(Turn&, ChoosePassword, const Back&);
void on(Turn&, ChoosePassword, const SignedIn&);
void on(Turn&, ChoosePassword, const DraftsFound&);
void on(Turn&, ChooseDraft, const DraftChosen&);
void on(Turn&, ChooseDraft, const StartAnew&);
void on(Turn&, ChooseDraft, const FilesFetched&);

// Form
void on(Turn&, FillPage, const Edited&);
void on(Turn&, FillPage, const AddressChosen&);
void on(Turn&, FillPage, const AddressesFound&);
void on(Turn&, FillPage, const Continue&);
void on(Turn&, FillPage, const Back&);
void on(Turn&, FillPage, const Done&);
void on(Turn&, FillPage, const Failed&);

// Pieces
void on(Turn&, Pieces, const PieceChosen&);
void on(Turn&, Pieces, const PieceSelected&);
void on(Turn&, Pieces, const RemoveFilePressed&);
void on(Turn&, Pieces, const RemoveReferencePressed&);
void on(Turn&, Pieces, const Continue&);
void on(Turn&, Pieces, const Back&);
void on(Turn&, Pieces, const Done&);
void on(Turn&, Pieces, const Failed&);
void on(Turn&, EnterEphoto, const Edited&);
void on(Turn&, EnterEphoto, const Continue&);
void on(Turn&, EnterEphoto, const Back&);
void on(Turn&, SignUndertaking, const Continue&);
void on(Turn&, SignUndertaking, const Back&);
void on(Turn&, AddFile, const ScanPressed&);
void on(Turn&, AddFile, const FilesPressed&);
void on(Turn&, AddFile, const Back&);
void on(Turn&, Scanning, const Progressed&);
void on(Turn&, Scanning, const PagePrepared&);
void on(Turn&, Scanning, const Failed&);
void on(Turn&, Scanning, const CancelPressed&);
void on(Turn&, BroughtFiles, const FilesListed&);
void on(Turn&, BroughtFiles, const FilesPressed&);
void on(Turn&, BroughtFiles, const FileChosen&);
void on(Turn&, BroughtFiles, const Back&);
void on(Turn&, ReadingFile, const PagePrepared&);
void on(Turn&, ReadingFile, const Failed&);
void on(Turn&, PagePreview, const KeepPressed&);
void on(Turn&, PagePreview, const RedoPressed&);
void on(Turn&, PagePreview, const Back&);

// Deposit
void on(Turn&, CheckAnswers, const ChangePressed&);
void on(Turn&, CheckAnswers, const Continue&);
void on(Turn&, CheckAnswers, const Back&);
void on(Turn&, Observations, const Edited&);
void on(Turn&, Observations, const Continue&);
void on(Turn&, Observations, const Back&);
void on(Turn&, Depositing, const Sealed&);
void on(Turn&, Depositing, const CentralAnswered&);
void on(Turn&, Depositing, const Failed&);
void on(Turn&, Confirmation, const Progressed&);
void on(Turn&, Confirmation, const Done&);
void on(Turn&, Confirmation, const Failed&);
void on(Turn&, Confirmation, const PrintAgainPressed&);
void on(Turn&, Confirmation, const PaperTaken&);
void on(Turn&, Confirmation, const MailPressed&);
void on(Turn&, Confirmation, const Continue&);
void on(Turn&, Goodbye, const Touched&);
void on(Turn&, Goodbye, const Continue&);
void on(Turn&, Goodbye, const Tick&);

/// A conversation that starts with what these facts say.
void open_guide(Turn&, catalogue::Facts foretold);
/// The next question, or the outcome.
void ask_next(Turn&);
/// What may be asked for; an empty id: what fits best.
void open_outcome(Turn&, const std::string& procedure);

// What every step shares
void show_overlay(Turn&, const HeaderPressed&);
/// Ends the visit; asks first where a dossier was begun.
void finish(Turn&);
/// The first screen, for the next visitor.
void await_next(Turn&);
/// True where an overlay took the event.
bool overlay_takes(Turn&, const Event&);
void watch_idle(Turn&, const Event&);
/// Saves the dossier at central, and ends the visit when that is done.
void keep_and_leave(Turn&);
/// True where the event answers that save.
bool leaving_takes(Turn&, const Event&);
/// Nobody is there any more: what was begun is saved, and the visit ends.
void leave_unattended(Turn&);
/// Forgets the visitor and says goodbye.
void say_goodbye(Turn&, bool saved);
void start_anew(Turn&);
/// After a sign-in: the drafts of the chosen procedure, or the first page.
void meet_drafts(Turn&, std::vector<ports::Draft> drafts);
void save_step(Turn&, std::string step);

} // namespace kiosk::flow
