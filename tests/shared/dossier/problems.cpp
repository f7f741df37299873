#include "tests/shared/dossier/problems.h"

#include "shared/dossier/address.h"

namespace dossier::tests
{

Texts found(const std::vector<Problem>& problems)
{
    Texts texts;
    for (const Problem& problem : problems)
        texts.push_back(problem.where + ": " + problem.message);
    return texts;
}

const Communes& france()
{
    static const Communes communes = Communes::load("assets/geography/communes.tsv").value();
    return communes;
}

catalogue::Value address(const char* postal_code, const char* insee, const char* city)
{
    return Address{.number = "20",
                   .street = "Rue Nationale",
                   .postal_code = postal_code,
                   .city = city,
                   .insee = insee}
        .to_value();
}

base::Date day(const char* text)
{
    return base::parse_date(text).value();
}

} // namespace dossier::tests
