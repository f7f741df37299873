#include "shared/base/error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace base
{

namespace
{

using enum ErrorCode;

constexpr std::array<std::pair<ErrorCode, std::string_view>, 51> names{{
    {NetworkDown, "network_down"},
    {CentralRefused, "central_refused"},
    {CentralBusy, "central_busy"},
    {StorageFailed, "storage_failed"},
    {StorageFull, "storage_full"},
    {EmailInvalid, "email_invalid"},
    {EmailMismatch, "email_mismatch"},
    {IdentityUnknown, "identity_unknown"},
    {AccountExists, "account_exists"},
    {LinkInvalid, "link_invalid"},
    {LinkExpired, "link_expired"},
    {LinkUsed, "link_used"},
    {CodeWrong, "code_wrong"},
    {PasswordWeak, "password_weak"},
    {PasswordMismatch, "password_mismatch"},
    {CredentialsWrong, "credentials_wrong"},
    {TooManyTries, "too_many_tries"},
    {SessionExpired, "session_expired"},
    {FileTooLarge, "file_too_large"},
    {FileEmpty, "file_empty"},
    {FileTypeRefused, "file_type_refused"},
    {FileContentMismatch, "file_content_mismatch"},
    {FileMalformed, "file_malformed"},
    {FileBomb, "file_bomb"},
    {FileEncrypted, "file_encrypted"},
    {FileTooManyPages, "file_too_many_pages"},
    {FileInfected, "file_infected"},
    {TooManyFiles, "too_many_files"},
    {FileMissing, "file_missing"},
    {PageBlank, "page_blank"},
    {PageDark, "page_dark"},
    {ScannerAbsent, "scanner_absent"},
    {ScannerBusy, "scanner_busy"},
    {ScannerCoverOpen, "scanner_cover_open"},
    {ScannerEmpty, "scanner_empty"},
    {ScannerJammed, "scanner_jammed"},
    {ScannerFailed, "scanner_failed"},
    {PrinterAbsent, "printer_absent"},
    {PrinterPaperOut, "printer_paper_out"},
    {PrinterJammed, "printer_jammed"},
    {PrinterCoverOpen, "printer_cover_open"},
    {PrinterFailed, "printer_failed"},
    {Cancelled, "cancelled"},
    {DossierIncomplete, "dossier_incomplete"},
    {DossierIneligible, "dossier_ineligible"},
    {DepositConflict, "deposit_conflict"},
    {ReceiptInvalid, "receipt_invalid"},
    {ConfigurationInvalid, "configuration_invalid"},
    {DataInvalid, "data_invalid"},
    {NotFound, "not_found"},
    {Internal, "internal"},
}};

} // namespace

std::string_view name_of(ErrorCode code)
{
    const auto* found = std::ranges::find(names, code, &decltype(names)::value_type::first);
    return found == names.end() ? "internal" : found->second;
}

ErrorCode error_code_named(std::string_view name)
{
    const auto* found = std::ranges::find(names, name, &decltype(names)::value_type::second);
    return found == names.end() ? Internal : found->first;
}

} // namespace base
