#pragma once

#include "shared/understanding/matcher.h"

#include <doctest/doctest.h>

/// The matcher of the house, learned once for all tests.
inline const understanding::Matcher& our_matcher()
{
    static const auto matcher = understanding::Matcher::load("assets/catalogue/guide");
    REQUIRE_MESSAGE(matcher.has_value(), matcher.error().detail);
    return *matcher;
}
