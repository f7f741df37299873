#include "shared/dossier/machine_zone.h"

#include "tests/fuzz/fuzz.h"

namespace
{

using namespace dossier;

std::string checked(const std::string& text)
{
    return text + check_digit(text);
}

/// So many characters of a zone's alphabet.
std::string field(tests::Pieces& pieces, std::size_t size)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    std::string text;
    while (text.size() < size)
        text += alphabet[pieces.byte() % alphabet.size()];
    return text;
}

/// A passport's lines whose check digits are right, whatever else they say.
std::vector<std::string> passport(tests::Pieces& pieces)
{
    const std::string number = checked(field(pieces, 9));
    const std::string nationality = field(pieces, 3);
    const std::string birth = checked(field(pieces, 6));
    const std::string sex = field(pieces, 1);
    const std::string rest = checked(field(pieces, 6)) + checked(field(pieces, 14));
    return {"P<" + field(pieces, 42),
            number + nationality + birth + sex + rest + check_digit(number + birth + rest)};
}

bool is_plain(std::string_view text)
{
    return std::ranges::all_of(
        text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' '; });
}

void check(const ReadZone& read)
{
    const auto zone = parse_zone(read, base::Date{std::chrono::year{2026} / 11 / 23});
    if (!zone)
        return base::verify(zone.error().code == base::ErrorCode::DataInvalid, "no zone");
    base::verify(is_plain(zone->number) && is_plain(zone->surname) && is_plain(zone->given_names),
                 "no fillers are left");
    base::verify(!zone->birth || zone->birth->ok(), "a day that exists");
    base::verify(!zone->expiry || zone->expiry->ok(), "a day that exists");
    const auto country = country_of_zone(zone->nationality);
    base::verify(!country || country->size() == 2, "a country's code");
    for (const auto& [name, value] : facts_told_by(*zone))
        base::verify(!name.empty() && value.text() != nullptr && !value.text()->empty(),
                     "a fact is told");
}

} // namespace

/// `c`: a passport whose check digits are right; `d`: lines and, after each, its doubts; anything
/// else: lines.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const unsigned how = pieces.byte();
    if (how == 'c')
        return check({.lines = passport(pieces), .doubts = {}});
    ReadZone read;
    while (!pieces.rest().empty()) {
        read.lines.emplace_back(pieces.line());
        if (how == 'd')
            read.doubts.emplace_back(pieces.line());
    }
    check(read);
}
