#include "shared/base/result.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace base;

namespace
{

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failure(ErrorCode::DataInvalid, "odd");
    return number / 2;
}

Result<int> quarter(int number)
{
    return half(TRY(half(number)));
}

} // namespace

TEST_CASE("every error code has a name of its own that leads back to it")
{
    std::set<std::string> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const std::string name{name_of(code)};
        CHECK(error_code_named(name) == code);
        CHECK(names.insert(name).second);
    }
    CHECK(error_code_named("no_such_name") == ErrorCode::Internal);
}

TEST_CASE("TRY hands the first failure upward")
{
    CHECK(quarter(8) == 2);
    CHECK(quarter(6).error() == Error{ErrorCode::DataInvalid, "odd"});
}
