#include "central/sql_store.h"

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

} // namespace central
