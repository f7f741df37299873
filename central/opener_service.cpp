#include "central/opener_service.h"

#include "central/file_check.h"
#include "central/unix_socket.h"
#include "central/virus_scan.h"
#include "shared/base/durable.h"
#include "shared/process/sandbox.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <poll.h>
#include <sched.h>
#include <sodium.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace central
{

using base::ErrorCode;
using base::Result;
using process::Descriptor;

namespace
{

constexpr std::size_t most_at_once = 8;

/// The descriptor to answer on, for the signal that says that time is over.
int answering = -1;

/// The opener holds a descriptor of the connection too: closing ours would not end it.
[[noreturn]] void end_answer()
{
    ::shutdown(answering, SHUT_WR);
    ::_exit(0);
}

extern "C" void give_up(int)
{
    static const base::Bytes bomb =
        bytes_of(base::failure(ErrorCode::FileBomb, "it costs too much to look at"));
    static_cast<void>(::write(answering, bomb.data(), bomb.size()));
    end_answer();
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
        end_answer();
    const base::Bytes read = read_all(connection, longest_order);
    const auto order = order_in(read);
    const Result<base::Bytes> answer =
        order ? answered(keys, *order, place.check, scanner)
              : base::failure(ErrorCode::DataInvalid, "no order to the opener");
    static_cast<void>(base::write_all(connection, bytes_of(answer)));
    end_answer();
}

/// Who waits, and the process that looks.
struct Caller {
    pid_t process;
    Descriptor connection;
};

/// Whether what it read made it end, not who or what wanted its end.
bool crashed(int status)
{
    constexpr std::array faults{SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGSYS};
    if (WIFSIGNALED(status))
        return std::ranges::find(faults, WTERMSIG(status)) != faults.end();
    return WIFEXITED(status) && WEXITSTATUS(status) != 0;
}

/// Lets those go whose process has ended; waits for one where they are too many.
void let_go(std::vector<Caller>& callers)
{
    static const base::Bytes crash =
        bytes_of(base::failure(ErrorCode::FileMalformed, "who looks at it crashes"));
    while (!callers.empty()) {
        int status = 0;
        const pid_t gone = ::waitpid(-1, &status, callers.size() >= most_at_once ? 0 : WNOHANG);
        if (gone <= 0)
            return;
        const auto caller = std::ranges::find(callers, gone, &Caller::process);
        if (caller == callers.end())
            continue;
        if (crashed(status))
            static_cast<void>(base::write_all(caller->connection.number(), crash));
        callers.erase(caller);
    }
}

void answer_until_told(int listener, OpenerKeys& keys, const OpenerPlace& place)
{
    std::vector<Caller> callers;
    for (;;) {
        std::array<pollfd, 2> wait{pollfd{listener, POLLIN, 0},
                                   pollfd{place.until_input_ends ? STDIN_FILENO : -1, POLLIN, 0}};
        ::poll(wait.data(), wait.size(), 1000);
        if (wait[1].revents != 0)
            return;
        let_go(callers);
        if ((wait[0].revents & POLLIN) == 0)
            continue;
        Descriptor connection{::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)};
        if (!connection)
            continue;
        const pid_t process = ::fork();
        if (process == 0) {
            callers.clear(); // the others' connections are none of its business
            serve(connection.number(), keys, place);
        }
        if (process > 0)
            callers.push_back({process, std::move(connection)});
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
    // OpenSSL reads its settings where it is first used: here, and not in every process.
    static_cast<void>(wire::sha256_of({}));
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
