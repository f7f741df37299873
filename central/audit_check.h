#pragma once

#include "central/blobs.h"
#include "central/store.h"

#include <filesystem>

namespace central
{

/// What somebody did to the chain or to what it speaks of.
enum class Breach {
    EntryChanged,
    EntryRemoved,
    TailRemoved,    ///< the chain ends before where a head or its own lane says
    EntryAdded,     ///< behind where its lane stands
    ChainRewritten, ///< sound in itself, but not what a head says
    HeadForged,
    HeadRemoved,
    RowChanged, ///< of the tables that the chain speaks of
    RowRemoved,
    RowAdded,
    FileRemoved, ///< of a deposit
};
std::string_view word_for(Breach breach);

struct AuditFault {
    Breach breach;
    std::string words; ///< where, without personal data
};

struct AuditReport {
    std::int64_t entries = 0;
    std::int64_t anchored = 0; ///< of them, by the last head
    std::size_t heads = 0;
    std::string last_day; ///< of the heads; empty: none yet
    std::int64_t deposits = 0;
    std::size_t fault_count = 0;
    std::vector<AuditFault> faults; ///< the first hundred
};

/// Walks the chain from its start, holds it against the signed heads of the store and of the
/// folder, and the tables against it. Where `blobs` are given, each file of a deposit is looked for
/// there, not read. Central may go on working.
base::Result<AuditReport> check_audit(Store& store, const receipt::VerifyingKeys& keys,
                                      const std::filesystem::path& heads,
                                      const Blobs* blobs = nullptr);

} // namespace central
