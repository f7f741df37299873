#include "shared/wire/problem.h"

#include <doctest/doctest.h>

using namespace wire;
using base::ErrorCode;

TEST_CASE("every error code crosses the wire and comes back")
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const Problem problem = problem_of({static_cast<ErrorCode>(i), "why"});
        CHECK(problem.status >= 400);
        CHECK(parse_problem(to_json(problem)) == problem);
        CHECK(error_of_answer(problem.status, to_json(problem)) ==
              base::Error{problem.code, "why"});
    }
}

TEST_CASE("a problem tells how long to wait and what a dossier lacks")
{
    Problem problem = problem_of({ErrorCode::TooManyTries, {}});
    problem.retry_after = std::chrono::seconds{30};
    problem.problems.resize(2);
    problem.problems[0].where = "D01";
    problem.problems[0].message = "piece.missing";
    problem.problems[1].where = "ase_date";
    problem.problems[1].message = "ase.late";
    problem.problems[1].ineligible = true;
    problem.problems[1].title = "ase.late.title";
    problem.problems[1].advice = "ase.late.advice";
    problem.missing = {"manifest"};
    CHECK(parse_problem(to_json(problem)) == problem);
    CHECK(error_of_answer(problem.status, to_json(problem)).wait_s == 30U);
    CHECK(to_json(problem).find("\"type\":\"urn:guichet:problem:too_many_tries\"") !=
          std::string::npos);
}

TEST_CASE("an error that names a wait asks for it")
{
    CHECK(problem_of({ErrorCode::CentralBusy, {}, 10U}).retry_after == std::chrono::seconds{10});
    CHECK_FALSE(problem_of({ErrorCode::CentralBusy, {}}).retry_after);
}

TEST_CASE("an answer that is no problem of ours still has a meaning")
{
    CHECK(error_of_answer(502, "<html>").code == ErrorCode::CentralBusy);
    CHECK(error_of_answer(404, "").code == ErrorCode::NotFound);
    CHECK(error_of_answer(418, "{}").code == ErrorCode::CentralRefused);
    CHECK(error_of_answer(401, R"({"type":"about:blank","status":401})").code ==
          ErrorCode::CentralRefused);
}

TEST_CASE("numbers of a problem that no answer can mean are not cut down to others")
{
    const std::string type = R"({"type":"urn:guichet:problem:central_busy")";
    CHECK(parse_problem(type + R"(,"status":503,"retry_after":86400})"));
    CHECK_FALSE(parse_problem(type + R"(,"status":4294967799})"));
    CHECK_FALSE(parse_problem(type + R"(,"status":503,"retry_after":4294967326})"));
    CHECK_FALSE(error_of_answer(503, type + R"(,"status":503,"retry_after":1e15})").wait_s);
}
