#pragma once

#include "shared/guide/conversation.h"

#include <functional>
#include <map>
#include <set>

/// Walks every conversation that representative answers make.
class Explorer
{
public:
    /// What is told of each end of a conversation: its answers, its facts.
    using Ended = std::function<void(const std::vector<guide::Answer>&, const catalogue::Facts&)>;

    Explorer(const guide::Guide& guide, Ended ended);

    void explore(const catalogue::Facts& known);
    std::size_t conversations() const { return m_conversations; }

private:
    std::vector<catalogue::Value> samples(const guide::Question& question,
                                          const catalogue::Facts& facts) const;
    static bool is_worth(const guide::Question& question, const catalogue::Facts& facts);
    void go_on(std::vector<guide::Answer>& answers, const catalogue::Facts& facts);

    const guide::Guide& m_guide;
    Ended m_ended;
    std::size_t m_conversations = 0;
};
