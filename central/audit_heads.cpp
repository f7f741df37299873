#include "central/audit_heads.h"

#include "shared/base/file.h"

#include <fmt/format.h>
#include <map>

namespace central
{

namespace fs = std::filesystem;
using base::Result;

namespace
{

/// A day's head, from where it was found.
struct Copies {
    std::optional<base::Bytes> in_store;
    std::optional<base::Bytes> in_folder;
};

std::map<std::string, Copies> gathered(const std::vector<AuditHead>& stored, const fs::path& folder)
{
    std::map<std::string, Copies> days;
    for (const AuditHead& head : stored)
        days[head.day].in_store = head.cose;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator{folder, absent})
        if (entry.path().extension() == ".cose")
            days[entry.path().stem().string()].in_folder =
                base::to_bytes(base::read_file(entry.path()).value_or(""));
    return days;
}

/// What makes one copy unfit; empty where it is sound.
std::string flaw_of(const std::string& day, const Result<AuditAnchor>& read)
{
    if (!read)
        return read.error().detail;
    if (base::format_date(base::paris_day(read->at)) != day)
        return "it is another day's";
    return {};
}

struct Sound {
    base::Bytes cose;
    AuditAnchor anchor;
};

/// The sound copy of a day; what is unsound or lacking is a fault.
std::optional<Sound> judged(const std::string& day, const Copies& copies,
                            const receipt::VerifyingKeys& keys, AuditReport& report)
{
    std::optional<Sound> sound;
    if (!copies.in_store)
        complain(report, Breach::HeadRemoved,
                 fmt::format("the head of {} is a file and no longer in the store", day));
    for (const auto& [copy, place] :
         {std::pair{&copies.in_folder, "as a file"}, std::pair{&copies.in_store, "in the store"}}) {
        if (!*copy)
            continue;
        auto read = read_head(**copy, keys);
        if (const std::string flaw = flaw_of(day, read); !flaw.empty())
            complain(report, Breach::HeadForged,
                     fmt::format("the head of {} {}: {}", day, place, flaw));
        else if (sound && sound->cose != **copy)
            complain(report, Breach::HeadForged,
                     fmt::format("the head of {} {} is not the file's", day, place));
        else
            sound = Sound{**copy, *std::move(read)};
    }
    return sound;
}

} // namespace

void complain(AuditReport& report, Breach breach, std::string words)
{
    ++report.fault_count;
    if (report.faults.size() < 100)
        report.faults.push_back({breach, std::move(words)});
}

Result<std::vector<ReadHead>> read_heads(const std::vector<AuditHead>& stored,
                                         const fs::path& folder, const receipt::VerifyingKeys& keys,
                                         AuditReport& report)
{
    std::vector<ReadHead> heads;
    Digest before{};
    for (const auto& [day, copies] : gathered(stored, folder)) {
        auto sound = judged(day, copies, keys, report);
        if (!sound)
            continue;
        if (sound->anchor.before != before)
            complain(report, Breach::HeadRemoved,
                     fmt::format("the head of {} follows one that is not there", day));
        before = content_of(sound->cose);
        heads.push_back({day, std::move(sound->anchor)});
    }
    return heads;
}

} // namespace central
