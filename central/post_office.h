#pragma once

#include "central/carrier.h"
#include "central/services.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace central
{

/// Sends the mails that wait in the store, each until it is taken, refused, or two days old.
/// Sweeps the store and the unfinished uploads now and then.
class PostOffice
{
public:
    PostOffice(const Services& services, Carrier& carrier);
    ~PostOffice();

    /// There may be something to send.
    void wake();
    /// One round, as the thread makes them: sends what is due. The answer is how many it tried.
    static int send_due(const Services& services, Carrier& carrier);
    static void sweep(const Services& services);

private:
    void run(const std::stop_token& stop);

    const Services& m_services;
    Carrier& m_carrier;
    std::mutex m_mutex;
    std::condition_variable_any m_something;
    bool m_woken = false;
    std::jthread m_thread;
};

} // namespace central
