/// Prints what the whole kiosk costs: start to first frame, tap to drawn frame, idle, memory.
/// Run from the source root; without a display, with SDL_VIDEODRIVER=offscreen.
#include "kiosk/app/kiosk.h"
#include "shared/receipt/keys.h"
#include "tests/bench/measure.h"
#include "tests/program.h"

#include <GL/gl.h>
#include <SDL2/SDL.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using kiosk::app::Configuration;
using kiosk::app::Kiosk;

namespace
{

using SteadyClock = std::chrono::steady_clock;

/// A kiosk that reaches nothing: what is measured is its own.
Configuration configuration_in(const std::filesystem::path& folder)
{
    const std::string identity = folder / "identity.pem";
    if (!std::filesystem::exists(identity))
        tests::run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                   "-subj /CN=borne-bench -keyout " +
                   identity + " -out " + identity + ".certificate 2> /dev/null && cat " + identity +
                   ".certificate >> " + identity +
                   " && openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out " +
                   (folder / "root.pub").string());
    if (!std::filesystem::exists(folder / "receipt.pem"))
        receipt::SigningKey::generate().save(folder / "receipt.pem").value();
    Configuration configuration;
    configuration.kiosk_id = "borne-bench";
    configuration.hall = "Préfecture du Nord";
    configuration.panel = {.width_px = 1920, .height_px = 1080, .width_mm = 487, .height_mm = 274};
    configuration.folders = {
        .assets = "assets", .locales = "locales", .state = folder / "state", .programs = folder};
    configuration.central = {.url = "http://127.0.0.1:9",
                             .certificate_authority = {},
                             .identity = identity,
                             .root = folder / "root.pub",
                             .signing_key = folder / "receipt.pem",
                             .wait_for_number = 1s};
    configuration.follow_up_url = "https://central.example/suivi";
    configuration.theme = "assets/theme.yaml";
    return configuration;
}

/// The child's side of a start: opens the kiosk, shows the first frame, ends.
int show_first_frame(const std::filesystem::path& folder)
{
    const base::SystemClock clock;
    auto kiosk = Kiosk::open(configuration_in(folder), clock);
    if (!kiosk)
        return 1;
    glFinish(); // a software renderer draws after the call has returned
    _exit(0);   // the frame is out: what tearing down costs is not the visitor's
}

double start_milliseconds(const char* program, const std::string& folder)
{
    const auto before = SteadyClock::now();
    const pid_t child = fork();
    if (child == 0) {
        execl(program, program, "--first-frame", folder.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0)
        return 1e9;
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - before).count();
}

double least_start(const char* program, const std::string& folder)
{
    double least = 1e9;
    for (int round = 0; round < 9; ++round)
        least = std::min(least, start_milliseconds(program, folder));
    return least;
}

void finger(Kiosk& kiosk, Uint32 type, const kiosk::ui::Node& node)
{
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = 1;
    event.tfinger.x = (node.place.left + node.place.width * 0.5F).count / 487.0F;
    event.tfinger.y = (node.place.top + node.place.height * 0.5F).count / 274.0F;
    SDL_PushEvent(&event);
    static_cast<void>(kiosk);
}

/// From the finger that leaves a node to the frame that shows what came of it.
double tap_milliseconds(Kiosk& kiosk, std::string_view id)
{
    const kiosk::ui::Node* node = kiosk::ui::find(kiosk.nodes(), id);
    if (node == nullptr)
        return 1e9;
    const kiosk::ui::Node target = *node;
    finger(kiosk, SDL_FINGERDOWN, target);
    kiosk.turn(100ms);
    std::this_thread::sleep_for(80ms); // shorter touches are taken for brushing past
    const auto before = SteadyClock::now();
    finger(kiosk, SDL_FINGERUP, target);
    kiosk.turn(100ms);
    glFinish();
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - before).count();
}

double median_tap(Kiosk& kiosk)
{
    std::vector<double> taps;
    for (int round = 0; round < 15; ++round) {
        tap_milliseconds(kiosk, "help");
        taps.push_back(tap_milliseconds(kiosk, "close"));
    }
    std::ranges::nth_element(taps, taps.begin() + 7);
    return taps[7];
}

double cpu_seconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Waits until what was started beside the screen has ended: phrases are learned for a while.
void come_to_rest(Kiosk& kiosk)
{
    double spent = 1;
    for (int span = 0; span < 60 && spent > 0.002; ++span) {
        const double before = cpu_seconds();
        kiosk.turn(1s);
        spent = cpu_seconds() - before;
    }
}

/// Percent of one core while nobody touches the screen.
double idle_percent(Kiosk& kiosk, std::chrono::seconds span)
{
    const double before = cpu_seconds();
    const auto end = SteadyClock::now() + span;
    while (SteadyClock::now() < end)
        kiosk.turn(1s);
    return 100.0 * (cpu_seconds() - before) / static_cast<double>(span.count());
}

double resident_megabytes()
{
    std::ifstream status{"/proc/self/statm"};
    double total = 0;
    double resident = 0;
    status >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

int measure(const char* program, const std::string& folder)
{
    bench::print(bench::Aimed{"start to first frame", least_start(program, folder), "ms", 150});
    const base::SystemClock clock;
    auto kiosk = Kiosk::open(configuration_in(folder), clock);
    if (!kiosk) {
        fmt::print(stderr, "{}\n", kiosk.error().detail);
        return 1;
    }
    if (const auto ready = (*kiosk)->get_ready(); !ready) {
        fmt::print(stderr, "{}\n", ready.error().detail);
        return 1;
    }
    (*kiosk)->turn(100ms);
    tap_milliseconds(**kiosk, "language/ar");
    bench::print(bench::Aimed{"tap to drawn frame, median", median_tap(**kiosk), "ms", 16});
    come_to_rest(**kiosk);
    bench::print(bench::Aimed{"resident memory", resident_megabytes(), "MB", 150});
    bench::print(
        bench::Aimed{"idle CPU over 30 s", idle_percent(**kiosk, 30s), "% of a core", 0.05});
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count == 3 && std::string_view{arguments[1]} == "--first-frame")
        return show_first_frame(arguments[2]);
    std::string folder = "/tmp/guichet-bench.XXXXXX";
    if (mkdtemp(folder.data()) == nullptr)
        return 1;
    const int result = measure(arguments[0], folder);
    std::filesystem::remove_all(folder);
    return result;
}
