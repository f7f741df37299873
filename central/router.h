#pragma once

#include "central/http.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace central
{

/// How a route's refusals are written.
enum class Errors { Problem, PlainText };

struct Route {
    std::string method;
    std::string pattern; ///< `/v1/drafts/{draft}`
    std::function<Answer(const Request&)> answer;
    std::size_t largest_body = 1'000'000; ///< bytes
    Errors errors = Errors::Problem;
    /// Given what came of a body that was cut off, where that is worth keeping.
    std::function<void(const Request&)> salvage = {};
};

/// Finds who answers a request.
class Router
{
public:
    void add(Route route) { m_routes.push_back(std::move(route)); }
    void add(std::string method, std::string pattern, std::function<Answer(const Request&)> answer)
    {
        m_routes.push_back({std::move(method), std::move(pattern), std::move(answer)});
    }

    struct Match {
        const Route* route = nullptr;
        Named parameters;
        std::string allowed; ///< methods of the path, where none is the request's
    };
    Match find(std::string_view method, std::string_view path) const;

    /// Answers, with the headers that every answer of central has.
    Response answer(const Match& match, const Request& request) const;
    /// Refuses in the route's way of writing errors.
    Response refuse(const Match& match, const Refusal& refusal) const;

private:
    std::vector<Route> m_routes;
};

} // namespace central
