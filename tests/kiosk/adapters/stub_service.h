#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace tests
{

/// A web service on a free port of this machine that gives everyone the same answer.
class StubService
{
public:
    StubService(int status, std::string body);
    StubService(const StubService&) = delete;
    ~StubService();

    std::string url() const;
    int calls() const { return m_calls; }
    /// The first line of the last request.
    std::string last_request() const;

private:
    void serve();

    int m_status;
    std::string m_body;
    int m_listener;
    std::atomic<int> m_calls = 0;
    std::string m_last;
    std::thread m_thread;
};

} // namespace tests
