#pragma once

#include "central/http.h"

#include <cstddef>
#include <functional>
#include <memory>
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
    /// Takes the body and answers instead, where there is one. The request outlives it.
    std::function<std::unique_ptr<Body>(const Request&)> body = {};
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

    /// Answers, or lets the body answer, with the headers that every answer of central has.
    Response answer(const Match& match, const Request& request, Body* body = nullptr) const;
    /// Refuses in the route's way of writing errors.
    Response refuse(const Match& match, const Refusal& refusal) const;

private:
    std::vector<Route> m_routes;
};

} // namespace central
