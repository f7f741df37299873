#include "kiosk/adapters/line_use.h"

namespace kiosk::adapters
{

namespace
{

constexpr std::chrono::seconds moment{3};

} // namespace

LineUse::Question::~Question()
{
    m_line.m_last = Clock::now().time_since_epoch().count();
    --m_line.m_questions;
}

bool LineUse::by_visitor() const
{
    if (m_questions > 0)
        return true;
    const Clock::rep last = m_last;
    return last != 0 && Clock::now() - Clock::time_point{Clock::duration{last}} < moment;
}

} // namespace kiosk::adapters
