#pragma once

#include "central/router.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace central
{

struct Listen {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;            ///< 0: any that is free
    std::filesystem::path socket = {}; ///< of the file system, instead of address and port
    unsigned connections = 500;
};

/// HTTP/1.1 by libmicrohttpd, a thread for each connection: who waits for the disk holds up no
/// other. Stops when destroyed. Whoever can connect is taken for the proxy that verified the
/// kiosks' certificates.
class Server
{
public:
    /// `router` must outlive the server. ConfigurationInvalid where it cannot listen there.
    static base::Result<Server> start(const Listen& listen, const Router& router);
    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server();

    std::uint16_t port() const;

private:
    struct Daemon;
    explicit Server(std::unique_ptr<Daemon> daemon);
    std::unique_ptr<Daemon> m_daemon;
};

} // namespace central
