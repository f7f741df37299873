#include "central/sqlite_store.h"

#include <algorithm>

namespace central
{

using base::Result;
using sqlite::Statement;

Result<void> SqliteStore::add_person(const dossier::CivilStatus& person)
{
    const Lock lock{m_mutex};
    return m_database.run(
        "INSERT INTO people (number, birth_name, usage_name, given_names, sex, birth_date, "
        "birth_country, birth_place, nationality) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (number) DO NOTHING",
        person.foreigner_number, person.birth_name, person.usage_name, person.given_names,
        person.sex, base::format_date(person.birth_date), person.birth_country, person.birth_place,
        person.nationality);
}

Result<std::optional<dossier::CivilStatus>> SqliteStore::person(const std::string& number)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare(
        "SELECT number, birth_name, usage_name, given_names, sex, birth_date, birth_country, "
        "birth_place, nationality FROM people WHERE number = ?",
        number);
    if (!TRY(ask.step()))
        return std::nullopt;
    dossier::CivilStatus person;
    person.foreigner_number = ask.text();
    person.birth_name = ask.text();
    person.usage_name = ask.text();
    person.given_names = ask.text();
    person.sex = ask.text();
    person.birth_date = base::parse_date(ask.text()).value_or(base::Date{});
    person.birth_country = ask.text();
    person.birth_place = ask.text();
    person.nationality = ask.text();
    return person;
}

Result<void> SqliteStore::put_kiosk(const Kiosk& kiosk)
{
    const Lock lock{m_mutex};
    return m_database.run("INSERT INTO kiosks (id, secret) VALUES (?, ?) "
                          "ON CONFLICT (id) DO UPDATE SET secret = excluded.secret",
                          kiosk.id, kiosk.secret);
}

Result<std::optional<Kiosk>> SqliteStore::kiosk(const std::string& id)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare("SELECT id, secret FROM kiosks WHERE id = ?", id);
    if (!TRY(ask.step()))
        return std::nullopt;
    Kiosk kiosk;
    kiosk.id = ask.text();
    kiosk.secret = ask.digest();
    return kiosk;
}

Result<void> SqliteStore::add_receipt_key(const std::string& kiosk,
                                          const receipt::VerifyingKey& key)
{
    const Lock lock{m_mutex};
    return m_database.run("INSERT INTO receipt_keys (kiosk, id, point) VALUES (?, ?, ?) "
                          "ON CONFLICT (kiosk, id) DO NOTHING",
                          kiosk, key.id, base::Bytes{key.point.begin(), key.point.end()});
}

Result<std::vector<receipt::VerifyingKey>> SqliteStore::receipt_keys(const std::string& kiosk)
{
    const Lock lock{m_mutex};
    Statement ask = m_database.prepare("SELECT id, point FROM receipt_keys "
                                       "WHERE kiosk = ? OR ? = '' ORDER BY kiosk, id",
                                       kiosk, kiosk);
    std::vector<receipt::VerifyingKey> keys;
    while (TRY(ask.step())) {
        receipt::VerifyingKey key;
        key.id = ask.text();
        key.issuer = receipt::Issuer::Kiosk;
        const base::Bytes point = ask.bytes();
        std::copy_n(point.begin(), std::min(point.size(), key.point.size()), key.point.begin());
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace central
