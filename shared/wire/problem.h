#pragma once

#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire
{

inline constexpr std::string_view problem_media_type = "application/problem+json";
inline constexpr std::string_view problem_type_prefix = "urn:guichet:problem:";

/// An error on the wire (RFC 9457). Its `type` is `urn:guichet:problem:` + the name of the code.
struct Problem {
    base::ErrorCode code = base::ErrorCode::Internal;
    int status = 500;
    std::string detail; ///< for the log of the other side, without personal data
    std::optional<std::chrono::seconds> retry_after;
    std::vector<dossier::Problem> problems; ///< what a refused deposit lacks
    std::vector<std::string> missing;       ///< parts of a deposit that were never uploaded

    bool operator==(const Problem&) const = default;
};

/// The status that a code has on this API.
int status_of(base::ErrorCode code);
Problem problem_of(const base::Error& error);

std::string to_json(const Problem& problem);
base::Result<Problem> parse_problem(std::string_view json);

/// What an answer of central that is not a success means for the kiosk: the code of its problem,
/// or where the body is none (a proxy's page, a tus answer) the code nearest to the status.
base::Error error_of_answer(int status, std::string_view body);

} // namespace wire
