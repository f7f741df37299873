#pragma once

#include "shared/guide/conversation.h"

#include <functional>
#include <map>
#include <set>

/// Walks every conversation that representative answers make.
class Explorer
{
public:
    /// Told of each end of a conversation; answers with a text that says all that it led to.
    using Ended =
        std::function<std::string(const std::vector<guide::Answer>&, const catalogue::Facts&)>;

    Explorer(const guide::Guide& guide, Ended ended) : m_guide{guide}, m_ended{std::move(ended)} {}

    void explore(const catalogue::Facts& known);
    std::size_t conversations() const { return m_conversations; }
    const std::set<std::string>& asked() const { return m_asked; }
    /// Questions whose answers led to different things at least once.
    const std::set<std::string>& telling() const { return m_telling; }

private:
    /// A digest of all that may follow; the same where no answer changes anything.
    std::size_t go_on(std::vector<guide::Answer>& answers, const catalogue::Facts& facts);

    const guide::Guide& m_guide;
    Ended m_ended;
    std::size_t m_conversations = 0;
    std::set<std::string> m_asked{};
    std::set<std::string> m_telling{};
};
