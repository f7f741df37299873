#pragma once

#include "shared/base/bytes.h"
#include "shared/wire/problem.h"

#include <chrono>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace central
{

/// Values by name; names of headers are in lower case.
using Named = std::map<std::string, std::string, std::less<>>;

struct Request {
    std::string method;
    std::string path; ///< percent-decoded
    Named query;
    Named headers;
    Named parameters; ///< what stood for `{name}` in the route
    std::string body;

    /// Empty where there is none.
    std::string_view header(std::string_view name) const;
    std::string_view parameter(std::string_view name) const;
    base::Result<base::Uuid> uuid(std::string_view parameter) const;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    Response& with(std::string name, std::string value);
};

/// A problem to answer with; an Error becomes the problem of its code.
struct Refusal {
    wire::Problem problem;
    Refusal(const base::Error& error) : problem{wire::problem_of(error)} {}
    Refusal(wire::Problem said) : problem{std::move(said)} {}
};

using Answer = std::expected<Response, Refusal>;

/// A request's body that is worked on as it comes, instead of being held.
class Body
{
public:
    virtual ~Body() = default;
    virtual void take(base::ByteView bytes) = 0;
    virtual Answer answer() = 0; ///< it has come whole
    virtual void cut() = 0;      ///< no more of it will come
};

Response json(int status, std::string body);
Response empty(int status);
Response problem(const wire::Problem& problem);
/// TooManyTries or CentralBusy, with the seconds to wait.
std::unexpected<Refusal> wait(base::ErrorCode code, std::chrono::milliseconds how_long);

/// `a=1&b=%20+` of a form, decoded.
Named parse_form(std::string_view body);
/// The value of that cookie, or nothing.
std::string cookie(const Request& request, std::string_view name);

} // namespace central
