#pragma once

#include "central/sql_pool.h"
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

    base::Result<void> put_kiosk(const Kiosk& kiosk) override;
    base::Result<std::optional<Kiosk>> kiosk(const std::string& id) override;
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
    base::Result<void> remove_upload(const base::Uuid& id) override;
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

private:
    std::unique_ptr<sql::Pool> m_pool;
};

// Parts of larger transactions.
base::Result<void> insert_mail(sql::Connection& connection, const Mail& mail);
base::Result<std::optional<Deposit>> find_deposit(sql::Connection& connection,
                                                  const base::Uuid& id);
/// The blobs that are nobody's now.
base::Result<std::vector<base::Uuid>>
forget_draft(sql::Connection& connection, const std::string& number, const base::Uuid& draft);

} // namespace central
