#include "central/router.h"

#include "central/log.h"

#include <optional>

namespace central
{

namespace
{

/// The text up to the next slash; both views move behind it.
std::string_view next_part(std::string_view& path)
{
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    return part;
}

std::optional<Named> matched(std::string_view pattern, std::string_view path)
{
    Named parameters;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = next_part(pattern);
        const std::string_view given = next_part(path);
        if (wanted.starts_with('{') && !given.empty())
            parameters.emplace(wanted.substr(1, wanted.size() - 2), given);
        else if (wanted != given)
            return std::nullopt;
    }
    if (!pattern.empty() || !path.empty())
        return std::nullopt;
    return parameters;
}

/// For whoever is told to come again, and not when.
constexpr std::chrono::seconds pause{10};

/// Trouble of our own is for our log: paths and addresses stand in its words.
wire::Problem told(wire::Problem said)
{
    if (said.status < 500)
        return said;
    if (!said.detail.empty())
        log("trouble: " + said.detail);
    said.detail.clear();
    if (said.status == 503 && !said.retry_after)
        said.retry_after = pause;
    return said;
}

Response refused(const wire::Problem& said, Errors errors)
{
    if (errors == Errors::Problem)
        return problem(said);
    Response response = empty(said.status);
    response.body = std::string{base::name_of(said.code)} + "\n";
    response.with("Content-Type", "text/plain; charset=utf-8").with("Tus-Resumable", "1.0.0");
    if (said.retry_after)
        response.with("Retry-After", std::to_string(said.retry_after->count()));
    return response;
}

Response with_common_headers(Response response)
{
    response.with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
    return response;
}

Response found_nothing(const Router::Match& match)
{
    wire::Problem said = wire::problem_of({base::ErrorCode::NotFound, "no such resource"});
    if (match.allowed.empty())
        return problem(said);
    said.status = 405;
    said.detail = "no such method here";
    return problem(said).with("Allow", match.allowed);
}

} // namespace

Router::Match Router::find(std::string_view method, std::string_view path) const
{
    Match match;
    for (const Route& route : m_routes) {
        auto parameters = matched(route.pattern, path);
        if (!parameters)
            continue;
        if (route.method == method)
            return {&route, *std::move(parameters), {}};
        match.allowed += (match.allowed.empty() ? "" : ", ") + route.method;
    }
    return match;
}

Response Router::answer(const Match& match, const Request& request, Body* body) const
{
    Response response;
    if (match.route == nullptr) {
        response = found_nothing(match);
    } else {
        Answer answer = body != nullptr ? body->answer() : match.route->answer(request);
        if (!answer)
            return refuse(match, answer.error());
        response = *std::move(answer);
    }
    return with_common_headers(std::move(response));
}

Response Router::refuse(const Match& match, const Refusal& refusal) const
{
    const Errors errors = match.route == nullptr ? Errors::Problem : match.route->errors;
    return with_common_headers(refused(told(refusal.problem), errors));
}

} // namespace central
