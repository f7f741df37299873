#include "kiosk/app/workers.h"

namespace kiosk::app
{

Workers::Workers(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Workers::~Workers()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    m_changed.notify_all();
}

void Workers::submit(Job job)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

bool Workers::idle() const
{
    const std::scoped_lock lock{m_mutex};
    return m_running == 0 && m_jobs.empty();
}

void Workers::work(const std::stop_token& stop)
{
    std::unique_lock lock{m_mutex};
    while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); }) &&
           !stop.stop_requested()) {
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        ++m_running;
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
        --m_running;
    }
}

} // namespace kiosk::app
