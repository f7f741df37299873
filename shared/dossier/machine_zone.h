#pragma once

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/catalogue/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier
{

/// Cards, small and large, passports, visas of both sizes (ICAO Doc 9303 parts 4 to 7).
enum class ZoneKind { Td1, Td2, Td3, MrvA, MrvB };

/// What a document's machine readable zone says, all its check digits agreeing. Names and codes
/// have no check digit: they are as they were read.
struct MachineZone {
    ZoneKind kind = ZoneKind::Td1;
    std::string code{};   ///< of the document: "P", "IR", "V"
    std::string issuer{}; ///< code of part 3, section 5: "FRA", "D"
    std::string number{};
    std::string nationality{}; ///< as the issuer's; "XXA": stateless
    std::string surname{};
    std::string given_names{};
    std::optional<base::Date> birth{}; ///< nothing where a part of the day is not known
    std::string sex{};                 ///< "M", "F" or empty
    std::optional<base::Date> expiry{};
    std::string optional{}; ///< of the issuer's own choosing
    unsigned corrected = 0; ///< characters taken for another one that looks alike

    bool operator==(const MachineZone&) const = default;
};

/// A zone as it was read, in two or three whole lines.
struct ReadZone {
    std::vector<std::string> lines{};
    /// Of the same shape, or empty: what a character may be instead where the reader was in doubt,
    /// a space elsewhere.
    std::vector<std::string> doubts{};
};

/// Digits and letters that look alike are put right where the field's alphabet says so; a doubt is
/// resolved where the check digit leaves one way only. A birth lies before `today`; an expiry in
/// the century that brings it nearest. Errors: DataInvalid, naming the field.
base::Result<MachineZone> parse_zone(ReadZone read, base::Date today);

/// The weighted sum 7-3-1 of part 3, section 4.9, as a digit.
char check_digit(std::string_view text);

/// ISO 3166-1 alpha-2 for a code of a zone, "XX" for the stateless; nothing where it names no
/// nationality (refugees, organisations, the specimens' Utopia).
std::optional<std::string> country_of_zone(std::string_view code);

/// What the guide may take from it: nationality, birth date, and the end of a residence card that
/// France issued.
catalogue::Facts facts_told_by(const MachineZone& zone);
/// Whether that fact is among those.
bool may_be_told_by_zone(std::string_view fact);

} // namespace dossier
