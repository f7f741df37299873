#include "shared/messages/pattern.h"

#include <doctest/doctest.h>

using namespace messages;

TEST_CASE("a pattern tells its parameters in the order of their first mention")
{
    const auto found =
        parameters_of("{who} {n, plural, one {# de {owner}} other {{n, number}}} {k, select, "
                      "other {x}} {who}");
    REQUIRE(found);
    CHECK(*found == std::vector<Parameter>{{"who", ParameterKind::Plain},
                                           {"n", ParameterKind::Number},
                                           {"owner", ParameterKind::Plain},
                                           {"k", ParameterKind::Select}});
}

TEST_CASE("a parameter that is also counted is a number")
{
    const auto found = parameters_of("{n} {n, plural, other {}}");
    REQUIRE(found);
    CHECK(*found == std::vector<Parameter>{{"n", ParameterKind::Number}});
}

TEST_CASE("a broken pattern and a kind of argument that we do not use are refused")
{
    CHECK(parameters_of("{n, plural, one {x}}")
              .error()
              .detail.starts_with("U_DEFAULT_KEYWORD_MISSING"));
    CHECK(parameters_of("{d, date, long}").error().detail == "{d} is of a kind that we do not use");
}
