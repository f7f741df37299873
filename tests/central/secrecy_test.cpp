#include "shared/process/child_process.h"
#include "tests/central/client.h"
#include "tests/central/installed.h"
#include "tests/central/memory.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <unistd.h>

using namespace central::tests;
namespace fs = std::filesystem;

namespace
{

std::string content_of(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// What a program says first.
std::string first_word_of(const process::ChildProcess& program)
{
    std::string said;
    for (int wait = 0; wait < 600 && said.find('\n') == std::string::npos; ++wait) {
        pollfd output{program.output(), POLLIN, 0};
        ::poll(&output, 1, 100);
        char part[256];
        if (const ssize_t size = ::read(program.output(), part, sizeof part); size > 0)
            said.append(part, static_cast<std::size_t>(size));
    }
    return said;
}

/// The child of a process.
pid_t child_of(pid_t parent)
{
    const std::string place = "/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent);
    return std::stoi(content_of(place + "/children"));
}

} // namespace

TEST_CASE("the server has the key to deposits neither in memory nor in its configuration")
{
    const Installed installed;
    const auto nothing = process::file_in_memory({}).value();
    const auto server =
        process::ChildProcess::start({process::folder_of_this_program() + "/guichet-central",
                                      "--config", installed.configuration().string()},
                                     nothing);
    REQUIRE(server.has_value());
    const std::string said = first_word_of(*server);
    REQUIRE(said.find(" port ") != std::string::npos);
    const Client kiosk{static_cast<std::uint16_t>(std::stoi(said.substr(said.rfind(' '))))};
    REQUIRE(kiosk.get("/v1/keys").status == 200);

    const std::string key = secret_in(installed.folder() / "keys/encryption.key");
    const std::string hex = content_of(installed.folder() / "keys/encryption.key").substr(0, 64);
    const std::string place = "/proc/" + std::to_string(server->id());
    for (const fs::path& file :
         {installed.configuration(), fs::path{place + "/environ"}, fs::path{place + "/cmdline"}})
        CHECK(content_of(file).find(hex) == std::string::npos);
    CHECK(content_of(place + "/maps").find("encryption.key") == std::string::npos);
    CHECK(holds(server->id(), key) == false);
    // The same look finds it where it is.
    if (const auto in_opener = holds(child_of(server->id()), key))
        CHECK(*in_opener);
    else
        MESSAGE("only root may read the opener's memory: not looked at");
}
