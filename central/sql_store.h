#pragma once

#include "central/journal.h"
#include "central/store.h"

#include <memory>

namespace central
{

/// The store in SQL that every backend speaks alike.
class SqlStore final : public Store
{
public:
    /// Over tables of the newest version.
    explicit SqlStore(std::unique_ptr<sql::Pool> pool) : m_pool{std::move(pool)} {}

    base::Result<void> add_person(const dossier::CivilStatus& person) override;
    base::Result<std::optional<dossier::CivilStatus>> person(const std::string& number) override;

    base::Result<void> register_kiosk(const std::string& hall, const EnrolmentCode& code) override;
    base::Result<std::optional<Kiosk>> kiosk(const std::string& id) override;
    base::Result<std::vector<Kiosk>> kiosks() override;
    base::Result<bool> set_kiosk_status(const std::string& id, KioskStatus status) override;
    base::Result<std::optional<EnrolmentCode>> enrolment_code(const Digest& code,
                                                              base::Instant now) override;
    base::Result<std::optional<wire::KioskCertificate>>
    enrol_kiosk(const Digest& code, base::Instant now,
                const wire::KioskCertificate& certificate) override;
    base::Result<wire::KioskCertificate>
    add_certificate(const wire::KioskCertificate& certificate) override;
    base::Result<std::vector<wire::KioskCertificate>>
    certificates(const std::string& kiosk) override;
    base::Result<std::optional<Kiosk>> holder_of(const Digest& fingerprint,
                                                 base::Instant now) override;
    base::Result<void> add_receipt_key(const std::string& kiosk,
                                       const receipt::VerifyingKey& key) override;
    base::Result<std::vector<receipt::VerifyingKey>>
    receipt_keys(const std::string& kiosk) override;

    base::Result<std::optional<Account>> account(const std::string& number) override;
    base::Result<void> add_activation(const Activation& activation, const Mail& mail) override;
    base::Result<std::optional<Activation>> activation(const Digest& token) override;
    base::Result<std::optional<Activation>> last_activation(const std::string& number) override;
    base::Result<int> count_wrong_code(const Digest& token) override;
    base::Result<bool> complete_activation(const Digest& token, base::Instant now,
                                           const Account& account) override;

    base::Result<void> add_session(const Session& session) override;
    base::Result<std::optional<Session>> use_session(const Digest& token, base::Instant now,
                                                     base::Instant expires_at) override;
    base::Result<void> end_session(const Digest& token) override;

    base::Result<std::optional<base::Instant>> take_try(const std::string& name, base::Instant now,
                                                        const Patience& patience) override;
    base::Result<void> forgive(const std::string& name, bool all) override;

    base::Result<bool> put_draft(const Draft& draft) override;
    base::Result<std::vector<Draft>> drafts(const std::string& number) override;
    base::Result<FilePut> put_draft_file(const DraftFile& file) override;
    base::Result<std::optional<DraftFile>>
    draft_file(const std::string& number, const base::Uuid& draft, const base::Uuid& file) override;
    base::Result<std::vector<base::Uuid>> remove_draft(const std::string& number,
                                                       const base::Uuid& draft) override;
    base::Result<std::vector<base::Uuid>> remove_stale_drafts(base::Instant before) override;

    base::Result<Upload> open_upload(const Upload& upload) override;
    base::Result<std::optional<Upload>> upload(const base::Uuid& id) override;
    base::Result<std::vector<Upload>> uploads_of(const std::string& kiosk,
                                                 const base::Uuid& deposit) override;
    base::Result<void> extend_upload(const base::Uuid& id, base::Instant expires_at) override;
    base::Result<bool> remove_upload(const base::Uuid& id,
                                     std::optional<base::Instant> expired_by) override;
    base::Result<std::vector<Upload>> expired_uploads(base::Instant now) override;

    base::Result<Committed> commit_deposit(const NewDeposit& deposit,
                                           const Finish& finish) override;
    base::Result<std::optional<Deposit>> deposit(const base::Uuid& id) override;
    base::Result<std::vector<Deposit>> deposits() override;
    base::Result<std::vector<DepositFile>> deposit_files(const base::Uuid& deposit) override;

    base::Result<void> add_mail(const Mail& mail) override;
    base::Result<std::vector<Mail>> due_mails(base::Instant now, int at_most) override;
    base::Result<void> retry_mail(const base::Uuid& id, base::Instant next) override;
    base::Result<void> close_mail(const base::Uuid& id, MailState state) override;
    base::Result<std::vector<Mail>> mails() override;

    base::Result<void> forget_old(base::Instant now) override;

    base::Result<void> note_opening(const base::Uuid& deposit) override;
    base::Result<std::vector<AuditLane>> audit_lanes() override;
    base::Result<std::vector<AuditEntry>> audit_entries(int lane, std::int64_t after,
                                                        int at_most) override;
    base::Result<std::vector<AuditStanding>> audit_standing() override;
    base::Result<std::int64_t> count_deposits() override;
    base::Result<void> add_audit_head(const AuditHead& head) override;
    base::Result<std::vector<AuditHead>> audit_heads() override;

private:
    /// A transaction whose `body` also notes in the chain what it changes.
    template <typename Body>
    auto audited(const Body& body)
    {
        Journal journal;
        return m_pool->transaction([&](sql::Attempt& attempt) {
            using Told = decltype(body(attempt, journal));
            journal.start_again();
            Told answer = body(attempt, journal);
            if (!answer)
                return answer;
            if (auto written = journal.write(attempt); !written)
                return Told{std::unexpected{written.error()}};
            return answer;
        });
    }

    std::unique_ptr<sql::Pool> m_pool;
};

// Parts of larger transactions.
base::Result<void> insert_mail(sql::Connection& connection, Journal& journal, const Mail& mail);
base::Result<std::optional<Deposit>> find_deposit(sql::Connection& connection,
                                                  const base::Uuid& id);
base::Result<std::vector<DepositFile>> find_deposit_files(sql::Connection& connection,
                                                          const base::Uuid& deposit);
/// All but the kiosks.
base::Result<std::vector<AuditStanding>> find_standing(sql::Connection& connection);
base::Result<std::vector<AuditStanding>> find_standing_kiosks(sql::Connection& connection);
/// Rows of this are read so.
inline constexpr const char* every_kiosk =
    "SELECT id, hall, status, enrolled_at FROM kiosks ORDER BY id";
Kiosk kiosk_in(sql::Row& row);
/// Whose draft.
struct DraftOf {
    const std::string& number;
    const base::Uuid& draft;
};
/// The blobs that are nobody's now.
base::Result<std::vector<base::Uuid>> forget_draft(sql::Connection& connection, Journal& journal,
                                                   const DraftOf& of);

} // namespace central
