#include "shared/base/date.h"
#include "shared/dossier/dossier.h"

namespace dossier
{

catalogue::Facts facts_of(const Dossier& dossier, const CivilStatus& person, base::Date today)
{
    catalogue::Facts facts = dossier.answers;
    std::erase_if(facts, [](const auto& fact) { return fact.second == catalogue::Value{""}; });
    // The register prevails over what a visitor may send, but for the name in use.
    facts.insert_or_assign("foreigner_number", person.foreigner_number);
    facts.insert_or_assign("birth_name", person.birth_name);
    facts.insert_or_assign("given_names", person.given_names);
    facts.insert_or_assign("sex", person.sex);
    facts.insert_or_assign("birth_date", base::format_date(person.birth_date));
    facts.insert_or_assign("birth_country", person.birth_country);
    facts.insert_or_assign("birth_place", person.birth_place);
    facts.insert_or_assign("nationality", person.nationality);
    facts.insert_or_assign("today", base::format_date(today));
    if (!person.usage_name.empty() && !dossier.answers.contains("usage_name"))
        facts.insert_or_assign("usage_name", person.usage_name);
    return facts;
}

} // namespace dossier
