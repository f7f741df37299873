#include "central/opener_service.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace
{

using base::Result;

Result<void> refused(bool refused)
{
    if (refused)
        return {};
    return base::failure(base::ErrorCode::Internal, "it was allowed");
}

/// What a hostile file might make a reader do.
Result<void> misbehave(base::ByteView clear, const central::ExpectedFile&)
{
    const std::string_view deed = base::as_text(clear);
    if (deed == "crash")
        std::raise(SIGSEGV);
    if (deed == "spin")
        for (std::atomic<unsigned> turn = 0;;)
            ++turn;
    if (deed == "sleep")
        std::this_thread::sleep_for(std::chrono::hours{1});
    if (deed == "socket")
        return refused(::socket(AF_UNIX, SOCK_STREAM, 0) < 0 &&
                       ::socket(AF_INET, SOCK_STREAM, 0) < 0);
    if (deed == "open")
        return refused(::open("/etc/passwd", O_RDONLY) < 0);
    if (deed == "fork")
        return refused(::fork() < 0);
    if (deed == "exec")
        return refused(::execl("/bin/true", "true", nullptr) < 0);
    return {};
}

} // namespace

/// `fragile_opener KEYS SOCKET SECONDS`: the opener, with a reader that does as the file tells it.
int main(int count, char** values)
{
    if (count != 4)
        return 2;
    central::OpenerPlace place;
    place.keys = values[1];
    place.socket = values[2];
    place.until_input_ends = true;
    place.check = misbehave;
    place.cpu_limit = std::chrono::seconds{1};
    place.time_limit = std::chrono::seconds{std::stoi(values[3])};
    return central::run_opener(place) ? 0 : 1;
}
