#include "kiosk/adapters/address_books.h"

#include "tests/kiosk/adapters/scratch.h"
#include "tests/kiosk/adapters/stub_service.h"

#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

std::unique_ptr<ports::AddressBook> book()
{
    static const tests::Scratch scratch;
    scratch.write("communes.tsv", "75056\tParis\t75001 75002\n"
                                  "59350\tLille\t59000 59800 59260\n"
                                  "42218\tSaint-Étienne\t42000 42100\n"
                                  "59009\tVilleneuve-d'Ascq\t59491 59493 59650\n"
                                  "59328\tLambersart\t59130\n"
                                  "76384\tLillebonne\t76170\n"
                                  "59566\tLille-sur-Rien\t59800\n");
    return adapters::make_commune_book(std::make_shared<const dossier::Communes>(
        dossier::Communes::load(scratch / "communes.tsv").value()));
}

std::vector<std::string> shown(const std::vector<ports::Address>& addresses)
{
    std::vector<std::string> lines;
    for (const ports::Address& address : addresses)
        lines.push_back(address.number + address.street + address.postal_code + ' ' + address.city);
    return lines;
}

using Lines = std::vector<std::string>;

const std::string street_answer = R"({"type": "FeatureCollection", "version": "draft", "features": [
  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [3.06, 50.64]},
   "properties": {"label": "8 Rue de la Clef 59800 Lille", "housenumber": "8", "id": "59350_1",
    "street": "Rue de la Clef", "name": "8 Rue de la Clef", "postcode": "59800",
    "citycode": "59350", "city": "Lille", "type": "housenumber", "score": 0.97}},
  {"properties": {"name": "Rue de la Clé", "postcode": "59130", "citycode": "59328",
    "city": "Lambersart", "type": "street"}},
  {"properties": {"name": "Sans code", "city": "Nulle-Part", "type": "street"}},
  {"properties": 12}, "no feature"]})";

} // namespace

TEST_CASE("A commune is found by the beginning of its name, however it is typed")
{
    CHECK(shown(book()->suggest("st etienne", 5)) ==
          Lines{"42000 Saint-Étienne", "42100 Saint-Étienne"});
    CHECK(shown(book()->suggest("VILLENEUVE D ASCQ", 1)) == Lines{"59491 Villeneuve-d'Ascq"});
    CHECK(book()->suggest("lill", 10).size() == 5);
    CHECK(book()->suggest("", 10).empty());
    CHECK(book()->suggest("lille", 2).size() == 2);
}

TEST_CASE("A commune is found by the beginning of its postal code, or by both")
{
    CHECK(shown(book()->suggest("76", 5)) == Lines{"76170 Lillebonne"});
    CHECK(shown(book()->suggest("59800 Lille", 5)) == Lines{"59800 Lille", "59800 Lille-sur-Rien"});
    CHECK(shown(book()->suggest("lille 592", 5)) == Lines{"59260 Lille"});
    CHECK(shown(book()->suggest("59800 lamb", 5)).empty());
    CHECK(book()->suggest("598001", 5).empty());
    const auto first = book()->suggest("59800", 1);
    REQUIRE(first.size() == 1);
    CHECK(first[0].insee == "59350");
}

TEST_CASE("A postal code names its communes")
{
    const auto communes = book()->communes_of("59800");
    REQUIRE(communes.size() == 2);
    CHECK(communes[0].name == "Lille");
    CHECK(communes[0].postal_codes == Lines{"59000", "59800", "59260"});
    CHECK(book()->communes_of("00000").empty());
}

TEST_CASE("Streets come from the address service, only where they are whole")
{
    const tests::StubService service{200, street_answer};
    const auto addresses = adapters::make_address_service(
        {.url = service.url(), .time_limit = std::chrono::seconds{20}}, book());
    const auto found = addresses->suggest("8 rue de la clé", 5);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == ports::Address{.number = "8",
                                     .street = "Rue de la Clef",
                                     .complement = {},
                                     .postal_code = "59800",
                                     .city = "Lille",
                                     .insee = "59350"});
    CHECK(found[1].street == "Rue de la Clé");
    CHECK(service.last_request() ==
          "GET /search?q=8%20rue%20de%20la%20cl%C3%A9&limit=5&autocomplete=1 HTTP/1.1");
    CHECK(addresses->communes_of("59800").size() == 2);
}

TEST_CASE("Where the address service fails, communes are still found and it is left alone a while")
{
    const auto falls_back = [](const tests::StubService& service) {
        const auto addresses = adapters::make_address_service(
            {.url = service.url(), .time_limit = std::chrono::seconds{20}}, book());
        return shown(addresses->suggest("76170", 5)) == Lines{"76170 Lillebonne"} &&
               shown(addresses->suggest("76170 lil", 5)) == Lines{"76170 Lillebonne"} &&
               service.calls() == 1;
    };
    CHECK(falls_back(tests::StubService{500, "{}"}));
    CHECK(falls_back(tests::StubService{429, "{}"}));
    CHECK(falls_back(tests::StubService{200, "<html>captive portal</html>"}));
    CHECK(falls_back(tests::StubService{200, "[]"}));

    const std::string gone = tests::StubService{200, ""}.url();
    const auto offline = adapters::make_address_service({.url = gone}, book());
    CHECK(shown(offline->suggest("76170", 5)) == Lines{"76170 Lillebonne"});
}

TEST_CASE("What the address service does not know may still be a commune")
{
    const tests::StubService service{200, R"({"features": []})"};
    const auto addresses = adapters::make_address_service(
        {.url = service.url(), .time_limit = std::chrono::seconds{20}}, book());
    CHECK(shown(addresses->suggest("lillebonne", 5)) == Lines{"76170 Lillebonne"});
    CHECK(addresses->suggest("li", 5).size() == 5);
    CHECK(service.calls() == 1);
}
