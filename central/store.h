#pragma once

#include "central/audit.h"

#include <functional>
#include <memory>

namespace central
{

/// What central remembers, but for the bytes of files. Every call is one transaction; keys are made
/// by the caller; all calls may come from any thread. A call whose answer was lost is tried again:
/// it happens once all the same. Errors: StorageFailed, StorageFull; CentralBusy while the database
/// is away.
class Store
{
public:
    virtual ~Store() = default;

    // Register
    /// Adds a person unless the number is there already.
    virtual base::Result<void> add_person(const dossier::CivilStatus& person) = 0;
    virtual base::Result<std::optional<dossier::CivilStatus>> person(const std::string& number) = 0;

    // Kiosks
    /// Adds a kiosk, or says anew where it stands; earlier codes of its count no more. One that was
    /// revoked is active again, and none of its certificates counts.
    virtual base::Result<void> register_kiosk(const std::string& hall,
                                              const EnrolmentCode& code) = 0;
    virtual base::Result<std::optional<Kiosk>> kiosk(const std::string& id) = 0;
    virtual base::Result<std::vector<Kiosk>> kiosks() = 0;
    /// False where there is no such kiosk, or it is revoked.
    virtual base::Result<bool> set_kiosk_status(const std::string& id, KioskStatus status) = 0;
    /// The code with that digest, used or not; nothing where it expired by `now`.
    virtual base::Result<std::optional<EnrolmentCode>> enrolment_code(const Digest& code,
                                                                      base::Instant now) = 0;
    /// Uses the code up and keeps the certificate instead of all earlier ones. The answer is the
    /// certificate of that key, also where the code was used for it before; nothing where it was
    /// used for another one.
    virtual base::Result<std::optional<wire::KioskCertificate>>
    enrol_kiosk(const Digest& code, base::Instant now,
                const wire::KioskCertificate& certificate) = 0;
    /// Keeps a further certificate; the answer is the first one of that key.
    virtual base::Result<wire::KioskCertificate>
    add_certificate(const wire::KioskCertificate& certificate) = 0;
    /// Those that are kept, newest first.
    virtual base::Result<std::vector<wire::KioskCertificate>>
    certificates(const std::string& kiosk) = 0;
    /// Whose certificate that is; nothing where it expired by `now`.
    virtual base::Result<std::optional<Kiosk>> holder_of(const Digest& fingerprint,
                                                         base::Instant now) = 0;
    virtual base::Result<void> add_receipt_key(const std::string& kiosk,
                                               const receipt::VerifyingKey& key) = 0;
    /// Of one kiosk, or of all where `kiosk` is empty.
    virtual base::Result<std::vector<receipt::VerifyingKey>>
    receipt_keys(const std::string& kiosk) = 0;

    // Accounts
    virtual base::Result<std::optional<Account>> account(const std::string& number) = 0;
    /// Adds an activation and its mail; earlier ones of that number count as expired from now on.
    virtual base::Result<void> add_activation(const Activation& activation, const Mail& mail) = 0;
    virtual base::Result<std::optional<Activation>> activation(const Digest& token) = 0;
    virtual base::Result<std::optional<Activation>> last_activation(const std::string& number) = 0;
    /// Counts a wrong code; the answer is how many there were.
    virtual base::Result<int> count_wrong_code(const Digest& token) = 0;
    /// Uses the activation up, puts the account and ends its sessions: all or nothing.
    /// False where it was used before.
    virtual base::Result<bool> complete_activation(const Digest& token, base::Instant now,
                                                   const Account& account) = 0;

    // Sessions
    virtual base::Result<void> add_session(const Session& session) = 0;
    /// The session, its expiry moved to `expires_at`; nothing where it expired by `now`.
    virtual base::Result<std::optional<Session>> use_session(const Digest& token, base::Instant now,
                                                             base::Instant expires_at) = 0;
    virtual base::Result<void> end_session(const Digest& token) = 0;

    // Slow-down
    /// Counts a try under that name unless it must wait. The answer is until when.
    virtual base::Result<std::optional<base::Instant>>
    take_try(const std::string& name, base::Instant now, const Patience& patience) = 0;
    /// Takes back one try, or all of them.
    virtual base::Result<void> forgive(const std::string& name, bool all) = 0;

    // Drafts
    /// False where the draft is another person's or is deposited already.
    virtual base::Result<bool> put_draft(const Draft& draft) = 0;
    virtual base::Result<std::vector<Draft>> drafts(const std::string& number) = 0;
    /// False where the draft or the file is another person's. The blob that it replaces, if any,
    /// is in the answer.
    virtual base::Result<FilePut> put_draft_file(const DraftFile& file) = 0;
    virtual base::Result<std::optional<DraftFile>>
    draft_file(const std::string& number, const base::Uuid& draft, const base::Uuid& file) = 0;
    /// Forgets draft and files; the answer names the blobs to erase.
    virtual base::Result<std::vector<base::Uuid>> remove_draft(const std::string& number,
                                                               const base::Uuid& draft) = 0;
    /// Forgets drafts saved last before then with their files, and older files of no draft.
    virtual base::Result<std::vector<base::Uuid>> remove_stale_drafts(base::Instant before) = 0;

    // Uploads
    /// Opens an upload; where the same kiosk, deposit, file and digest have one, answers that one.
    virtual base::Result<Upload> open_upload(const Upload& upload) = 0;
    virtual base::Result<std::optional<Upload>> upload(const base::Uuid& id) = 0;
    virtual base::Result<std::vector<Upload>> uploads_of(const std::string& kiosk,
                                                         const base::Uuid& deposit) = 0;
    virtual base::Result<void> extend_upload(const base::Uuid& id, base::Instant expires_at) = 0;
    /// Forgets an upload; with `expired_by`, only where it had expired by then. False where nothing
    /// was forgotten: the blob may be a deposit's by now.
    virtual base::Result<bool> remove_upload(const base::Uuid& id,
                                             std::optional<base::Instant> expired_by = {}) = 0;
    virtual base::Result<std::vector<Upload>> expired_uploads(base::Instant now) = 0;

    // Deposits
    /// Gives a deposit its number and its receipt. `counter` is the office's next.
    using Finish = std::function<base::Result<void>(Deposit& deposit, unsigned counter)>;
    /// Takes the next counter of the office, lets `finish` complete the deposit, keeps it with its
    /// files and its mail, and forgets uploads and draft: all or nothing. Where the id is there
    /// already, changes nothing and answers the one that is. FileMissing where the upload of a file
    /// is no longer there; one that is past its time still counts.
    virtual base::Result<Committed> commit_deposit(const NewDeposit& deposit,
                                                   const Finish& finish) = 0;
    virtual base::Result<std::optional<Deposit>> deposit(const base::Uuid& id) = 0;
    virtual base::Result<std::vector<Deposit>> deposits() = 0;
    virtual base::Result<std::vector<DepositFile>> deposit_files(const base::Uuid& deposit) = 0;

    // Mails
    virtual base::Result<void> add_mail(const Mail& mail) = 0;
    virtual base::Result<std::vector<Mail>> due_mails(base::Instant now, int at_most) = 0;
    virtual base::Result<void> retry_mail(const base::Uuid& id, base::Instant next) = 0;
    /// Sent or given up: its words are forgotten.
    virtual base::Result<void> close_mail(const base::Uuid& id, MailState state) = 0;
    virtual base::Result<std::vector<Mail>> mails() = 0;

    /// Forgets sessions, activations, tries and mails that have had their time.
    virtual base::Result<void> forget_old(base::Instant now) = 0;

    // Audit: each change above is also an entry of the chain, in the same transaction.
    /// Says that a deposit was opened.
    virtual base::Result<void> note_opening(const base::Uuid& deposit) = 0;
    /// Where the lanes stand, all at one moment; those that nobody wrote in are left out.
    virtual base::Result<std::vector<AuditLane>> audit_lanes() = 0;
    /// In their order, from after that position.
    virtual base::Result<std::vector<AuditEntry>> audit_entries(int lane, std::int64_t after,
                                                                int at_most) = 0;
    /// Kiosks, their keys, and accounts, as the chain must have spoken of them last.
    virtual base::Result<std::vector<AuditStanding>> audit_standing() = 0;
    virtual base::Result<std::int64_t> count_deposits() = 0;
    /// Keeps the head of a day that has none.
    virtual base::Result<void> add_audit_head(const AuditHead& head) = 0;
    virtual base::Result<std::vector<AuditHead>> audit_heads() = 0;
};

/// SQLite: WAL, synchronous=FULL. ConfigurationInvalid where the file is not ours.
base::Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file);

/// A PostgreSQL server, or what speaks like one.
struct PostgresqlPlace {
    std::string address;  ///< libpq's connection string, without a password
    std::string password; ///< may be empty
    unsigned connections = 8;
    std::chrono::milliseconds patience{20'000}; ///< for how long a call is tried again
};
base::Result<std::unique_ptr<Store>> open_postgresql_store(const PostgresqlPlace& place);

} // namespace central
