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

namespace
{

/// The room for one descriptor beside a message of one byte.
struct Message {
    char byte = 0;
    iovec part{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> beside{};
    msghdr header{};

    Message()
    {
        header.msg_iov = &part;
        header.msg_iovlen = 1;
    }
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;
    void make_room()
    {
        header.msg_control = beside.data();
        header.msg_controllen = beside.size();
    }
};

} // namespace

bool hand_over(int connection, const Descriptor& open)
{
    Message message;
    if (open) {
        message.make_room();
        cmsghdr* control = CMSG_FIRSTHDR(&message.header);
        control->cmsg_level = SOL_SOCKET;
        control->cmsg_type = SCM_RIGHTS;
        control->cmsg_len = CMSG_LEN(sizeof(int));
        const int number = open.number();
        std::memcpy(CMSG_DATA(control), &number, sizeof number);
    }
    return ::sendmsg(connection, &message.header, MSG_NOSIGNAL) == 1;
}

Descriptor taken_over(int connection)
{
    Message message;
    message.make_room();
    if (::recvmsg(connection, &message.header, MSG_CMSG_CLOEXEC) != 1)
        return {};
    const cmsghdr* control = CMSG_FIRSTHDR(&message.header);
    if (control == nullptr || control->cmsg_type != SCM_RIGHTS ||
        control->cmsg_len != CMSG_LEN(sizeof(int)))
        return {};
    int number = -1;
    std::memcpy(&number, CMSG_DATA(control), sizeof number);
    return Descriptor{number};
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

} // namespace central
