#include "central/commands.h"
#include "central/offset_clock.h"
#include "central/server.h"

#include <csignal>
#include <curl/curl.h>
#include <fmt/format.h>
#include <span>
#include <string>

namespace
{

using namespace central;
using base::Result;

constexpr const char* usage = R"(guichet-central: the server that kiosks deposit at.

  guichet-central --config FILE
      Serves until it is told to stop.
  guichet-central init --config FILE [--kiosk ID [--credential FILE]]
      Makes the keys that are missing; gives a kiosk a new credential, printed or
      written to a file of its own.
  guichet-central show --config FILE
      Prints what central holds, deposits opened.
  guichet-central audit verify --config FILE [--heads FOLDER]
      Holds the chain of all changes against its signed heads, and the tables against
      the chain; says what that proves, or where it is broken.
)";

/// `--name value` after the command; nothing where it is absent.
std::string option(std::span<char*> arguments, std::string_view name)
{
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
        if (arguments[i] == name)
            return arguments[i + 1];
    return {};
}

Result<void> serve(const Configuration& configuration)
{
    const OffsetClock clock{configuration.clock_offset};
    const auto office = TRY(Office::open(configuration, clock));
    TRY(office->open_post_office());
    const Server server = TRY(Server::start(configuration.listen, office->router()));
    fmt::print("guichet-central listens on {} port {}\n", configuration.listen.address,
               server.port());
    std::fflush(stdout);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    int received = 0;
    sigwait(&signals, &received);
    return {};
}

Result<void> run(std::span<char*> arguments)
{
    const std::string file = option(arguments, "--config");
    if (file.empty())
        return base::failure(base::ErrorCode::ConfigurationInvalid, usage);
    const Configuration configuration = TRY(Configuration::load(file));
    const std::string_view command = arguments[0];
    if (command == "init")
        return init(configuration,
                    {option(arguments, "--kiosk"), option(arguments, "--credential")});
    if (command == "show")
        return show(configuration);
    if (command == "audit" && arguments.size() > 1 && arguments[1] == std::string_view{"verify"})
        return verify_audit(configuration, option(arguments, "--heads"));
    if (command == "--config")
        return serve(configuration);
    return base::failure(base::ErrorCode::ConfigurationInvalid, usage);
}

/// So that the threads made later leave them to `sigwait`.
void block_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

int main(int count, char** values)
{
    block_signals();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::span arguments{values + 1, static_cast<std::size_t>(count > 0 ? count - 1 : 0)};
    const Result<void> done = run(arguments);
    if (done)
        return 0;
    fmt::print(stderr, "{}\n", done.error().detail);
    return 1;
}
