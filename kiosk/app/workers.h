#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk::app
{

/// A few threads that do what takes long, in the order it was asked. A job must not throw.
class Workers
{
public:
    using Job = std::move_only_function<void()>;

    explicit Workers(unsigned threads);
    /// Finishes the jobs that run; forgets those that wait.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    void submit(Job job);
    /// True where nothing runs and nothing waits.
    bool idle() const;

private:
    void work(const std::stop_token& stop);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Job> m_jobs;
    unsigned m_running = 0;
    std::vector<std::jthread> m_threads;
};

} // namespace kiosk::app
