#include "central/offset_clock.h"

#include <fstream>

namespace central
{

base::Instant OffsetClock::now() const
{
    long ahead = 0;
    if (!m_file.empty()) {
        std::ifstream stream{m_file};
        if (!(stream >> ahead))
            ahead = 0;
    }
    return base::SystemClock{}.now() + std::chrono::seconds{ahead};
}

} // namespace central
