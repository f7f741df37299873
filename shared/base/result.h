#pragma once

#include "shared/base/error.h"

#include <expected>
#include <string>
#include <utility>

namespace base
{

/// What a deed that the world may fail answers.
template <typename T>
using Result = std::expected<T, Error>;

/// The failing answer, ready to return.
inline std::unexpected<Error> failure(ErrorCode code, std::string detail = {})
{
    return std::unexpected<Error>{Error{code, std::move(detail)}};
}

} // namespace base

/// The value of a Result, or a return of its error from the function around. May be nested.
#define TRY(expression)                                                                            \
    __extension__({                                                                                \
        _Pragma("GCC diagnostic push")                                                             \
            _Pragma("GCC diagnostic ignored \"-Wshadow\"") auto tried_result = (expression);       \
        _Pragma("GCC diagnostic pop") if (!tried_result.has_value()) return std::unexpected{       \
            std::move(tried_result).error()};                                                      \
        std::move(tried_result).value();                                                           \
    })
