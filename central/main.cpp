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
  guichet-central init --config FILE [--keys FOLDER]
      Makes the keys that are missing, and the database. The first keyset.jws is signed by
      a root.key that is made beside it and belongs elsewhere. FOLDER: instead of the
      configuration's, where that is what systemd makes of it.
  guichet-central root make FILE
      Makes the root that signs central's public keys: FILE stays on a machine without a
      network, FILE.pub goes to every kiosk and to whoever verifies receipts.
  guichet-central keys draft --config FILE
      Prints the public keys of central's folder as the next version, unsigned.
  guichet-central root sign FILE
      Signs what is drafted on standard input: the answer is central's new keyset.jws.
  guichet-central kiosk register ID --hall WHERE --config FILE
      Prints the code that the kiosk enrols with: once, within an hour. A kiosk that is
      known enrols anew, and its earlier certificates count no more when it has.
  guichet-central kiosk suspend|resume|revoke ID --config FILE
      From its next request on. One that is revoked has to be registered anew.
  guichet-central kiosk list --config FILE
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

/// `kiosk DEED ID --hall WHERE`
KioskOrder kiosk_order(std::span<char*> arguments)
{
    KioskOrder order{.deed = arguments[1], .kiosk = {}, .hall = option(arguments, "--hall")};
    if (!std::string_view{arguments[2]}.starts_with("--"))
        order.kiosk = arguments[2];
    return order;
}

Result<void> root(std::string_view deed, const std::string& file)
{
    if (deed == "make")
        return make_root(file);
    if (deed == "sign")
        return sign_keys(file);
    return base::failure(base::ErrorCode::ConfigurationInvalid, usage);
}

Result<void> serve(const Configuration& configuration)
{
    const OffsetClock clock{configuration.clock_offset};
    const auto office = TRY(Office::open(configuration, clock));
    TRY(office->open_post_office());
    const Server server = TRY(Server::start(configuration.listen, office->router()));
    if (configuration.listen.socket.empty())
        fmt::print("guichet-central listens on {} port {}\n", configuration.listen.address,
                   server.port());
    else
        fmt::print("guichet-central listens on {}\n", configuration.listen.socket.string());
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
    const std::string_view command = arguments.empty() ? "" : arguments[0];
    if (command == "root" && arguments.size() == 3)
        return root(arguments[1], arguments[2]);
    const std::string file = option(arguments, "--config");
    if (file.empty())
        return base::failure(base::ErrorCode::ConfigurationInvalid, usage);
    Configuration configuration = TRY(Configuration::load(file));
    if (const std::string keys = option(arguments, "--keys"); command == "init" && !keys.empty())
        configuration.keys = keys;
    if (command == "init")
        return init(configuration);
    if (command == "keys" && std::string_view{arguments[1]} == "draft")
        return draft_keys(configuration);
    if (command == "kiosk")
        return obey(configuration, kiosk_order(arguments));
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
