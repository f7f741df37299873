#include "kiosk/adapters/outbox_reserve.h"

#include "shared/base/durable.h"

#include <fcntl.h>
#include <unistd.h>

namespace kiosk::adapters
{

namespace
{

constexpr off_t megabyte = 1'048'576; // bytes

} // namespace

OutboxReserve::OutboxReserve(const std::filesystem::path& outbox) : m_file{outbox / "reserve"} {}

void OutboxReserve::hold()
{
    if (m_held)
        return;
    const base::Descriptor file{m_file, O_WRONLY | O_CREAT};
    m_held = file.good() && ::posix_fallocate(file.number(), 0, megabyte) == 0;
    if (!m_held)
        ::unlink(m_file.c_str());
}

bool OutboxReserve::release()
{
    m_held = false;
    return ::unlink(m_file.c_str()) == 0;
}

} // namespace kiosk::adapters
