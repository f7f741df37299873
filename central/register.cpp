#include "central/register.h"

#include "shared/base/settings.h"
#include "shared/dossier/foreigner_number.h"

namespace central
{

using base::Result;
using base::Settings;

namespace
{

std::unexpected<base::Error> wrong(const Settings& settings, const char* complaint)
{
    return base::failure(base::ErrorCode::ConfigurationInvalid,
                         settings.where() + ": " + complaint);
}

Result<base::Date> read_birth(Settings& settings, base::Date today)
{
    if (!settings.has("age")) {
        const auto date = base::parse_date(TRY(settings.text("birth_date")));
        if (!date)
            return wrong(settings, "'birth_date' must be a day");
        return *date;
    }
    Settings age = TRY(settings.section("age"));
    const double years = TRY(age.number("years"));
    const double days = TRY(age.number("days"));
    return base::days_after(base::years_after(today, -static_cast<int>(years)),
                            -static_cast<int>(days));
}

Result<dossier::CivilStatus> read_person(Settings& settings, base::Date today)
{
    dossier::CivilStatus person;
    person.foreigner_number = TRY(settings.text("foreigner_number"));
    person.birth_name = TRY(settings.text("birth_name"));
    person.usage_name = TRY(settings.text_or("usage_name", {}));
    person.given_names = TRY(settings.text("given_names"));
    person.sex = TRY(settings.text("sex"));
    person.birth_date = TRY(read_birth(settings, today));
    person.birth_country = TRY(settings.text("birth_country"));
    person.birth_place = TRY(settings.text("birth_place"));
    person.nationality = TRY(settings.text("nationality"));
    if (!dossier::ForeignerNumber::parse(person.foreigner_number))
        return wrong(settings, "'foreigner_number' must be 10 digits");
    if (person.sex != "M" && person.sex != "F")
        return wrong(settings, "'sex' must be M or F");
    return person;
}

} // namespace

Result<void> load_people(const std::filesystem::path& file, base::Date today, Store& store)
{
    Settings settings = TRY(Settings::load(file));
    auto rows = TRY(settings.sections("people"));
    std::vector<dossier::CivilStatus> people;
    people.reserve(rows.size());
    for (Settings& row : rows)
        people.push_back(TRY(read_person(row, today)));
    TRY(settings.finish());
    for (const dossier::CivilStatus& person : people)
        TRY(store.add_person(person));
    return {};
}

} // namespace central
