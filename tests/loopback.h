#pragma once

#include <cstdint>
#include <string_view>

namespace tests
{

/// A socket that listens on this machine alone, on a port that was free.
int listen_on_loopback();
std::uint16_t port_of(int listener);
/// A socket, whether or not it reached that port of this machine; the caller closes it.
struct Reached {
    int socket = -1;
    bool open = false;
};
Reached connect_on_loopback(std::uint16_t port);
/// Sends all of it; false where the peer has gone.
bool send_all(int to, std::string_view bytes);

} // namespace tests
