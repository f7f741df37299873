#include "shared/wire/problem.h"

#include "shared/wire/fields.h"
#include "shared/wire/json.h"

namespace wire
{

using base::ErrorCode;
using base::Result;
using catalogue::Value;

int status_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DataInvalid:
        return 400;
    case ErrorCode::CentralRefused:
    case ErrorCode::CredentialsWrong:
    case ErrorCode::SessionExpired:
        return 401;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::AccountExists:
    case ErrorCode::DepositConflict:
        return 409;
    case ErrorCode::LinkExpired:
    case ErrorCode::LinkUsed:
        return 410;
    case ErrorCode::FileTooLarge:
        return 413;
    case ErrorCode::FileTypeRefused:
        return 415;
    case ErrorCode::TooManyTries:
        return 429;
    case ErrorCode::NetworkDown:
    case ErrorCode::CentralBusy:
        return 503;
    case ErrorCode::StorageFull:
        return 507;
    case ErrorCode::StorageFailed:
    case ErrorCode::ConfigurationInvalid:
    case ErrorCode::Internal:
        return 500;
    default:
        return 422;
    }
}

Problem problem_of(const base::Error& error)
{
    Problem problem;
    problem.code = error.code;
    problem.status = status_of(error.code);
    problem.detail = error.detail;
    if (error.wait_s)
        problem.retry_after = std::chrono::seconds{*error.wait_s};
    return problem;
}

namespace
{

std::string title_of(ErrorCode code)
{
    std::string title{base::name_of(code)};
    for (char& letter : title)
        if (letter == '_')
            letter = ' ';
    return title;
}

Value value_of(const dossier::Problem& problem)
{
    Value::Object object{
        {"where", problem.where}, {"message", problem.message}, {"ineligible", problem.ineligible}};
    if (problem.title)
        object["title"] = *problem.title;
    if (problem.advice)
        object["advice"] = *problem.advice;
    return Value{std::move(object)};
}

Result<dossier::Problem> read_problem(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    dossier::Problem problem;
    problem.where = TRY(fields.text("where"));
    problem.message = TRY(fields.text("message"));
    problem.ineligible = TRY(fields.boolean("ineligible"));
    if (fields.has("title"))
        problem.title = TRY(fields.text("title"));
    if (fields.has("advice"))
        problem.advice = TRY(fields.text("advice"));
    TRY(fields.finish());
    return problem;
}

Result<std::vector<dossier::Problem>> read_problems(Fields& fields)
{
    std::vector<dossier::Problem> problems;
    if (!fields.has("problems"))
        return problems;
    for (const Value& element : *TRY(fields.list("problems")))
        problems.push_back(TRY(read_problem(element, "problems[]")));
    return problems;
}

Result<std::vector<std::string>> read_missing(Fields& fields)
{
    std::vector<std::string> missing;
    if (!fields.has("missing"))
        return missing;
    for (const Value& element : *TRY(fields.list("missing")))
        if (const std::string* part = element.text())
            missing.push_back(*part);
    return missing;
}

constexpr std::uint64_t longest_wait = 86'400; ///< seconds; what asks for more is not understood

ErrorCode code_of_status(int status)
{
    switch (status) {
    case 404:
        return ErrorCode::NotFound;
    case 413:
        return ErrorCode::FileTooLarge;
    case 429:
        return ErrorCode::TooManyTries;
    case 502:
    case 503:
    case 504:
        return ErrorCode::CentralBusy;
    case 507:
        return ErrorCode::StorageFull;
    default:
        return ErrorCode::CentralRefused;
    }
}

} // namespace

std::string to_json(const Problem& problem)
{
    Value::Object object{
        {"type", std::string{problem_type_prefix} + std::string{base::name_of(problem.code)}},
        {"title", title_of(problem.code)},
        {"status", problem.status}};
    if (!problem.detail.empty())
        object["detail"] = problem.detail;
    if (problem.retry_after)
        object["retry_after"] = static_cast<double>(problem.retry_after->count());
    Value::List problems;
    for (const dossier::Problem& one : problem.problems)
        problems.push_back(value_of(one));
    if (!problems.empty())
        object["problems"] = std::move(problems);
    Value::List missing{problem.missing.begin(), problem.missing.end()};
    if (!missing.empty())
        object["missing"] = std::move(missing);
    return write_json(Value{std::move(object)});
}

Result<Problem> parse_problem(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    const std::string type = TRY(fields.text("type"));
    if (!type.starts_with(problem_type_prefix))
        return base::failure(ErrorCode::DataInvalid, "a problem of another kind");
    Problem problem;
    problem.code = base::error_code_named(type.substr(problem_type_prefix.size()));
    problem.status = static_cast<int>(TRY(fields.whole("status", 999)));
    problem.detail = TRY(fields.text_or("detail", {}));
    if (fields.has("retry_after"))
        problem.retry_after = std::chrono::seconds{TRY(fields.whole("retry_after", longest_wait))};
    problem.problems = TRY(read_problems(fields));
    problem.missing = TRY(read_missing(fields));
    return problem;
}

base::Error error_of_answer(int status, std::string_view body)
{
    if (const auto problem = parse_problem(body)) {
        base::Error error{problem->code, problem->detail};
        if (problem->retry_after)
            error.wait_s = static_cast<unsigned>(problem->retry_after->count());
        return error;
    }
    return {code_of_status(status), "answer " + std::to_string(status)};
}

} // namespace wire
