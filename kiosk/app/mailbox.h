#pragma once

#include "kiosk/flow/event.h"

#include <functional>
#include <mutex>
#include <vector>

namespace kiosk::app
{

/// Where workers leave their answers for the main thread.
class Mailbox
{
public:
    /// `wake` is called after each letter, from the thread that posts it.
    explicit Mailbox(std::function<void()> wake) : m_wake{std::move(wake)} {}

    void post(flow::Event event)
    {
        {
            const std::scoped_lock lock{m_mutex};
            m_letters.push_back(std::move(event));
        }
        m_wake();
    }
    std::vector<flow::Event> take()
    {
        const std::scoped_lock lock{m_mutex};
        return std::exchange(m_letters, {});
    }

private:
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<flow::Event> m_letters;
};

} // namespace kiosk::app
