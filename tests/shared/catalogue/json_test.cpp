#include "shared/catalogue/json.h"

#include <doctest/doctest.h>
#include <limits>

using catalogue::parse_json;
using catalogue::to_json;
using catalogue::Value;

namespace
{

std::string again(const char* text)
{
    return to_json(parse_json(text).value());
}

} // namespace

TEST_CASE("Canonical JSON has one form for one value")
{
    CHECK(again(R"( { "b" : [ 1 , true , null ] , "a" : "x" } )") ==
          R"({"a":"x","b":[1,true,null]})");
    CHECK(again("[]") == "[]");
    CHECK(again("{}") == "{}");
}

TEST_CASE("Numbers are written as RFC 8785 writes them")
{
    CHECK(again("[0, -0, 1, -1, 10, 0.5, 1.5e3, 333333333.33333329]") ==
          "[0,0,1,-1,10,0.5,1500,333333333.3333333]");
    CHECK(again("[1e20, 1e21, 4.50, 2e-3, 1e-6, 1e-7, 1.5e-9, 1.25e30]") ==
          "[100000000000000000000,1e+21,4.5,0.002,0.000001,1e-7,1.5e-9,1.25e+30]");
    CHECK(to_json(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("Names are ordered by UTF-16, texts are escaped as little as can be")
{
    // U+FB33 comes after the surrogates of U+1F600 in UTF-16, before it in UTF-8.
    CHECK(to_json(Value::Object{{"\uFB33", 1}, {"\U0001F600", 2}, {"\r", 3}, {"é", 4}}) ==
          "{\"\\r\":3,\"é\":4,\"\U0001F600\":2,\"\uFB33\":1}");
    CHECK(again(R"(["\u0007\n\"\\\/\u20ac"])") == "[\"\\u0007\\n\\\"\\\\/€\"]");
}

TEST_CASE("A text that is not JSON is refused")
{
    for (const char* text : {"", "{", "[1,]", "{'a':1}", "nul", "1 2"})
        CHECK_FALSE(parse_json(text).has_value());
}
