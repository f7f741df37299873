#include "shared/wire/problem.h"

#include "tests/fuzz/fuzz.h"

void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const int status = pieces.number();
    const std::string_view body = pieces.text();
    const base::Error told = wire::error_of_answer(status, body);
    const auto problem = wire::parse_problem(body);
    if (!problem)
        return base::verify(!told.wait_s, "no problem asks for no time");
    base::verify(told.code == problem->code && told.detail == problem->detail, "the problem's");
    base::verify(!problem->retry_after || told.wait_s == problem->retry_after->count(),
                 "the time that was asked for");
    const auto again = wire::parse_problem(wire::to_json(*problem));
    base::verify(again && *again == *problem, "what was written is read");
}
