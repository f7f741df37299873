#include "kiosk/app/lock_memory.h"

#include <sys/mman.h>
#include <sys/resource.h>

namespace kiosk::app
{

bool lock_memory()
{
#ifdef __SANITIZE_ADDRESS__
    return false; // terabytes of shadow
#else
    rlimit limit{};
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY)
        return false;
    return mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
#endif
}

} // namespace kiosk::app
