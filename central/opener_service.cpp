#include "central/opener_service.h"

#include "central/file_check.h"
#include "central/unix_socket.h"
#include "central/virus_scan.h"
#include "shared/process/sandbox.h"

#include <csignal>
#include <poll.h>
#include <sched.h>
#include <sodium.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace central
{

using base::ErrorCode;
using base::Result;
using process::Descriptor;

namespace
{

constexpr int most_at_once = 8;

/// The descriptor to answer on, for the signal that says that time is over.
int answering = -1;

extern "C" void give_up(int)
{
    static const base::Bytes bomb =
        bytes_of(base::failure(ErrorCode::FileBomb, "it costs too much to look at"));
    static_cast<void>(::write(answering, bomb.data(), bomb.size()));
    ::_exit(0);
}

Result<base::Bytes> opened_and_checked(OpenerKeys& keys, const OpenerOrder& order,
                                       const FileCheck& check, const Descriptor& scanner)
{
    const base::Bytes clear = TRY(keys.open(order.context, order.sealed));
    // From here on, bytes of a stranger are read.
    keys.wipe();
    TRY(check(clear, order.expected));
    if (scanner)
        TRY(scan_for_viruses(scanner.number(), clear));
    return base::Bytes{};
}

Result<base::Bytes> answered(OpenerKeys& keys, const OpenerOrder& order, const FileCheck& check,
                             const Descriptor& scanner)
{
    switch (order.task) {
    case OpenerTask::Keys:
        return keys.published();
    case OpenerTask::Open:
        return keys.open(order.context, order.sealed);
    case OpenerTask::Check:
        return opened_and_checked(keys, order, check, scanner);
    }
    return base::failure(ErrorCode::Internal);
}

/// In a process of its own.
[[noreturn]] void serve(int connection, OpenerKeys& keys, const OpenerPlace& place)
{
    answering = connection;
    std::signal(SIGXCPU, give_up);
    ::alarm(static_cast<unsigned>(place.time_limit.count()));
    const Descriptor scanner = taken_over(connection);
    process::confine({.memory = 400'000'000,
                      .cpu_seconds = static_cast<std::uint64_t>(place.cpu_limit.count()),
                      .file_bytes = 0,
                      .may_fork = false});
    if (!process::filter_system_calls(process::Allowed::Computing))
        ::_exit(1);
    const base::Bytes read = read_all(connection, longest_order);
    const auto order = order_in(read);
    const Result<base::Bytes> answer =
        order ? answered(keys, *order, place.check, scanner)
              : base::failure(ErrorCode::DataInvalid, "no order to the opener");
    write_all_to(connection, bytes_of(answer));
    ::_exit(0);
}

/// How many are still at work; waits where they are too many.
int reaped(int children)
{
    while (children > 0) {
        const pid_t gone = ::waitpid(-1, nullptr, children >= most_at_once ? 0 : WNOHANG);
        if (gone <= 0)
            break;
        --children;
    }
    return children;
}

void answer_until_told(int listener, OpenerKeys& keys, const OpenerPlace& place)
{
    int children = 0;
    for (;;) {
        std::array<pollfd, 2> wait{pollfd{listener, POLLIN, 0},
                                   pollfd{place.until_input_ends ? STDIN_FILENO : -1, POLLIN, 0}};
        ::poll(wait.data(), wait.size(), 1000);
        if (wait[1].revents != 0)
            return;
        children = reaped(children);
        if ((wait[0].revents & POLLIN) == 0)
            continue;
        const Descriptor connection{::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)};
        if (!connection)
            continue;
        const pid_t child = ::fork();
        if (child == 0)
            serve(connection.number(), keys, place);
        children += child > 0 ? 1 : 0;
    }
}

/// A network of its own, in which there is nothing; where the system allows it.
void leave_network()
{
    if (::unshare(CLONE_NEWNET) != 0)
        static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET));
}

} // namespace

Result<void> check_opened(base::ByteView clear, const ExpectedFile& expected)
{
    if (clear.size() != expected.size || wire::sha256_of(clear) != expected.digest)
        return base::failure(ErrorCode::DataInvalid, "a file is not what the manifest says");
    return check_bytes(clear, expected.media_type);
}

Result<void> run_opener(const OpenerPlace& place)
{
    std::signal(SIGPIPE, SIG_IGN);
    OpenerKeys keys = TRY(OpenerKeys::load(place.keys));
    // What loading them left on the stack would be in every process that is forked.
    sodium_stackzero(65'536);
    const Descriptor listener = TRY(listen_on(place.socket));
    leave_network();
    process::confine({.memory = {}, .cpu_seconds = {}, .file_bytes = {}});
    if (!process::filter_system_calls(process::Allowed::Answering))
        return base::failure(ErrorCode::ConfigurationInvalid,
                             "the system call filter cannot be set");
    answer_until_told(listener.number(), keys, place);
    return {};
}

} // namespace central
