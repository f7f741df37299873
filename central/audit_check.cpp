#include "central/audit_check.h"

#include "central/audit_heads.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace central
{

using base::Result;

namespace
{

/// What somebody says of a position of a lane.
struct Mark {
    Digest hash{};
    std::string said_by; ///< "the head of DAY", or the lane itself
};

/// What the chain says of deposits, and last of kiosks, keys and accounts.
class Spoken
{
public:
    Spoken(Store& store, const Blobs* blobs, AuditReport& report)
        : m_store{store}, m_blobs{blobs}, m_report{report}
    {
    }

    Result<void> hear(const AuditEntry& entry)
    {
        if (entry.deed == word_for(Deed::DepositAccepted) ||
            entry.deed == word_for(Deed::DepositAdopted))
            return hold_deposit(entry);
        for (const Deed deed : {Deed::KioskPut, Deed::ReceiptKeyAdded, Deed::AccountPut})
            if (entry.deed == word_for(deed))
                m_last[key_of(entry.deed, entry.subject)] = entry.content;
        return {};
    }

    std::int64_t deposits() const { return m_deposits; }

    /// The rows that are not as the chain says, by what they are.
    std::map<std::string, Breach> differences(const std::vector<AuditStanding>& standing) const
    {
        std::map<std::string, Breach> differences;
        for (const auto& [key, content] : m_last)
            differences[key] = Breach::RowRemoved;
        for (const AuditStanding& row : standing) {
            const std::string key = key_of(word_for(row.deed), row.subject);
            const auto last = m_last.find(key);
            if (last == m_last.end())
                differences[key] = Breach::RowAdded;
            else if (last->second != row.content)
                differences[key] = Breach::RowChanged;
            else
                differences.erase(key);
        }
        return differences;
    }

private:
    static std::string key_of(std::string_view deed, const std::string& subject)
    {
        return fmt::format("{} {}", deed, subject);
    }

    Result<void> hold_deposit(const AuditEntry& entry)
    {
        ++m_deposits;
        const auto id = base::Uuid::parse(entry.subject).value_or(base::Uuid{});
        const auto deposit = TRY(m_store.deposit(id));
        const auto files = TRY(m_store.deposit_files(id));
        if (!deposit)
            complain(m_report, Breach::RowRemoved, "deposit " + entry.subject);
        else if (content_of(*deposit, files) != entry.content)
            complain(m_report, Breach::RowChanged, "deposit " + entry.subject);
        return look_for(files, entry.subject);
    }
    Result<void> look_for(const std::vector<DepositFile>& files, const std::string& deposit)
    {
        if (m_blobs == nullptr)
            return {};
        for (const DepositFile& file : files) {
            const auto size = m_blobs->size(file.blob);
            if (!size && size.error().code != base::ErrorCode::NotFound)
                return std::unexpected{size.error()};
            if (!size)
                complain(m_report, Breach::FileRemoved,
                         fmt::format("deposit {}, file {}", deposit, file.file.text()));
        }
        return {};
    }

    Store& m_store;
    const Blobs* m_blobs;
    AuditReport& m_report;
    std::int64_t m_deposits = 0;
    std::map<std::string, Digest> m_last;
};

/// One lane, walked from its start.
class LaneWalk
{
public:
    LaneWalk(int lane, AuditReport& report) : m_lane{lane}, m_report{report} {}

    void expect(const AuditLane& at, std::string said_by)
    {
        m_marks.emplace(at.position, Mark{at.hash, std::move(said_by)});
    }
    /// Walks to where the lane stands, or to where a head says that it stood.
    Result<void> walk_to(std::int64_t end, Store& store, Spoken& spoken)
    {
        if (!m_marks.empty())
            end = std::max(end, m_marks.rbegin()->first);
        while (m_position < end) {
            const auto entries = TRY(store.audit_entries(m_lane, m_position, 1000));
            for (const AuditEntry& entry : entries) {
                if (entry.position > end)
                    break;
                step(entry);
                TRY(spoken.hear(entry));
            }
            if (entries.empty() || entries.back().position > end)
                break;
        }
        close();
        return {};
    }
    std::int64_t position() const { return m_position; }

private:
    std::string where(std::int64_t position) const
    {
        return fmt::format("lane {}, entry {}", m_lane, position);
    }
    void step(const AuditEntry& entry)
    {
        const bool follows = entry.position == m_position + 1;
        if (!follows)
            complain(m_report, Breach::EntryRemoved,
                     m_position + 2 == entry.position
                         ? where(m_position + 1)
                         : fmt::format("{} to {}", where(m_position + 1), entry.position - 1));
        if (follows && hash_of(entry, m_hash) != entry.hash)
            complain(m_report, Breach::EntryChanged, where(entry.position));
        m_position = entry.position;
        m_hash = entry.hash;
        ++m_report.entries;
        const auto [from, to] = m_marks.equal_range(entry.position);
        for (auto mark = from; mark != to; ++mark)
            if (mark->second.hash != entry.hash)
                complain(m_report, Breach::ChainRewritten,
                         fmt::format("{}: {} has another hash", where(entry.position),
                                     mark->second.said_by));
    }
    /// What is marked beyond the last entry is gone.
    void close()
    {
        const auto beyond = m_marks.upper_bound(m_position);
        if (beyond != m_marks.end())
            complain(m_report, Breach::TailRemoved,
                     fmt::format("lane {} ends at entry {}, {} knows entry {}", m_lane, m_position,
                                 m_marks.rbegin()->second.said_by, m_marks.rbegin()->first));
        m_marks.clear();
    }

    int m_lane;
    AuditReport& m_report;
    std::int64_t m_position = 0;
    Digest m_hash{};
    std::multimap<std::int64_t, Mark> m_marks;
};

class Walk
{
public:
    Walk(Store& store, const Blobs* blobs, AuditReport& report)
        : m_store{store}, m_report{report}, m_spoken{store, blobs, report}
    {
        for (int lane = 0; lane < audit_lane_count; ++lane)
            m_lanes.emplace_back(lane, report);
    }

    void expect(const ReadHead& head)
    {
        for (const AuditLane& lane : head.anchor.lanes)
            m_lanes[static_cast<std::size_t>(lane.lane)].expect(lane, "the head of " + head.day);
    }
    /// To where the lanes stand now.
    Result<void> go_on()
    {
        std::array<std::int64_t, audit_lane_count> ends{};
        for (const AuditLane& lane : TRY(m_store.audit_lanes())) {
            if (lane.lane < 0 || lane.lane >= audit_lane_count)
                continue;
            const auto index = static_cast<std::size_t>(lane.lane);
            ends[index] = lane.position;
            m_lanes[index].expect(lane, "the lane itself");
        }
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            TRY(m_lanes[i].walk_to(ends[i], m_store, m_spoken));
        return {};
    }
    /// Nothing stands behind the ends of the lanes.
    Result<void> look_behind()
    {
        std::array<std::int64_t, audit_lane_count> last{};
        for (std::size_t i = 0; i < last.size(); ++i) {
            const auto more =
                TRY(m_store.audit_entries(static_cast<int>(i), m_lanes[i].position(), 1));
            last[i] = more.empty() ? 0 : more.front().position;
        }
        for (const AuditLane& lane : TRY(m_store.audit_lanes()))
            if (lane.lane >= 0 && lane.lane < audit_lane_count &&
                last[static_cast<std::size_t>(lane.lane)] <= lane.position)
                last[static_cast<std::size_t>(lane.lane)] = 0;
        for (std::size_t i = 0; i < last.size(); ++i)
            if (last[i] > 0)
                complain(m_report, Breach::EntryAdded,
                         fmt::format("lane {}, entry {}", i, last[i]));
        return {};
    }
    const Spoken& spoken() const { return m_spoken; }

private:
    Store& m_store;
    AuditReport& m_report;
    Spoken m_spoken;
    std::vector<LaneWalk> m_lanes;
};

/// Tables and chain are read one after the other: only what differs each time is a fault.
Result<void> hold_tables(Walk& walk, Store& store, AuditReport& report)
{
    std::map<std::string, Breach> wrong;
    for (int round = 0; round < 3; ++round) {
        const auto standing = TRY(store.audit_standing());
        TRY(walk.go_on());
        auto now = walk.spoken().differences(standing);
        if (round > 0)
            std::erase_if(now, [&](const auto& one) { return !wrong.contains(one.first); });
        wrong = std::move(now);
        if (wrong.empty())
            break;
    }
    for (const auto& [key, breach] : wrong)
        complain(report, breach, key);
    return {};
}

} // namespace

std::string_view word_for(Breach breach)
{
    switch (breach) {
    case Breach::EntryChanged:
        return "an entry of the chain was changed";
    case Breach::EntryRemoved:
        return "entries of the chain were removed";
    case Breach::TailRemoved:
        return "the end of the chain was removed";
    case Breach::EntryAdded:
        return "an entry was added behind the chain";
    case Breach::ChainRewritten:
        return "the chain was written anew";
    case Breach::HeadForged:
        return "a head is not central's";
    case Breach::HeadRemoved:
        return "a head was removed";
    case Breach::RowChanged:
        return "a row is not what the chain says";
    case Breach::RowRemoved:
        return "a row that the chain speaks of is gone";
    case Breach::RowAdded:
        return "a row of which the chain does not speak";
    case Breach::FileRemoved:
        return "a file of a deposit is gone";
    }
    std::unreachable();
}

Result<AuditReport> check_audit(Store& store, const receipt::VerifyingKeys& keys,
                                const std::filesystem::path& heads, const Blobs* blobs)
{
    AuditReport report;
    report.deposits = TRY(store.count_deposits());
    Walk walk{store, blobs, report};
    const auto read = TRY(read_heads(TRY(store.audit_heads()), heads, keys, report));
    report.heads = read.size();
    for (const ReadHead& head : read)
        walk.expect(head);
    if (!read.empty()) {
        report.last_day = read.back().day;
        for (const AuditLane& lane : read.back().anchor.lanes)
            report.anchored += lane.position;
    }
    TRY(hold_tables(walk, store, report));
    TRY(walk.look_behind());
    const std::int64_t unspoken = report.deposits - walk.spoken().deposits();
    if (unspoken > 0)
        complain(report, Breach::RowAdded, fmt::format("{} deposit(s)", unspoken));
    return report;
}

} // namespace central
