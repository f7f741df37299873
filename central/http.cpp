#include "central/http.h"

#include <algorithm>

namespace central
{

namespace
{

std::string_view value_in(const Named& named, std::string_view name)
{
    const auto found = named.find(name);
    return found == named.end() ? std::string_view{} : std::string_view{found->second};
}

std::string form_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            decoded += ' ';
        } else if (text[i] == '%' && i + 2 < text.size()) {
            std::string digits{text.substr(i + 1, 2)};
            std::ranges::transform(digits, digits.begin(), [](char digit) {
                return digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
            });
            const auto byte = base::from_hex(digits);
            decoded += byte ? base::as_text(*byte) : text.substr(i, 1);
            i += byte ? 2 : 0;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

} // namespace

std::string_view Request::header(std::string_view name) const
{
    return value_in(headers, name);
}

std::string_view Request::parameter(std::string_view name) const
{
    return value_in(parameters, name);
}

base::Result<base::Uuid> Request::uuid(std::string_view parameter_name) const
{
    if (const auto uuid = base::Uuid::parse(parameter(parameter_name)))
        return *uuid;
    return base::failure(base::ErrorCode::NotFound, "the path holds no UUID");
}

Response& Response::with(std::string name, std::string value)
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response json(int status, std::string body)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.with("Content-Type", "application/json");
    return response;
}

Response empty(int status)
{
    Response response;
    response.status = status;
    return response;
}

Response problem(const wire::Problem& problem)
{
    Response response;
    response.status = problem.status;
    response.body = wire::to_json(problem);
    response.with("Content-Type", std::string{wire::problem_media_type});
    if (problem.retry_after)
        response.with("Retry-After", std::to_string(problem.retry_after->count()));
    if (problem.status == 401)
        response.with("WWW-Authenticate", "Guichet-Certificate");
    return response;
}

std::unexpected<Refusal> wait(base::ErrorCode code, std::chrono::milliseconds how_long)
{
    wire::Problem problem = wire::problem_of({code, {}});
    problem.retry_after =
        std::max(std::chrono::seconds{1}, std::chrono::ceil<std::chrono::seconds>(how_long));
    return std::unexpected<Refusal>{Refusal{std::move(problem)}};
}

Named parse_form(std::string_view body)
{
    Named fields;
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos)
            fields.insert_or_assign(form_decoded(pair.substr(0, equals)),
                                    form_decoded(pair.substr(equals + 1)));
    }
    return fields;
}

std::string cookie(const Request& request, std::string_view name)
{
    std::string_view rest = request.header("cookie");
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
            return std::string{pair.substr(name.size() + 1)};
    }
    return {};
}

} // namespace central
