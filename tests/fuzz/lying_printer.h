#pragma once

#include "shared/base/bytes.h"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

namespace tests
{

/// Something on a free port of this machine that speaks HTTP well and IPP as it is told to.
class LyingPrinter
{
public:
    LyingPrinter();
    LyingPrinter(const LyingPrinter&) = delete;
    ~LyingPrinter();

    std::string uri() const;
    /// The answers to come, each after two bytes of length, perhaps behind a good first one. After
    /// the last one it hangs up.
    void answer_with(bool presents_itself, base::ByteView answers);

private:
    void serve();
    void talk(int connection);
    std::string next_answer();

    int m_listener;
    std::mutex m_mutex;
    bool m_presents_itself = false;
    base::Bytes m_answers;
    std::size_t m_at = 0;
    std::thread m_thread;
};

} // namespace tests
