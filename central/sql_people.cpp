#include "central/sql_store.h"

#include <algorithm>

namespace central
{

using base::Result;
using sql::Attempt;
using sql::Row;

namespace
{

dossier::CivilStatus person_of(Row& row)
{
    dossier::CivilStatus person;
    person.foreigner_number = row.text();
    person.birth_name = row.text();
    person.usage_name = row.text();
    person.given_names = row.text();
    person.sex = row.text();
    person.birth_date = base::parse_date(row.text()).value_or(base::Date{});
    person.birth_country = row.text();
    person.birth_place = row.text();
    person.nationality = row.text();
    return person;
}

Kiosk kiosk_of(Row& row)
{
    Kiosk kiosk;
    kiosk.id = row.text();
    kiosk.secret = row.digest();
    return kiosk;
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

} // namespace

Result<void> SqlStore::add_person(const dossier::CivilStatus& person)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        const sql::Rows added = TRY(attempt.connection.ask(
            "INSERT INTO people (number, birth_name, usage_name, given_names, sex, birth_date, "
            "birth_country, birth_place, nationality) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
            "ON CONFLICT (number) DO NOTHING",
            person.foreigner_number, person.birth_name, person.usage_name, person.given_names,
            person.sex, base::format_date(person.birth_date), person.birth_country,
            person.birth_place, person.nationality));
        if (added.changed > 0)
            journal.note(Deed::PersonRegistered,
                         TRY(name_in_chain(attempt.connection, person.foreigner_number)));
        return {};
    });
}

Result<std::optional<dossier::CivilStatus>> SqlStore::person(const std::string& number)
{
    return sql::one(TRY(m_pool->ask("SELECT number, birth_name, usage_name, given_names, sex, "
                                    "birth_date, birth_country, birth_place, nationality "
                                    "FROM people WHERE number = $1",
                                    number)),
                    person_of);
}

Result<void> SqlStore::put_kiosk(const Kiosk& kiosk)
{
    return audited([&](Attempt& attempt, Journal& journal) -> Result<void> {
        TRY(attempt.connection.ask("INSERT INTO kiosks (id, secret) VALUES ($1, $2) "
                                   "ON CONFLICT (id) DO UPDATE SET secret = excluded.secret",
                                   kiosk.id, kiosk.secret));
        journal.note(Deed::KioskEnrolled, kiosk.id, content_of(kiosk));
        return {};
    });
}

Result<std::optional<Kiosk>> SqlStore::kiosk(const std::string& id)
{
    return sql::one(TRY(m_pool->ask("SELECT id, secret FROM kiosks WHERE id = $1", id)), kiosk_of);
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
