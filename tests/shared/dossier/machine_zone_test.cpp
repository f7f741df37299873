#include "shared/dossier/machine_zone.h"

#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace dossier;

namespace
{

using Lines = std::vector<std::string>;

base::Date day(const char* text)
{
    return base::parse_date(text).value();
}

const base::Date today = day("2026-11-22");

base::Result<MachineZone> parsed(Lines lines, Lines doubts = {})
{
    return parse_zone({.lines = std::move(lines), .doubts = std::move(doubts)}, today);
}

std::string filled(std::string text, std::size_t width)
{
    text.resize(width, '<');
    return text;
}

std::string checked(const std::string& text)
{
    return text + check_digit(text);
}

// The specimens of ICAO Doc 9303, 8th edition, parts 4 to 7.
const Lines passport{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                     "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const Lines small_card{"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
                       "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
const Lines large_card{"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                       "D231458907UTO7408122F1204159<<<<<<<6"};
const Lines visa{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                 "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"};
const Lines small_visa{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                       "L8988901C4XXX4009078F9612109<<<<<<<<"};

/// A residence card of France that nobody holds.
Lines residence_card()
{
    const std::string first = filled("IRFRA" + checked("SPE123456") + "5903009999", 30);
    const std::string second = checked("900312") + "F" + checked("270103") + "DZA<<<<<<<<<<<";
    const std::string summed =
        first.substr(5) + second.substr(0, 7) + second.substr(8, 7) + second.substr(18);
    return {first, second + check_digit(summed), filled("SPECIMEN<<AMINA", 30)};
}

/// Somebody, with all digits right.
struct Maker {
    std::mt19937 random;

    std::size_t below(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random);
    }
    std::string of(std::string_view alphabet, std::size_t length)
    {
        std::string text;
        for (std::size_t i = 0; i < length; ++i)
            text += alphabet[below(alphabet.size())];
        return text;
    }
    std::string six_digits() { return fmt_day(below(100), 1 + below(12), 1 + below(28)); }
    static std::string fmt_day(std::size_t year, std::size_t month, std::size_t of_month)
    {
        std::string text;
        for (const std::size_t two : {year, month, of_month})
            text += {static_cast<char>('0' + two / 10), static_cast<char>('0' + two % 10)};
        return text;
    }
    Lines passport()
    {
        constexpr std::array states{"FRA", "MAR", "DZA", "D<<", "TUN", "GBR", "XXA"};
        const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const std::string any = letters + "0123456789";
        std::string second = checked(of(any, 9)) + states[below(states.size())] +
                             checked(six_digits()) + (below(2) == 0 ? "M" : "F") +
                             checked(six_digits()) + checked(filled(of(any, below(15)), 14));
        second += check_digit(second.substr(0, 10) + second.substr(13, 7) + second.substr(21, 22));
        return {
            filled("P<FRA" + of(letters, 1 + below(12)) + "<<" + of(letters, 1 + below(12)), 44),
            second};
    }
};

} // namespace

TEST_CASE("a zone's check digits are those of ICAO's worked examples")
{
    CHECK(check_digit("520727") == '3');
    CHECK(check_digit("AB2134<<<") == '5');
    CHECK(check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0") == '8');
    CHECK(check_digit("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<") == '2');
    CHECK(check_digit("<<<<<<") == '0');
}

TEST_CASE("the passport of ICAO's specimen is read")
{
    const auto zone = parsed(passport);
    REQUIRE(zone);
    CHECK(zone->kind == ZoneKind::Td3);
    CHECK(zone->code == "P");
    CHECK(zone->issuer == "UTO");
    CHECK(zone->surname == "ERIKSSON");
    CHECK(zone->given_names == "ANNA MARIA");
    CHECK(zone->number == "L898902C3");
    CHECK(zone->nationality == "UTO");
    CHECK(zone->birth == day("1974-08-12"));
    CHECK(zone->sex == "F");
    CHECK(zone->expiry == day("2012-04-15"));
    CHECK(zone->optional == "ZE184226B");
    CHECK(zone->corrected == 0);
}

TEST_CASE("an earlier edition's passport, whose number has a filler inside, is read")
{
    const auto zone = parsed({"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                              "L898902C<3UTO6908061F9406236ZE184226B<<<<<14"});
    REQUIRE(zone);
    CHECK(zone->birth == day("1969-08-06"));
    CHECK(zone->expiry == day("1994-06-23"));
}

TEST_CASE("the cards of ICAO's specimens are read, small and large")
{
    for (const Lines& lines : {small_card, large_card}) {
        const auto zone = parsed(lines);
        REQUIRE(zone);
        CHECK(zone->kind == (lines.size() == 3 ? ZoneKind::Td1 : ZoneKind::Td2));
        CHECK(zone->code == "I");
        CHECK(zone->number == "D23145890");
        CHECK(zone->surname == "ERIKSSON");
        CHECK(zone->given_names == "ANNA MARIA");
        CHECK(zone->birth == day("1974-08-12"));
        CHECK(zone->expiry == day("2012-04-15"));
        CHECK(zone->optional.empty());
    }
}

TEST_CASE("the visas of ICAO's specimens are read, large and small")
{
    for (const Lines& lines : {visa, small_visa}) {
        const auto zone = parsed(lines);
        REQUIRE(zone);
        CHECK(zone->kind == (lines[0].size() == 44 ? ZoneKind::MrvA : ZoneKind::MrvB));
        CHECK(zone->number == "L8988901C");
        CHECK(zone->nationality == "XXX");
        CHECK(zone->birth == day("1940-09-07"));
        CHECK(zone->expiry == day("1996-12-10"));
        CHECK(facts_told_by(*zone).count("nationality") == 0);
    }
}

TEST_CASE("a card's number longer than nine characters goes on in the optional field")
{
    const auto zone = parsed({"I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2",
                              "STEVENSON<<PETER<JOHN<<<<<<<<<"});
    REQUIRE(zone);
    CHECK(zone->number == "D23145890734");
    CHECK(zone->surname == "STEVENSON");
}

TEST_CASE("a residence card of France tells nationality, birth date and its own end")
{
    const auto zone = parsed(residence_card());
    REQUIRE(zone);
    CHECK(zone->code == "IR");
    CHECK(facts_told_by(*zone) == catalogue::Facts{{"nationality", "DZ"},
                                                   {"birth_date", "1990-03-12"},
                                                   {"title_end", "2027-01-03"}});
    for (const auto& [name, value] : facts_told_by(*zone))
        CHECK(may_be_told_by_zone(name));
    CHECK_FALSE(may_be_told_by_zone("title"));
}

TEST_CASE("a passport says nothing of a residence card's end, nor does an identity card")
{
    Lines identity = residence_card();
    identity[0][1] = 'D';
    for (const Lines& lines : {passport, identity}) {
        const auto zone = parsed(lines);
        REQUIRE(zone);
        CHECK(facts_told_by(*zone).count("birth_date") == 1);
        CHECK(facts_told_by(*zone).count("title_end") == 0);
    }
}

TEST_CASE("codes of nationality become the countries that the guide knows")
{
    CHECK(country_of_zone("MAR") == "MA");
    CHECK(country_of_zone("D") == "DE");
    CHECK(country_of_zone("GBN") == "GB");
    CHECK(country_of_zone("RKS") == "XK");
    CHECK(country_of_zone("XXA") == "XX");
    CHECK_FALSE(country_of_zone("XXB"));
    CHECK_FALSE(country_of_zone("UTO"));
    CHECK_FALSE(country_of_zone("FR"));
    CHECK_FALSE(country_of_zone(""));
}

TEST_CASE("a birth lies before today; an expiry in the century that brings it nearest")
{
    const auto dated = [](const std::string& birth, const std::string& expiry) {
        return parsed({filled("V<FRASPECIMEN", 36), checked("SPE123456") + "MAR" + checked(birth) +
                                                        "M" + checked(expiry) + "<<<<<<<<"});
    };
    CHECK(dated("261122", "260101")->birth == day("2026-11-22"));
    CHECK(dated("261123", "260101")->birth == day("1926-11-23"));
    CHECK(dated("000229", "260101")->birth == day("2000-02-29"));
    CHECK(dated("900101", "761231")->expiry == day("2076-12-31"));
    CHECK(dated("900101", "770101")->expiry == day("1977-01-01"));
    CHECK(dated("900101", "991231")->expiry == day("1999-12-31"));
}

TEST_CASE("a birth date of which a part is not known tells no day")
{
    Lines lines = small_visa;
    lines[1].replace(13, 7, checked("4009<<"));
    const auto zone = parsed(lines);
    REQUIRE(zone);
    CHECK_FALSE(zone->birth);
    CHECK(facts_told_by(*zone).empty());
}

TEST_CASE("letters and digits that look alike are put right by the field's alphabet")
{
    Lines lines = passport;
    lines[0] = "P<UT0ER1K550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<";
    lines[1] = "L898902C36UT074O8I22F1Z04I59ZE184226B<<<<<1O";
    const auto zone = parsed(lines);
    REQUIRE(zone);
    CHECK(zone->surname == "ERIKSSON");
    CHECK(zone->given_names == "ANNA MARIA");
    CHECK(zone->birth == day("1974-08-12"));
    CHECK(zone->expiry == day("2012-04-15"));
    CHECK(zone->corrected == 12);
}

TEST_CASE("where the reader was in doubt the check digit decides, if it leaves one way only")
{
    const Lines doubts{std::string(44, ' '), "    0   Z" + std::string(35, ' ')};
    Lines lines = passport;
    lines[1][4] = 'O'; // L898O02C3
    auto zone = parsed(lines, {std::string(44, ' '), "    9" + std::string(39, ' ')});
    REQUIRE(zone);
    CHECK(zone->number == "L898902C3");
    CHECK(zone->corrected == 1);
    CHECK_FALSE(parsed(lines)); // nobody was in doubt
    CHECK_FALSE(parsed(lines, {std::string(44, ' '), std::string(44, ' ')}));
    CHECK_FALSE(parsed(lines, doubts));                 // neither is right
    CHECK_FALSE(parsed(lines, {std::string(44, ' ')})); // not of the same shape
    const std::string no_character = "    (" + std::string(39, ' ');
    CHECK(parsed(lines, {std::string(44, ' '), no_character}).error().detail ==
          "machine readable zone: alphabet");
    const std::string two = "    9  " + std::string(1, 'H') + std::string(36, ' ');
    REQUIRE(check_digit("L898O02H3") == '6');
    CHECK_FALSE(parsed(lines, {std::string(44, ' '), two})); // two ways: nothing is guessed
}

TEST_CASE("a zone that does not hold together is refused, and the field is named")
{
    const auto complaint = [](const Lines& lines) {
        const auto zone = parsed(lines);
        return zone ? std::string{} : zone.error().detail;
    };
    const auto changed = [](Lines lines, std::size_t line, std::size_t at, char to) {
        lines[line][at] = to;
        return lines;
    };
    CHECK(complaint({}) == "machine readable zone: lines");
    CHECK(complaint({"", ""}) == "machine readable zone: lines");
    CHECK(complaint({"P<UTO", "L898"}) == "machine readable zone: kind");
    CHECK(complaint(changed(passport, 0, 0, 'X')) == "machine readable zone: kind");
    CHECK(complaint(changed(passport, 0, 7, '?')) == "machine readable zone: alphabet");
    CHECK(complaint(changed(passport, 0, 2, 'W')) == "machine readable zone: issuing state");
    CHECK(complaint(changed(passport, 1, 10, 'W')) == "machine readable zone: nationality");
    CHECK(complaint(changed(passport, 0, 7, '4')) == "machine readable zone: letters");
    CHECK(complaint(changed(passport, 1, 13, '8')) == "machine readable zone: birth date");
    CHECK(complaint(changed(passport, 1, 15, 'H')) == "machine readable zone: digits");
    CHECK(complaint(changed(passport, 1, 22, '3')) == "machine readable zone: expiry date");
    CHECK(complaint(changed(passport, 1, 1, '7')) == "machine readable zone: number");
    CHECK(complaint(changed(passport, 1, 20, 'A')) == "machine readable zone: sex");
    CHECK(complaint(changed(passport, 1, 43, '1')) ==
          "machine readable zone: composite check digit");
    CHECK(complaint({"P<UTO" + std::string(39, '<'), passport[1]}) ==
          "machine readable zone: names");
}

TEST_CASE("a day that does not exist is refused though its check digit is right")
{
    Lines lines = small_visa;
    lines[1].replace(13, 7, checked("400931"));
    CHECK_FALSE(parsed(lines));
}

TEST_CASE("whatever a passport says is read back")
{
    Maker maker{.random = std::mt19937{20261122}};
    for (int i = 0; i < 500; ++i) {
        const Lines lines = maker.passport();
        const auto zone = parsed(lines);
        REQUIRE(zone);
        CHECK(zone->corrected == 0);
        CHECK(zone->number == lines[1].substr(0, 9));
        REQUIRE(zone->birth);
        CHECK(*zone->birth <= today);
        CHECK(lines[0].find(zone->surname + "<<" + zone->given_names) == 5);
    }
}

TEST_CASE("no single misread character passes where a check digit guards it and can tell")
{
    Maker maker{.random = std::mt19937{9303}};
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const auto same_weight = [&](char a, char b) {
        return alphabet.find(a) % 10 == alphabet.find(b) % 10;
    };
    for (int i = 0; i < 200; ++i) {
        const Lines lines = maker.passport();
        const auto right = parsed(lines);
        for (const std::size_t at : {0U, 4U, 8U, 13U, 15U, 18U, 21U, 24U, 26U}) {
            Lines misread = lines;
            misread[1][at] = alphabet[maker.below(alphabet.size())];
            if (same_weight(misread[1][at], lines[1][at]))
                continue;
            if (const auto zone = parsed(misread)) { // mended, then
                CHECK(zone->number == right->number);
                CHECK(zone->birth == right->birth);
                CHECK(zone->expiry == right->expiry);
            }
        }
    }
}
