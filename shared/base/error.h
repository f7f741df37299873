#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base
{

/// One code for each thing that a person can be told. The words are the message
/// `error.<name of the code>` in every language.
enum class ErrorCode {
    // The world
    NetworkDown,
    CentralRefused,
    CentralBusy,
    StorageFailed,
    StorageFull,
    // Account
    EmailInvalid,
    EmailMismatch,
    IdentityUnknown,
    AccountExists,
    LinkInvalid,
    LinkExpired,
    LinkUsed,
    CodeWrong,
    PasswordWeak,
    PasswordMismatch,
    CredentialsWrong,
    TooManyTries,
    SessionExpired,
    // Files and pages
    FileTooLarge,
    FileEmpty,
    FileTypeRefused,
    FileContentMismatch,
    FileMalformed,
    FileBomb,
    FileEncrypted,
    FileTooManyPages,
    FileInfected,
    TooManyFiles,
    FileMissing,
    PageBlank,
    PageDark,
    // Devices
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerEmpty,
    ScannerJammed,
    ScannerFailed,
    PrinterAbsent,
    PrinterPaperOut,
    PrinterJammed,
    PrinterCoverOpen,
    PrinterFailed,
    Cancelled,
    // Dossier
    DossierIncomplete,
    DossierIneligible,
    DepositConflict,
    ReceiptInvalid,
    // Ours: configuration and data
    ConfigurationInvalid,
    DataInvalid,
    NotFound,
    Internal,
};

/// The stable snake_case name of a code: `network_down`.
std::string_view name_of(ErrorCode code);

/// The code with that name; `Internal` where there is none.
ErrorCode error_code_named(std::string_view name);

/// What went wrong. `detail` is for the log and never holds personal data.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    std::optional<unsigned> wait_s = {}; ///< how long to wait before trying again, seconds

    bool operator==(const Error&) const = default;
};

} // namespace base
