#include "central/server.h"

#include "central/log.h"
#include "central/unix_socket.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <unistd.h>

namespace central
{

namespace
{

/// One request on its way in.
struct Exchange {
    Request request;
    Router::Match match;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    std::size_t largest_body = 0;
    std::size_t received = 0;
    std::unique_ptr<Body> body; ///< where the route does not want it held
    bool too_large = false;
    bool answered = false;
};

std::string in_lower_case(const char* text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

MHD_Result keep_header(void* into, MHD_ValueKind, const char* name, const char* value)
{
    static_cast<Named*>(into)->insert_or_assign(in_lower_case(name), value ? value : "");
    return MHD_YES;
}

MHD_Result keep_argument(void* into, MHD_ValueKind, const char* name, const char* value)
{
    static_cast<Named*>(into)->insert_or_assign(name, value ? value : "");
    return MHD_YES;
}

MHD_Result queue(MHD_Connection* connection, const Response& response)
{
    // libmicrohttpd copies the body and does not change it.
    MHD_Response* made = MHD_create_response_from_buffer(
        response.body.size(), const_cast<char*>(response.body.data()), MHD_RESPMEM_MUST_COPY);
    if (made == nullptr)
        return MHD_NO;
    for (const auto& [name, value] : response.headers)
        MHD_add_response_header(made, name.c_str(), value.c_str());
    const MHD_Result queued =
        MHD_queue_response(connection, static_cast<unsigned>(response.status), made);
    MHD_destroy_response(made);
    return queued;
}

MHD_Result finish(MHD_Connection* connection, Exchange& exchange, const Response& response)
{
    using namespace std::chrono;
    exchange.answered = true;
    const auto took = duration_cast<milliseconds>(steady_clock::now() - exchange.started);
    // The pattern, not the path: what a path holds may be a secret.
    log(fmt::format("{} {} {} {} ms", exchange.request.method,
                    exchange.match.route ? exchange.match.route->pattern : "?", response.status,
                    took.count()));
    return queue(connection, response);
}

Response too_large(const Router& router, const Exchange& exchange)
{
    return router.refuse(exchange.match,
                         base::Error{base::ErrorCode::FileTooLarge, "the body is too large"});
}

std::uint64_t announced_size(const Exchange& exchange)
{
    const std::string_view length = exchange.request.header("content-length");
    std::uint64_t bytes = 0;
    std::from_chars(length.data(), length.data() + length.size(), bytes);
    return bytes;
}

Exchange* opened(MHD_Connection* connection, const Router& router, std::string method,
                 const char* path)
{
    auto exchange = std::make_unique<Exchange>();
    Request& request = exchange->request;
    request.method = std::move(method);
    request.path = path;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, keep_header, &request.headers);
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, keep_argument, &request.query);
    exchange->match = router.find(request.method, request.path);
    request.parameters = exchange->match.parameters;
    if (exchange->match.route != nullptr)
        exchange->largest_body = exchange->match.route->largest_body;
    return exchange.release();
}

void expect_body(Exchange& exchange, std::uint64_t size)
{
    const Route* route = exchange.match.route;
    if (route != nullptr && route->body)
        exchange.body = route->body(exchange.request);
    else
        exchange.request.body.reserve(size);
}

void take(Exchange& exchange, std::string_view bytes)
{
    exchange.received += bytes.size();
    exchange.too_large = exchange.too_large || exchange.received > exchange.largest_body;
    if (exchange.too_large)
        return;
    if (exchange.body != nullptr)
        exchange.body->take(base::as_bytes(bytes));
    else
        exchange.request.body.append(bytes);
}

MHD_Result on_request(void* closure, MHD_Connection* connection, const char* path,
                      const char* method, const char*, const char* upload, std::size_t* upload_size,
                      void** state)
{
    const Router& router = *static_cast<const Router*>(closure);
    if (*state == nullptr) {
        auto* exchange = opened(connection, router, method, path);
        *state = exchange;
        const std::uint64_t size = announced_size(*exchange);
        if (size <= exchange->largest_body) {
            expect_body(*exchange, size);
            return MHD_YES;
        }
        if (exchange->match.route == nullptr)
            return finish(connection, *exchange, router.answer(exchange->match, exchange->request));
        return finish(connection, *exchange, too_large(router, *exchange));
    }
    Exchange& exchange = *static_cast<Exchange*>(*state);
    if (*upload_size > 0) {
        take(exchange, {upload, *upload_size});
        *upload_size = 0;
        return MHD_YES;
    }
    if (exchange.too_large && exchange.match.route != nullptr)
        return finish(connection, exchange, too_large(router, exchange));
    return finish(connection, exchange,
                  router.answer(exchange.match, exchange.request, exchange.body.get()));
}

void on_completed(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode)
{
    const std::unique_ptr<Exchange> exchange{static_cast<Exchange*>(*state)};
    *state = nullptr;
    if (exchange != nullptr && !exchange->answered && exchange->body != nullptr)
        exchange->body->cut();
}

/// An IPv4 or IPv6 socket address.
struct Address {
    sockaddr_storage storage{};
    bool v6 = false;
};

std::optional<Address> address_of(const Listen& listen)
{
    Address address;
    auto* v4 = reinterpret_cast<sockaddr_in*>(&address.storage);
    if (inet_pton(AF_INET, listen.address.c_str(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(listen.port);
        return address;
    }
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
    if (inet_pton(AF_INET6, listen.address.c_str(), &v6->sin6_addr) != 1)
        return std::nullopt;
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(listen.port);
    address.v6 = true;
    return address;
}

} // namespace

struct Server::Daemon {
    MHD_Daemon* daemon = nullptr;
    explicit Daemon(MHD_Daemon* started) : daemon{started} {}
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;
    ~Daemon() { MHD_stop_daemon(daemon); }
};

Server::Server(std::unique_ptr<Daemon> daemon) : m_daemon{std::move(daemon)} {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

base::Result<Server> Server::start(const Listen& listen, const Router& router)
{
    const auto address = address_of(listen);
    if (listen.socket.empty() && !address)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             "cannot listen on " + listen.address + ": not an IP address");
    const bool is_local = !listen.socket.empty();
    // libmicrohttpd closes what it is given.
    const int local = is_local ? ::dup(TRY(listen_on(listen.socket)).number()) : -1;
    const MHD_OptionItem place =
        is_local ? MHD_OptionItem{MHD_OPTION_LISTEN_SOCKET, local, nullptr}
                 : MHD_OptionItem{MHD_OPTION_SOCK_ADDR, 0,
                                  const_cast<sockaddr_storage*>(&address->storage)};
    const std::array options{place, MHD_OptionItem{MHD_OPTION_END, 0, nullptr}};
    const bool v6 = !is_local && address->v6;
    const unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD |
                           MHD_USE_POLL | (v6 ? static_cast<unsigned>(MHD_USE_IPv6) : 0U);
    // libmicrohttpd knows Router as its closure only.
    auto* closure = const_cast<Router*>(&router);
    MHD_Daemon* daemon =
        MHD_start_daemon(flags, listen.port, nullptr, nullptr, &on_request, closure,
                         MHD_OPTION_ARRAY, options.data(), MHD_OPTION_CONNECTION_LIMIT,
                         listen.connections, MHD_OPTION_CONNECTION_TIMEOUT, 60U,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, std::size_t{128} * 1024,
                         MHD_OPTION_NOTIFY_COMPLETED, &on_completed, nullptr, MHD_OPTION_END);
    if (daemon == nullptr)
        return base::failure(
            base::ErrorCode::ConfigurationInvalid,
            fmt::format("cannot listen on {}",
                        listen.socket.empty()
                            ? fmt::format("{} port {}", listen.address, listen.port)
                            : listen.socket.string()));
    return Server{std::make_unique<Daemon>(daemon)};
}

std::uint16_t Server::port() const
{
    const MHD_DaemonInfo* answer = MHD_get_daemon_info(m_daemon->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return answer == nullptr ? std::uint16_t{0} : answer->port;
}

} // namespace central
