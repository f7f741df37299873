#include "central/opener.h"
#include "central/opener_keys.h"
#include "shared/process/child_process.h"
#include "tests/central/folder.h"
#include "tests/central/memory.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <doctest/doctest.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace
{

constexpr int generous = 60;
constexpr const char* harmless = "\x89PNG\r\n\x1A\n and so on";

ExpectedFile expected(std::string_view clear, const char* media_type = "image/png")
{
    return {clear.size(), wire::sha256_of(base::as_bytes(clear)), media_type};
}

/// Keys in a folder of their own, and an opener on them.
struct Room {
    Folder folder;
    OpenerAddress address{folder.path() / "socket", folder.path() / "keys", {}};
    wire::EnvelopeContext context{base::Uuid::make({}), base::Uuid::make({})};

    Room() { REQUIRE(OpenerKeys::create(address.keys)); }
    std::shared_ptr<const Opener> open() const
    {
        auto opener = Opener::start(address);
        REQUIRE_MESSAGE(opener.has_value(), opener.error().detail);
        return *std::move(opener);
    }
    base::Bytes sealed(const Opener& opener, std::string_view clear) const
    {
        return wire::seal(opener.keys().front(), context, base::as_bytes(clear));
    }
    /// What the opener says to that file, in a word.
    std::string said(const Opener& opener, std::string_view clear) const
    {
        const auto answer = opener.check(context, sealed(opener, clear), expected(clear));
        return answer ? std::string{"fine"} : std::string{base::name_of(answer.error().code)};
    }
};

std::string first_line(const fs::path& file)
{
    std::ifstream stream{file};
    std::string line;
    std::getline(stream, line);
    return line;
}

/// The processes that have that word on their command line, but for our own.
std::vector<pid_t> processes_with(const std::string& word)
{
    std::vector<pid_t> found;
    for (const auto& entry : fs::directory_iterator{"/proc"}) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos ||
            name == std::to_string(::getpid()))
            continue;
        if (first_line(entry.path() / "cmdline").find(word) != std::string::npos)
            found.push_back(std::stoi(name));
    }
    return found;
}

pid_t opener_of(const Room& room)
{
    const auto found = processes_with(room.address.socket.string());
    REQUIRE_FALSE(found.empty());
    return std::ranges::min(found); // the others are its children, on their way out
}

std::string status_line(pid_t process, const std::string& key)
{
    std::ifstream stream{"/proc/" + std::to_string(process) + "/status"};
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with(key + ":"))
            return line.substr(line.find_first_not_of(" \t", key.size() + 1));
    return {};
}

/// An opener whose check does what a hostile file makes it do: tests/central/fragile_opener.cpp.
class FragileOpener
{
public:
    /// A file may be looked at for so many seconds.
    FragileOpener(const Room& room, int time_limit)
    {
        auto [ours, theirs] = process::socket_pair().value();
        m_life = std::move(ours);
        auto started = process::ChildProcess::start(
            {process::folder_of_this_program() + "/fragile_opener", room.address.keys.string(),
             room.address.socket.string(), std::to_string(time_limit)},
            theirs);
        REQUIRE(started.has_value());
        m_process = *std::move(started);
        // Others started it: it is not started here.
        const OpenerAddress elsewhere{room.address.socket, {}, {}};
        for (int wait = 0; wait < 2000 && m_opener == nullptr; ++wait) {
            if (auto opener = Opener::start(elsewhere))
                m_opener = *std::move(opener);
            std::this_thread::sleep_for(5ms);
        }
        REQUIRE(m_opener != nullptr);
    }
    const Opener& operator*() const { return *m_opener; }

private:
    process::Descriptor m_life;
    std::optional<process::ChildProcess> m_process;
    std::shared_ptr<const Opener> m_opener;
};

} // namespace

TEST_CASE("the opener opens what was sealed to its keys, and older keys still open")
{
    const Room room;
    const auto opener = room.open();
    REQUIRE(opener->keys().size() == 1);
    const base::Bytes sealed = room.sealed(*opener, "words");
    CHECK(opener->open(room.context, sealed) == base::to_bytes("words"));
    CHECK(opener->open({room.context.part, room.context.deposit}, sealed).error().code ==
          base::ErrorCode::DataInvalid);
    CHECK(opener->open(room.context, base::as_bytes("no envelope")).error().code ==
          base::ErrorCode::DataInvalid);

    fs::rename(room.address.keys / "encryption.key", room.address.keys / "encryption-2026.key");
    REQUIRE(OpenerKeys::create(room.address.keys));
    const auto both = Opener::start({room.folder.path() / "second", room.address.keys, {}}).value();
    REQUIRE(both->keys().size() == 2);
    CHECK(both->keys()[1] == opener->keys()[0]);
    CHECK(both->open(room.context, sealed) == base::to_bytes("words"));
}

TEST_CASE("a key that others can read, or that is none, stops the opener")
{
    const Room room;
    const auto file = room.address.keys / "encryption.key";
    fs::permissions(file, fs::perms::others_read, fs::perm_options::add);
    CHECK(OpenerKeys::load(room.address.keys)
              .error()
              .detail.ends_with("must be readable by its owner only"));
    CHECK(Opener::start(room.address).error().code == base::ErrorCode::ConfigurationInvalid);
    std::ofstream{file} << "short";
    CHECK(OpenerKeys::load(room.address.keys)
              .error()
              .detail.ends_with("must hold 32 bytes in hexadecimal"));
}

TEST_CASE("the opener says whether a file is what the manifest says, and of its kind")
{
    const Room room;
    const auto opener = room.open();
    const std::string_view clear = harmless;
    const base::Bytes sealed = room.sealed(*opener, clear);
    CHECK(opener->check(room.context, sealed, expected(clear)));
    const auto refusal = [&](const ExpectedFile& other) {
        return opener->check(room.context, sealed, other).error().code;
    };
    CHECK(refusal(expected("another")) == base::ErrorCode::DataInvalid);
    CHECK(refusal(expected(clear, "image/jpeg")) == base::ErrorCode::FileContentMismatch);
    CHECK(refusal(expected(clear, "text/html")) == base::ErrorCode::FileTypeRefused);
}

TEST_CASE("the opener has no network, no privileges, no core dumps, and may call little")
{
    const Room room;
    const auto opener = room.open();
    const pid_t process = opener_of(room);
    CHECK(status_line(process, "Seccomp") == "2");
    CHECK(status_line(process, "NoNewPrivs") == "1");
    std::ifstream limits{"/proc/" + std::to_string(process) + "/limits"};
    std::stringstream all;
    all << limits.rdbuf();
    CHECK(all.str().find("Max core file size        0                    0") != std::string::npos);
    // A network of its own, where the system lets it have one: nothing but a loopback that is down.
    const auto network = [](const std::string& of) {
        return fs::read_symlink("/proc/" + of + "/ns/net");
    };
    if (network(std::to_string(process)) == network("self"))
        MESSAGE("this system gives no network namespace: the system call filter alone stands");
}

TEST_CASE("an opener that was killed is started again, and what was asked meanwhile is answered")
{
    const Room room;
    const auto opener = room.open();
    const base::Bytes sealed = room.sealed(*opener, "words");
    for (int i = 0; i < 3; ++i) {
        const pid_t process = opener_of(room);
        REQUIRE(::kill(process, SIGKILL) == 0);
        CHECK(opener->open(room.context, sealed) == base::to_bytes("words"));
        CHECK(opener_of(room) != process);
    }
}

TEST_CASE("the opener ends when the one who started it does")
{
    const Room room;
    room.open();
    for (int wait = 0; wait < 2000 && !processes_with(room.address.socket.string()).empty(); ++wait)
        std::this_thread::sleep_for(5ms);
    CHECK(processes_with(room.address.socket.string()).empty());
}

TEST_CASE("a file that crashes the check, or never ends, costs that file's check and nothing else")
{
    const Room room;
    const FragileOpener fragile{room, generous};
    const Opener& opener = *fragile;
    CHECK(room.said(opener, "harmless") == "fine");
    CHECK(room.said(opener, "crash") == "file_malformed");
    CHECK(room.said(opener, "spin") == "file_bomb");
    CHECK(room.said(opener, "harmless") == "fine");
    CHECK(opener.open(room.context, room.sealed(opener, "words")) == base::to_bytes("words"));
}

TEST_CASE("a file that is looked at for too long is not decided on")
{
    const Room room;
    const FragileOpener fragile{room, 1};
    CHECK(room.said(*fragile, "sleep") == "central_busy");
}

TEST_CASE("the key is wiped from the process that looks at a stranger's bytes")
{
    const Room room;
    const FragileOpener fragile{room, 10};
    const Opener& opener = *fragile;
    const std::string key = secret_in(room.address.keys / "encryption.key");
    const std::string socket = room.address.socket.string();
    std::thread asking{[&] {
        static_cast<void>(
            opener.check(room.context, room.sealed(opener, "sleep"), expected("sleep")));
    }};
    while (processes_with(socket).size() < 2)
        std::this_thread::sleep_for(1ms);
    const auto both = processes_with(socket);
    const pid_t parent = std::ranges::min(both);
    const pid_t reader = std::ranges::max(both);
    const auto in_parent = holds(parent, key);
    auto in_reader = holds(reader, key);
    // Until it has opened the file; then it sleeps.
    for (int wait = 0; wait < 90 && in_reader == true; ++wait) {
        std::this_thread::sleep_for(100ms);
        in_reader = holds(reader, key);
    }
    ::kill(reader, SIGKILL);
    asking.join();
    if (!in_parent) {
        MESSAGE("only root may read another's memory: not looked at");
        return;
    }
    CHECK(in_parent == true);
    CHECK(in_reader == false);
}

TEST_CASE("who looks at a stranger's bytes can open no file or socket and start no program")
{
    const Room room;
    const FragileOpener fragile{room, generous};
    const Opener& opener = *fragile;
    for (const std::string_view deed : {"socket", "open", "fork", "exec"}) {
        CAPTURE(deed);
        CHECK(opener.check(room.context, room.sealed(opener, deed), expected(deed)));
    }
}

TEST_CASE("files are opened side by side, more of them than there are processes for it")
{
    const Room room;
    const auto opener = room.open();
    const std::string clear(300'000, 'x');
    const base::Bytes sealed = room.sealed(*opener, clear);
    std::atomic<int> right = 0;
    std::vector<std::thread> running;
    for (int t = 0; t < 24; ++t)
        running.emplace_back([&] {
            const auto opened = opener->open(room.context, sealed);
            right += opened && base::as_text(*opened) == clear ? 1 : 0;
        });
    for (std::thread& thread : running)
        thread.join();
    CHECK(right == 24);
}
