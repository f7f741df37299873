#include "shared/process/sandbox.h"

#include <cerrno>
#include <initializer_list>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace process
{

namespace
{

#ifdef __SANITIZE_ADDRESS__
constexpr bool memory_can_be_limited = false;
#else
constexpr bool memory_can_be_limited = true;
#endif

void limit(decltype(RLIMIT_CORE) what, std::uint64_t value)
{
    // Time over is told by a signal first; a second later it is the end.
    const rlimit both{value, what == RLIMIT_CPU ? value + 1 : value};
    ::setrlimit(what, &both);
}

void limit_all(const WorkerLimits& limits, bool with_memory)
{
    limit(RLIMIT_CORE, 0);
    if (limits.memory && with_memory)
        limit(RLIMIT_AS, *limits.memory);
    if (limits.cpu_seconds)
        limit(RLIMIT_CPU, *limits.cpu_seconds);
    if (limits.file_bytes)
        limit(RLIMIT_FSIZE, *limits.file_bytes);
    if (!limits.may_fork)
        limit(RLIMIT_NPROC, 0);
}

/// Memory, clocks, signals of its own, and descriptors that are open already.
constexpr std::initializer_list<int> decoding{
    SCMP_SYS(read),          SCMP_SYS(write),
    SCMP_SYS(readv),         SCMP_SYS(writev),
    SCMP_SYS(pread64),       SCMP_SYS(lseek),
    SCMP_SYS(close),         SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),    SCMP_SYS(mmap),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(mprotect),      SCMP_SYS(madvise),
    SCMP_SYS(brk),           SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(tgkill),        SCMP_SYS(getrandom),
    SCMP_SYS(sched_yield),   SCMP_SYS(restart_syscall),
    SCMP_SYS(wait4),         SCMP_SYS(exit),
    SCMP_SYS(exit_group),    SCMP_SYS(shutdown),
};

constexpr std::initializer_list<int> dangerous{
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(fsopen),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(truncate),
};

/// Beside those, for one that starts other programs.
constexpr std::initializer_list<int> on_sockets{
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
};

/// Beside those, for one that answers.
constexpr std::initializer_list<int> programs{
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
};

bool add_rules(scmp_filter_ctx filter, std::uint32_t action, std::initializer_list<int> calls)
{
    bool fine = true;
    for (const int call : calls)
        fine = seccomp_rule_add(filter, action, call, 0) == 0 && fine;
    return fine;
}

} // namespace

void confine(const WorkerLimits& limits)
{
    limit_all(limits, memory_can_be_limited);
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void confine_before_exec(const WorkerLimits& limits)
{
    limit_all(limits, true);
}

bool filter_system_calls(Allowed allowed)
{
    const bool computing = allowed == Allowed::Computing;
    const std::uint32_t refusal = SCMP_ACT_ERRNO(EPERM);
    const scmp_filter_ctx filter = seccomp_init(computing ? refusal : SCMP_ACT_ALLOW);
    if (filter == nullptr)
        return false;
    const bool made =
        computing
            ? add_rules(filter, SCMP_ACT_ALLOW, decoding)
            : add_rules(filter, refusal, dangerous) &&
                  add_rules(filter, refusal, allowed == Allowed::Answering ? programs : on_sockets);
    const bool loaded = made && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return loaded;
}

} // namespace process
