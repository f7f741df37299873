#include "shared/receipt/base45.h"

#include <doctest/doctest.h>

using base::as_bytes;
using base::to_bytes;
using receipt::from_base45;
using receipt::to_base45;

TEST_CASE("Base45 writes the examples of RFC 9285")
{
    CHECK(to_base45(as_bytes("AB")) == "BB8");
    CHECK(to_base45(as_bytes("Hello!!")) == "%69 VD92EX0");
    CHECK(to_base45(as_bytes("base-45")) == "UJCLQE7W581");
    CHECK(to_base45(as_bytes("")) == "");
}

TEST_CASE("Base45 reads the examples of RFC 9285")
{
    CHECK(from_base45("QED8WEX0") == to_bytes("ietf!"));
    CHECK(from_base45("BB8") == to_bytes("AB"));
    CHECK(from_base45("FGW") == base::Bytes{std::byte{0xFF}, std::byte{0xFF}});
    CHECK(from_base45("") == base::Bytes{});
}

TEST_CASE("Base45 refuses what RFC 9285 refuses")
{
    CHECK_FALSE(from_base45("GGW").has_value()); // 65536
    CHECK_FALSE(from_base45(":::").has_value());
    CHECK_FALSE(from_base45("::").has_value()); // 2024, more than one byte
    CHECK_FALSE(from_base45("BB8B").has_value());
    CHECK_FALSE(from_base45("bb8").has_value());
    CHECK_FALSE(from_base45("BB_").has_value());
}

TEST_CASE("Every length of bytes comes back from Base45")
{
    base::Bytes bytes;
    for (unsigned i = 0; i < 300; ++i) {
        CHECK(from_base45(to_base45(bytes)) == bytes);
        bytes.push_back(static_cast<std::byte>(i * 151));
    }
}
