#include "central/audit_check.h"
#include "central/commands.h"
#include "central/keyring.h"

#include <fmt/format.h>

namespace central
{

using base::Result;

namespace
{

void say_what_it_proves(const AuditReport& report)
{
    if (report.heads == 0) {
        fmt::print("It proves that no link was changed by one who did not also write anew all that "
                   "follow.\nIt proves nothing against one who did: no head is signed yet.\n");
        return;
    }
    fmt::print("It proves that the {} entries up to the head of {} are those that central signed, "
               "and that deposits, kiosks, keys and accounts are as the chain says.\n"
               "It does not prove that the {} entries since then are all: who may write to the "
               "database can still take off the last ones with what they speak of.\n"
               "It does not prove anything against who holds central's signing key; keep heads "
               "where central cannot write.\n",
               report.anchored, report.last_day, report.entries - report.anchored);
}

} // namespace

Result<void> verify_audit(const Configuration& configuration, const std::filesystem::path& heads)
{
    const auto store = TRY(open_store(configuration));
    const auto blobs = TRY(open_blobs(configuration));
    const auto keys = TRY(verifying_keys_in(configuration.keys));
    const AuditReport report =
        TRY(check_audit(*store, keys, heads.empty() ? configuration.audit : heads, blobs.get()));
    fmt::print("{} entries, {} of them under a signed head; {} head(s){}{}; {} deposit(s)\n",
               report.entries, report.anchored, report.heads,
               report.last_day.empty() ? "" : ", the last of ", report.last_day, report.deposits);
    for (const AuditFault& fault : report.faults)
        fmt::print("BROKEN: {}: {}\n", word_for(fault.breach), fault.words);
    if (report.fault_count > 0)
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{} fault(s)", report.fault_count));
    say_what_it_proves(report);
    return {};
}

} // namespace central
