#include "shared/dossier/address.h"

#include <doctest/doctest.h>

using catalogue::Value;
using dossier::Address;

TEST_CASE("An address goes into an answer and comes back")
{
    const Address address{.number = "20",
                          .street = "Rue Nationale",
                          .complement = "chez M. Petit",
                          .postal_code = "59800",
                          .city = "Lille",
                          .insee = "59350",
                          .overseas = true};
    CHECK(Address::from_value(address.to_value()) == address);
    CHECK(address.line() == "20 Rue Nationale 59800 Lille");
    CHECK(Address::from_value(Address{}.to_value()) == Address{});
}

TEST_CASE("What is no address is not read as one")
{
    CHECK_FALSE(Address::from_value("20 Rue Nationale").has_value());
    CHECK_FALSE(Address::from_value({}).has_value());
    CHECK_FALSE(Address::from_value(Value::Object{{"city", 3}}).has_value());
    CHECK_FALSE(Address::from_value(Value::Object{{"planet", "Mars"}}).has_value());
}
