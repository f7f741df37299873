#pragma once

#include "kiosk/ports/addresses.h"
#include "kiosk/ports/central.h"
#include "kiosk/ports/files.h"
#include "shared/base/error.h"
#include "shared/dossier/deposit.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::flow
{

// One struct a screen. What the visitor typed on it stands in it as typed, right or wrong; a day is
// typed as "year-month-day" with whatever is there so far ("2018-4-").

struct Attract {
    bool operator==(const Attract&) const = default;
};

struct Home {
    std::string words{}; ///< why the visitor came, typed so far
    bool operator==(const Home&) const = default;
};

/// The tiles below one tile of the home page.
struct ChooseProfile {
    std::string tile{};
    bool operator==(const ChooseProfile&) const = default;
};

enum class Printing { No, Running, Printed, Failed };

/// The guide asks. What was answered stands in `State::conversation`.
struct Converse {
    std::string question{};   ///< id
    catalogue::Value entry{}; ///< what was touched or typed so far; a day as typed
    bool changing = false;    ///< it was answered before
    bool why = false;         ///< shows why it is asked
    bool operator==(const Converse&) const = default;
};

/// The visitor says it instead. The words stay on this page.
struct OwnWords {
    std::string words{};
    bool searched = false;
    std::vector<std::string> offered{}; ///< purposes that they may mean, the likeliest first
    bool operator==(const OwnWords&) const = default;
};

/// A question of understanding has its answer.
struct ReadAnswer {
    std::string purpose{};
    bool operator==(const ReadAnswer&) const = default;
};

/// A card or passport is to be laid on the glass: its machine readable zone answers questions.
struct LayDocument {
    std::optional<base::ErrorCode> refused{}; ///< why it could not be read before
    bool operator==(const LayDocument&) const = default;
};

struct ReadingDocument {
    double progress = 0; ///< of the scan, 0..1
    bool cancelling = false;
    bool operator==(const ReadingDocument&) const = default;
};

/// What the zone says, for the visitor to confirm. Nothing else of the document is known.
struct DocumentRead {
    catalogue::Facts facts{};
    bool operator==(const DocumentRead&) const = default;
};

/// What may be asked for, after the last question.
struct Outcome {
    std::string procedure{}; ///< the one that is read
    bool other = false;      ///< it is not the one that fits best
    bool may_print = false;  ///< somebody asked for paper, where that must be asked for
    Printing list = Printing::No;
    base::ErrorCode list_failure = base::ErrorCode::PrinterFailed;
    bool operator==(const Outcome&) const = default;
};

/// The conversation as a code to come back with, and the list to take along.
struct KeepCode {
    std::string code{};
    std::string procedure{}; ///< of the list; empty: questions are left
    Printing list = Printing::No;
    base::ErrorCode list_failure = base::ErrorCode::PrinterFailed;
    bool operator==(const KeepCode&) const = default;
};

/// Somebody comes back with such a code.
struct EnterGuideCode {
    std::string code{};
    bool operator==(const EnterGuideCode&) const = default;
};

/// What the procedure is, its five steps, what to bring.
struct Preamble {
    std::string procedure{};
    Printing list = Printing::No;
    base::ErrorCode list_failure = base::ErrorCode::PrinterFailed;
    bool operator==(const Preamble&) const = default;
};

struct SignIn {
    std::string number{};
    std::string password{};
    bool operator==(const SignIn&) const = default;
};

enum class CodePurpose { NewAccount, ForgottenPassword };

/// Who opens an account: the register must know number and day of birth.
struct Identify {
    std::string number{};
    std::string birth_date{};
    bool operator==(const Identify&) const = default;
};

struct GiveEmail {
    std::string number{};
    std::string birth_date{};
    std::string email{};
    std::string email_again{};
    bool operator==(const GiveEmail&) const = default;
};

struct ForgotPassword {
    std::string number{};
    bool operator==(const ForgotPassword&) const = default;
};

/// The eight digits that were mailed.
struct EnterCode {
    CodePurpose purpose = CodePurpose::NewAccount;
    std::string number{};
    std::string birth_date{}; ///< empty where the password was forgotten
    std::string email{};      ///< empty where the password was forgotten
    std::string code{};
    bool sent_again = false;
    bool operator==(const EnterCode&) const = default;
};

struct ChoosePassword {
    CodePurpose purpose = CodePurpose::NewAccount;
    std::string number{};
    std::string code{};
    std::string password{};
    std::string password_again{};
    bool operator==(const ChoosePassword&) const = default;
};

/// Drafts of the chosen procedure wait at central: go on with one, or start anew.
struct ChooseDraft {
    std::vector<ports::Draft> drafts{};
    std::size_t chosen = 0; ///< index of the draft whose files are being fetched
    bool operator==(const ChooseDraft&) const = default;
};

/// A page of the procedure's form; the answers stand in the dossier.
struct FillPage {
    std::string step{};   ///< id
    std::string page{};   ///< id
    std::string search{}; ///< typed to look an address up
    std::vector<ports::Address> suggestions{};
    bool from_check = false; ///< opened from the check-answers page: Continue leads back there
    bool operator==(const FillPage&) const = default;
};

/// The checklist.
struct Pieces {
    std::string selected{}; ///< piece whose files are shown at the side
    bool operator==(const Pieces&) const = default;
};

struct EnterEphoto {
    std::string piece{};
    std::string digits{};
    bool operator==(const EnterEphoto&) const = default;
};

/// How to add a file to a piece: the glass or a stick.
struct AddFile {
    std::string piece{};
    bool operator==(const AddFile&) const = default;
};

struct Scanning {
    std::string piece{};
    double progress = 0; ///< 0..1
    bool cancelling = false;
    bool operator==(const Scanning&) const = default;
};

struct BroughtFiles {
    std::string piece{};
    bool listed = false;
    std::vector<ports::BroughtFile> files{};
    bool operator==(const BroughtFiles&) const = default;
};

/// A brought file is being decoded and judged.
struct ReadingFile {
    std::string piece{};
    std::string name{};
    bool operator==(const ReadingFile&) const = default;
};

/// A page made ready: keep it, or do it again.
struct PagePreview {
    std::string piece{};
    bool from_scanner = true;
    std::optional<dossier::AttachedFile> file{}; ///< nothing where it was refused
    std::shared_ptr<const ports::Image> image{};
    std::optional<base::ErrorCode> refused{};
    bool operator==(const PagePreview&) const = default;
};

/// The undertaking is read and accepted on the screen.
struct SignUndertaking {
    std::string piece{};
    bool operator==(const SignUndertaking&) const = default;
};

struct CheckAnswers {
    bool operator==(const CheckAnswers&) const = default;
};

struct Observations {
    bool operator==(const Observations&) const = default;
};

enum class DepositStage { Sealing, Waiting };

struct Depositing {
    DepositStage stage = DepositStage::Sealing;
    bool operator==(const Depositing&) const = default;
};

enum class Mailing { No, Running, Sent, Failed };

struct Confirmation {
    dossier::Acknowledgement acknowledgement{};
    Printing paper = Printing::No;
    double progress = 0; ///< of the print, 0..1
    base::ErrorCode paper_failure = base::ErrorCode::PrinterFailed;
    bool paper_taken = false;
    Mailing mail = Mailing::No;
    bool operator==(const Confirmation&) const = default;
};

/// Thanks, and what not to leave behind. Nothing personal.
struct Goodbye {
    bool glass_used = false;
    bool paper_printed = false;
    bool saved = false; ///< a draft waits for the visitor
    base::Instant since{};
    bool operator==(const Goodbye&) const = default;
};

struct OutOfService {
    base::ErrorCode reason = base::ErrorCode::Internal;
    bool operator==(const OutOfService&) const = default;
};

/// What the visitor is at. Its copying and the like is compiled once, in step.cpp.
struct Step
    : std::variant<Attract, Home, ChooseProfile, Converse, OwnWords, ReadAnswer, LayDocument,
                   ReadingDocument, DocumentRead, Outcome, KeepCode, EnterGuideCode, Preamble,
                   SignIn, Identify, GiveEmail, ForgotPassword, EnterCode, ChoosePassword,
                   ChooseDraft, FillPage, Pieces, EnterEphoto, AddFile, Scanning, BroughtFiles,
                   ReadingFile, PagePreview, SignUndertaking, CheckAnswers, Observations,
                   Depositing, Confirmation, Goodbye, OutOfService> {
    using variant::variant;
    Step(const Step&);
    Step(Step&&) noexcept;
    Step& operator=(const Step&);
    Step& operator=(Step&&) noexcept;
    ~Step();
    bool operator==(const Step&) const;
};

/// The stable name of a step, as journeys write it: `choose-profile`.
std::string_view name_of(const Step& step);

} // namespace kiosk::flow
