#include "central/sql_store.h"

#include <algorithm>

namespace central
{

using base::Result;
using sql::Attempt;
using sql::Row;
using wire::KioskCertificate;

Kiosk kiosk_in(Row& row)
{
    Kiosk kiosk;
    kiosk.id = row.text();
    kiosk.hall = row.text();
    kiosk.status = static_cast<KioskStatus>(row.whole());
    const base::Instant enrolled_at = row.instant();
    if (enrolled_at != base::Instant{})
        kiosk.enrolled_at = enrolled_at;
    return kiosk;
}

namespace
{

EnrolmentCode code_of(Row& row)
{
    EnrolmentCode code;
    code.code = row.digest();
    code.kiosk = row.text();
    code.expires_at = row.instant();
    return code;
}

Digest digest_of(Row& row)
{
    return row.digest();
}

KioskCertificate certificate_in(Row& row)
{
    KioskCertificate certificate;
    certificate.kiosk = row.text();
    certificate.fingerprint = row.digest();
    certificate.public_key = row.digest();
    certificate.pem = row.text();
    certificate.from = row.instant();
    certificate.until = row.instant();
    return certificate;
}

receipt::VerifyingKey key_of(Row& row)
{
    receipt::VerifyingKey key;
    key.id = row.text();
    key.issuer = receipt::Issuer::Kiosk;
    const base::Bytes point = row.bytes();
    std::copy_n(point.begin(), std::min(point.size(), key.point.size()), key.point.begin());
    return key;
}

Result<std::vector<KioskCertificate>> find_certificates(sql::Connection& connection,
                                                        const std::string& kiosk)
{
    return sql::every(
        TRY(connection.ask("SELECT kiosk, fingerprint, public_key, pem, issued_at, expires_at "
                           "FROM kiosk_certificates WHERE kiosk = $1 ORDER BY issued_at DESC",
                           kiosk)),
        certificate_in);
}

Result<std::optional<Kiosk>> find_kiosk(sql::Connection& connection, const std::string& id)
{
    return sql::one(
        TRY(connection.ask("SELECT id, hall, status, enrolled_at FROM kiosks WHERE id = $1", id)),
        kiosk_in);
}

/// As it stands now, with its certificates.
Result<void> note(sql::Connection& connection, Journal& journal, const Kiosk& kiosk)
{
    std::vector<Digest> fingerprints;
    for (const KioskCertificate& certificate : TRY(find_certificates(connection, kiosk.id)))
        fingerprints.push_back(certificate.fingerprint);
    std::ranges::sort(fingerprints);
    journal.note(Deed::KioskPut, kiosk.id, content_of(kiosk, fingerprints));
    return {};
}

Result<void> put_kiosk(sql::Connection& connection, Journal& journal, const Kiosk& kiosk)
{
    TRY(connection.ask("INSERT INTO kiosks (id, hall, status, enrolled_at) "
                       "VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET "
                       "hall = excluded.hall, status = excluded.status, "
                       "enrolled_at = excluded.enrolled_at",
                       kiosk.id, kiosk.hall, static_cast<int>(kiosk.status), kiosk.enrolled_at));
    return note(connection, journal, kiosk);
}

/// Keeps it unless there is one of that key, and forgets those that expired when it was made; the
/// answer is the one that is there.
Result<KioskCertificate> keep(sql::Connection& connection, Journal& journal,
                              const KioskCertificate& certificate)
{
    const std::string& id = certificate.kiosk;
    for (const KioskCertificate& kept : TRY(find_certificates(connection, id)))
        if (kept.public_key == certificate.public_key)
            return kept;
    TRY(connection.ask("DELETE FROM kiosk_certificates WHERE kiosk = $1 AND expires_at <= $2", id,
                       certificate.from));
    TRY(connection.ask("INSERT INTO kiosk_certificates (kiosk, fingerprint, public_key, pem, "
                       "issued_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
                       id, certificate.fingerprint, certificate.public_key, certificate.pem,
                       certificate.from, certificate.until));
    if (const auto kiosk = TRY(find_kiosk(connection, id)))
        TRY(note(connection, journal, *kiosk));
    return certificate;
}

} // namespace

Result<void> SqlStore::register_kiosk(const std::string& hall, const EnrolmentCode& code)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        sql::Connection& connection = attempt.connection;
        Kiosk kiosk =
            TRY(find_kiosk(connection, code.kiosk)).value_or(Kiosk{.id = code.kiosk, .hall = {}});
        kiosk.hall = hall;
        if (kiosk.status == KioskStatus::Revoked) {
            TRY(connection.ask("DELETE FROM kiosk_certificates WHERE kiosk = $1", kiosk.id));
            kiosk.status = KioskStatus::Active;
        }
        TRY(put_kiosk(connection, journal, kiosk));
        TRY(connection.ask(
            "INSERT INTO enrolment_codes (kiosk, code, expires_at, used_by) "
            "VALUES ($1, $2, $3, $4) ON CONFLICT (kiosk) DO UPDATE SET code = excluded.code, "
            "expires_at = excluded.expires_at, used_by = excluded.used_by",
            code.kiosk, code.code, code.expires_at, Digest{}));
        return {};
    });
}

Result<std::optional<Kiosk>> SqlStore::kiosk(const std::string& id)
{
    return m_pool->transaction(
        [&](Attempt& attempt) { return find_kiosk(attempt.connection, id); });
}

Result<std::vector<Kiosk>> SqlStore::kiosks()
{
    return sql::every(TRY(m_pool->ask(every_kiosk)), kiosk_in);
}

Result<bool> SqlStore::set_kiosk_status(const std::string& id, KioskStatus status)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<bool> {
        auto kiosk = TRY(find_kiosk(attempt.connection, id));
        if (!kiosk || (kiosk->status == KioskStatus::Revoked && status != KioskStatus::Revoked))
            return false;
        kiosk->status = status;
        TRY(put_kiosk(attempt.connection, journal, *kiosk));
        return true;
    });
}

Result<std::optional<EnrolmentCode>> SqlStore::enrolment_code(const Digest& code, base::Instant now)
{
    return sql::one(TRY(m_pool->ask("SELECT code, kiosk, expires_at FROM enrolment_codes "
                                    "WHERE code = $1 AND expires_at > $2",
                                    code, now)),
                    code_of);
}

Result<std::optional<KioskCertificate>> SqlStore::enrol_kiosk(const Digest& code, base::Instant now,
                                                              const KioskCertificate& certificate)
{
    using Kept = std::optional<KioskCertificate>;
    return audited([&](Attempt& attempt, Journal& journal) -> Result<Kept> {
        sql::Connection& connection = attempt.connection;
        const auto used_by =
            sql::one(TRY(connection.ask("SELECT used_by FROM enrolment_codes "
                                        "WHERE code = $1 AND kiosk = $2 AND expires_at > $3",
                                        code, certificate.kiosk, now)),
                     digest_of);
        if (used_by == certificate.public_key)
            return TRY(keep(connection, journal, certificate));
        auto kiosk = TRY(find_kiosk(connection, certificate.kiosk));
        if (used_by != Digest{} || !kiosk)
            return Kept{};
        TRY(connection.ask("UPDATE enrolment_codes SET used_by = $2 WHERE code = $1", code,
                           certificate.public_key));
        TRY(connection.ask("DELETE FROM kiosk_certificates WHERE kiosk = $1", certificate.kiosk));
        kiosk->enrolled_at = now;
        TRY(put_kiosk(connection, journal, *kiosk));
        return TRY(keep(connection, journal, certificate));
    });
}

Result<KioskCertificate> SqlStore::add_certificate(const KioskCertificate& certificate)
{
    return audited([&](Attempt& attempt, Journal& journal) {
        return keep(attempt.connection, journal, certificate);
    });
}

Result<std::vector<KioskCertificate>> SqlStore::certificates(const std::string& kiosk)
{
    return m_pool->transaction(
        [&](Attempt& attempt) { return find_certificates(attempt.connection, kiosk); });
}

Result<std::optional<Kiosk>> SqlStore::holder_of(const Digest& fingerprint, base::Instant now)
{
    return sql::one(TRY(m_pool->ask("SELECT id, hall, status, enrolled_at FROM kiosks WHERE id IN "
                                    "(SELECT kiosk FROM kiosk_certificates "
                                    "WHERE fingerprint = $1 AND expires_at > $2)",
                                    fingerprint, now)),
                    kiosk_in);
}

Result<void> SqlStore::add_receipt_key(const std::string& kiosk, const receipt::VerifyingKey& key)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        const sql::Rows added = TRY(attempt.connection.ask(
            "INSERT INTO receipt_keys (kiosk, id, point) VALUES ($1, $2, $3) "
            "ON CONFLICT (kiosk, id) DO NOTHING",
            kiosk, key.id, base::Bytes{key.point.begin(), key.point.end()}));
        if (added.changed > 0)
            journal.note(Deed::ReceiptKeyAdded, subject_of(kiosk, key), content_of(key));
        return {};
    });
}

Result<std::vector<receipt::VerifyingKey>> SqlStore::receipt_keys(const std::string& kiosk)
{
    return sql::every(TRY(m_pool->ask("SELECT id, point FROM receipt_keys "
                                      "WHERE kiosk = $1 OR $1 = '' ORDER BY kiosk, id",
                                      kiosk)),
                      key_of);
}

} // namespace central
