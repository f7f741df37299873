#include "central/unix_socket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace central
{

using base::ErrorCode;
using base::Result;
using process::Descriptor;

namespace
{

Result<sockaddr_un> address_of(const std::filesystem::path& socket)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = socket.string();
    if (path.size() >= sizeof address.sun_path)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             path + ": too long for the path of a socket");
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

const sockaddr* as_any(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

} // namespace

Result<Descriptor> listen_on(const std::filesystem::path& socket)
{
    const sockaddr_un address = TRY(address_of(socket));
    Descriptor listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    ::unlink(socket.c_str());
    const mode_t before = ::umask(0117);
    const bool bound = ::bind(listener.number(), as_any(address), sizeof address) == 0;
    ::umask(before);
    if (!bound || ::listen(listener.number(), 64) != 0)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             socket.string() + ": " + std::strerror(errno));
    return listener;
}

Result<Descriptor> connect_to(const std::filesystem::path& socket,
                              std::chrono::milliseconds time_limit)
{
    const sockaddr_un address = TRY(address_of(socket));
    Descriptor connection{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time_limit);
    const timeval limit{.tv_sec = whole.count(), .tv_usec = 0};
    ::setsockopt(connection.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(connection.number(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(connection.number(), as_any(address), sizeof address) != 0)
        return base::failure(ErrorCode::CentralBusy, socket.string() + ": " + std::strerror(errno));
    return connection;
}

base::Bytes read_all(int descriptor, std::size_t at_most)
{
    base::Bytes bytes;
    std::array<std::byte, 65'536> part{};
    for (;;) {
        const ssize_t count = ::read(descriptor, part.data(), part.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 || bytes.size() + static_cast<std::size_t>(count) > at_most)
            return {};
        if (count == 0)
            return bytes;
        bytes.insert(bytes.end(), part.begin(), part.begin() + count);
    }
}

bool write_all_to(int descriptor, base::ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace central
