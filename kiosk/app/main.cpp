#include "kiosk/adapters/hours.h"
#include "kiosk/app/enrol.h"
#include "kiosk/app/kiosk.h"
#include "kiosk/app/lock_memory.h"

#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace
{

/// What a visitor gave must not land in a core file.
void forbid_core_dumps()
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

void keep_out_of_swap()
{
    if (!kiosk::app::lock_memory())
        std::fprintf(stderr, "guichet: memory cannot be locked (LimitMEMLOCK=infinity): what a "
                             "visitor gives may be swapped out\n");
}

int complain(const base::Error& error)
{
    std::fprintf(stderr, "guichet: %s: %s\n", std::string{name_of(error.code)}.c_str(),
                 error.detail.c_str());
    return 1;
}

constexpr const char* usage = R"(guichet --config FILE
    The kiosk, until it is told to stop.
guichet enrol --config FILE
    Reads the code of `guichet-central kiosk register` from standard input, makes this kiosk's key
    and keeps it with the certificate that central gives. As the user that the kiosk runs as.
)";

/// The code is no argument: those can be seen by everyone on the machine.
int enrol(const kiosk::app::Configuration& configuration)
{
    std::string code;
    std::getline(std::cin, code);
    const auto enrolled = kiosk::app::enrol(configuration, code);
    return enrolled ? 0 : complain(enrolled.error());
}

int run(const kiosk::app::Configuration& configuration)
{
    const base::SystemClock machine;
    kiosk::adapters::Hours hours{machine};
    const auto kiosk = kiosk::app::Kiosk::open(configuration, hours, &hours);
    if (!kiosk)
        return complain(kiosk.error());
    if (const auto ready = (*kiosk)->get_ready(); !ready)
        return complain(ready.error());
    (*kiosk)->run();
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    const bool enrols = count == 4 && std::strcmp(arguments[1], "enrol") == 0;
    if ((count != 3 && !enrols) || std::strcmp(arguments[count - 2], "--config") != 0) {
        std::fprintf(stderr, "%s", usage);
        return 2;
    }
    forbid_core_dumps();
    keep_out_of_swap();
    const auto configuration = kiosk::app::load_configuration(arguments[count - 1]);
    if (!configuration)
        return complain(configuration.error());
    return enrols ? enrol(*configuration) : run(*configuration);
}
