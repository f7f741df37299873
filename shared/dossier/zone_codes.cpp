#include "shared/dossier/machine_zone.h"

#include <map>
#include <unicode/uloc.h>

namespace dossier
{

namespace
{

/// ISO 3166-1 from three letters to two, and what Doc 9303 part 3 section 5 adds.
const std::map<std::string, std::string, std::less<>>& codes()
{
    static const auto all = [] {
        std::map<std::string, std::string, std::less<>> made;
        for (const char* const* country = uloc_getISOCountries(); *country != nullptr; ++country)
            made.emplace(uloc_getISO3Country((std::string{"und_"} + *country).c_str()), *country);
        for (const char* british : {"GBD", "GBN", "GBO", "GBP", "GBS"})
            made.emplace(british, "GB");
        made.emplace("D", "DE");
        made.emplace("RKS", "XK");
        made.emplace("XXA", "XX");
        return made;
    }();
    return all;
}

/// France's residence cards stand on cards of both sizes; "ID" is its identity card.
bool is_residence_card_of_france(const MachineZone& zone)
{
    const bool card = zone.kind == ZoneKind::Td1 || zone.kind == ZoneKind::Td2;
    return card && zone.issuer == "FRA" && zone.nationality != "FRA" && zone.code != "ID";
}

} // namespace

std::optional<std::string> country_of_zone(std::string_view code)
{
    const auto found = codes().find(code);
    if (found == codes().end())
        return std::nullopt;
    return found->second;
}

bool may_be_told_by_zone(std::string_view fact)
{
    return fact == "nationality" || fact == "birth_date" || fact == "title_end";
}

catalogue::Facts facts_told_by(const MachineZone& zone)
{
    catalogue::Facts facts;
    if (const auto country = country_of_zone(zone.nationality))
        facts["nationality"] = *country;
    if (zone.birth)
        facts["birth_date"] = base::format_date(*zone.birth);
    if (zone.expiry && is_residence_card_of_france(zone))
        facts["title_end"] = base::format_date(*zone.expiry);
    return facts;
}

} // namespace dossier
