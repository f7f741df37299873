#include "kiosk/app/kiosk.h"

#include <cstdio>
#include <cstring>
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

int complain(const base::Error& error)
{
    std::fprintf(stderr, "guichet: %s: %s\n", std::string{name_of(error.code)}.c_str(),
                 error.detail.c_str());
    return 1;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3 || std::strcmp(arguments[1], "--config") != 0) {
        std::fprintf(stderr, "usage: guichet --config FILE\n");
        return 2;
    }
    forbid_core_dumps();
    const auto configuration = kiosk::app::load_configuration(arguments[2]);
    if (!configuration)
        return complain(configuration.error());
    const base::SystemClock clock;
    const auto kiosk = kiosk::app::Kiosk::open(*configuration, clock);
    if (!kiosk)
        return complain(kiosk.error());
    if (const auto ready = (*kiosk)->get_ready(); !ready)
        return complain(ready.error());
    (*kiosk)->run();
    return 0;
}
