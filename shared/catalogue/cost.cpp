#include "shared/catalogue/catalogue.h"

#include <algorithm>

namespace catalogue
{

namespace
{

void add(const std::vector<TariffPart>& parts, const Facts& facts, base::Date day, Cost& cost)
{
    for (const TariffPart& part : parts) {
        if (!part.when.holds(facts))
            continue;
        const auto amount = std::ranges::find_if(
            part.amounts, [&](const Amount& one) { return one.valid.holds(day); });
        CostPart due{.id = part.id, .label = part.label, .at_filing = part.at_filing};
        if (amount != part.amounts.end())
            due.euros = amount->euros;
        cost.known = cost.known && due.euros.has_value();
        cost.total += due.euros.value_or(0);
        cost.parts.push_back(std::move(due));
    }
}

} // namespace

Cost cost_for(const Catalogue& catalogue, const Procedure& procedure, const Facts& facts,
              base::Date day)
{
    Cost cost{.known = false};
    const Tariffs& tariffs = catalogue.tariffs();
    if (!procedure.cost)
        return cost;
    const auto tariff = std::ranges::find(tariffs.classes, procedure.cost->tariff, &Tariff::name);
    if (tariff == tariffs.classes.end())
        return cost;
    cost.known = tariff->name != "unknown";
    add(tariff->parts, facts, day, cost);
    const auto& irregular = procedure.cost->regularisation;
    if (irregular && irregular->holds(facts))
        add(tariffs.regularisation, facts, day, cost);
    if (procedure.renewal && !tariff->parts.empty())
        add(tariffs.late, facts, day, cost);
    cost.notes = said(tariff->notes, facts, day);
    return cost;
}

} // namespace catalogue
