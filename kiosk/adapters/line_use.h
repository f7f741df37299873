#pragma once

#include <atomic>
#include <chrono>

namespace kiosk::adapters
{

/// Whether a visitor uses the line to central: what goes on beside that then takes little of it.
/// For several threads.
class LineUse
{
public:
    /// A visitor's question is under way as long as one lives.
    class Question
    {
    public:
        explicit Question(LineUse& line) : m_line{line} { ++m_line.m_questions; }
        ~Question();
        Question(const Question&) = delete;
        Question& operator=(const Question&) = delete;

    private:
        LineUse& m_line;
    };

    /// One is under way, or was until a moment ago: another is likely to follow.
    bool by_visitor() const;

private:
    using Clock = std::chrono::steady_clock;
    std::atomic<int> m_questions = 0;
    std::atomic<Clock::rep> m_last = 0; ///< when the last one ended; 0: none did
};

} // namespace kiosk::adapters
