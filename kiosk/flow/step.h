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
};

struct Home {
};

/// The tiles below one tile of the home page.
struct ChooseProfile {
    std::string tile{};
};

enum class Printing { No, Running, Printed, Failed };

/// What the procedure is, its five steps, what to bring.
struct Preamble {
    std::string procedure{};
    Printing list = Printing::No;
    base::ErrorCode list_failure = base::ErrorCode::PrinterFailed;
};

struct SignIn {
    std::string number{};
    std::string password{};
};

enum class CodePurpose { NewAccount, ForgottenPassword };

/// Who opens an account: the register must know number and day of birth.
struct Identify {
    std::string number{};
    std::string birth_date{};
};

struct GiveEmail {
    std::string number{};
    std::string birth_date{};
    std::string email{};
    std::string email_again{};
};

struct ForgotPassword {
    std::string number{};
};

/// The eight digits that were mailed.
struct EnterCode {
    CodePurpose purpose = CodePurpose::NewAccount;
    std::string number{};
    std::string birth_date{}; ///< empty where the password was forgotten
    std::string email{};      ///< empty where the password was forgotten
    std::string code{};
    bool sent_again = false;
};

struct ChoosePassword {
    CodePurpose purpose = CodePurpose::NewAccount;
    std::string number{};
    std::string code{};
    std::string password{};
    std::string password_again{};
};

/// Drafts of the chosen procedure wait at central: go on with one, or start anew.
struct ChooseDraft {
    std::vector<ports::Draft> drafts
    {
        std::size_t chosen = 0; ///< index of the draft whose files are being fetched
    };
};

/// A page of the procedure's form; the answers stand in the dossier.
struct FillPage {
    std::string step{}; ///< id
    std::string page{}; ///< id
    std::vector<ports::Address> suggestions{};
    bool from_check = false; ///< opened from the check-answers page: Continue leads back there
};

/// The checklist.
struct Pieces {
    std::string selected{}; ///< piece whose files are shown at the side
};

struct EnterEphoto {
    std::string piece{};
    std::string digits{};
};

/// How to add a file to a piece: the glass or a stick.
struct AddFile {
    std::string piece{};
};

struct Scanning {
    std::string piece{};
    double progress = 0; ///< 0..1
    bool cancelling = false;
};

struct BroughtFiles {
    std::string piece{};
    bool listed = false;
    std::vector<ports::BroughtFile> files{};
};

/// A brought file is being decoded and judged.
struct ReadingFile {
    std::string piece{};
    std::string name{};
};

/// A page made ready: keep it, or do it again.
struct PagePreview {
    std::string piece{};
    bool from_scanner = true;
    std::optional<dossier::AttachedFile> file{}; ///< nothing where it was refused
    std::shared_ptr<const ports::Image> image{};
    std::optional<base::ErrorCode> refused{};
};

/// The undertaking is read and accepted on the screen.
struct SignUndertaking {
    std::string piece{};
};

struct CheckAnswers {
};

struct Observations {
};

enum class DepositStage { Sealing, Waiting };

struct Depositing {
    DepositStage stage = DepositStage::Sealing;
};

enum class Mailing { No, Running, Sent, Failed };

struct Confirmation {
    dossier::Acknowledgement acknowledgement{};
    Printing paper = Printing::No;
    double progress = 0; ///< of the print, 0..1
    base::ErrorCode paper_failure = base::ErrorCode::PrinterFailed;
    bool paper_taken = false;
    Mailing mail = Mailing::No;
};

/// Thanks, and what not to leave behind. Nothing personal.
struct Goodbye {
    bool glass_used = false;
    bool paper_printed = false;
    bool saved = false; ///< a draft waits for the visitor
    base::Instant since{};
};

struct OutOfService {
    base::ErrorCode reason = base::ErrorCode::Internal;
};

using Step = std::variant<Attract, Home, ChooseProfile, Preamble, SignIn, Identify, GiveEmail,
                          ForgotPassword, EnterCode, ChoosePassword, ChooseDraft, FillPage, Pieces,
                          EnterEphoto, AddFile, Scanning, BroughtFiles, ReadingFile, PagePreview,
                          SignUndertaking, CheckAnswers, Observations, Depositing, Confirmation,
                          Goodbye, OutOfService>;

/// The stable name of a step, as journeys write it: `choose-profile`.
std::string_view name_of(const Step& step);

} // namespace kiosk::flow
