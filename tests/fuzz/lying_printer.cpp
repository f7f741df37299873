#include "tests/fuzz/lying_printer.h"

#include "shared/base/verify.h"

#include <algorithm>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

/// libcups leaves a printer that is busy alone for seconds.
extern "C" unsigned sleep(unsigned)
{
    return 0;
}

namespace tests
{

namespace
{

using namespace std::string_literals;

int listen_here()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    base::verify(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                     ::listen(listener, 16) == 0,
                 "there is a free port");
    return listener;
}

bool say(int connection, std::string_view text)
{
    return ::send(connection, text.data(), text.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(text.size());
}

/// Appends what comes next; false at the end.
bool hear(int connection, std::string& heard)
{
    std::array<char, 65'536> part{};
    const ssize_t count = ::recv(connection, part.data(), part.size(), 0);
    if (count <= 0)
        return false;
    heard.append(part.data(), static_cast<std::size_t>(count));
    return true;
}

/// Where the body that begins there ends; nothing before all of it is heard.
std::size_t end_of_body(std::string_view heard, std::size_t body)
{
    const std::string_view head = heard.substr(0, body);
    const auto length = head.find("Content-Length: ");
    if (length != head.npos) {
        const auto end = body + std::stoul(std::string{head.substr(length + 16, 10)});
        return end <= heard.size() ? end : heard.npos;
    }
    const auto end = heard.find("\r\n0\r\n\r\n", body);
    return end == heard.npos ? end : end + 7;
}

/// Printer attributes with nothing but the two that every answer must have.
std::string presentation()
{
    return "\2\0\0\0\0\0\0\1\1"s + "\x47\0\x12"s + "attributes-charset"s + "\0\5"s + "utf-8"s +
           "\x48\0\x1b"s + "attributes-natural-language"s + "\0\2"s + "en"s + "\3"s;
}

} // namespace

LyingPrinter::LyingPrinter() : m_listener{listen_here()}, m_thread{[this] { serve(); }} {}

LyingPrinter::~LyingPrinter()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

std::string LyingPrinter::uri() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    return "ipp://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/ipp/print";
}

void LyingPrinter::answer_with(bool presents_itself, base::ByteView answers)
{
    const std::lock_guard lock{m_mutex};
    m_presents_itself = presents_itself;
    m_answers.assign(answers.begin(), answers.end());
    m_at = 0;
}

std::string LyingPrinter::next_answer()
{
    const std::lock_guard lock{m_mutex};
    if (std::exchange(m_presents_itself, false))
        return presentation();
    const base::ByteView rest = base::ByteView{m_answers}.subspan(m_at);
    if (rest.size() < 2)
        return {};
    const auto length =
        std::to_integer<std::size_t>(rest[0]) << 8 | std::to_integer<std::size_t>(rest[1]);
    const base::ByteView answer = rest.subspan(2, std::min(length, rest.size() - 2));
    m_at += 2 + answer.size();
    return std::string{base::as_text(answer)};
}

void LyingPrinter::talk(int connection)
{
    std::string heard;
    do
        for (std::size_t head = heard.find("\r\n\r\n"); head != heard.npos;
             head = heard.find("\r\n\r\n")) {
            if (std::string_view{heard}.substr(0, head).contains("100-continue"))
                say(connection, "HTTP/1.1 100 Continue\r\n\r\n");
            std::size_t end = heard.npos;
            while ((end = end_of_body(heard, head + 4)) == heard.npos)
                if (!hear(connection, heard))
                    return;
            heard.erase(0, end);
            const std::string answer = next_answer();
            if (answer.empty())
                return; // it hangs up
            say(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " +
                                std::to_string(answer.size()) + "\r\n\r\n" + answer);
        }
    while (hear(connection, heard));
}

void LyingPrinter::serve()
{
    for (;;) {
        const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            return;
        const int at_once = 1;
        ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        talk(connection);
        ::close(connection);
    }
}

} // namespace tests
