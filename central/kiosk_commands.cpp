#include "central/commands.h"
#include "central/enrolment.h"
#include "central/offset_clock.h"

#include <fmt/format.h>

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

const char* word_for(KioskStatus status)
{
    switch (status) {
    case KioskStatus::Active:
        return "active";
    case KioskStatus::Suspended:
        return "suspended";
    case KioskStatus::Revoked:
        return "revoked";
    }
    return "";
}

Result<void> list(Store& store)
{
    for (const Kiosk& kiosk : TRY(store.kiosks())) {
        fmt::print("{}  {}  {}  {}\n", kiosk.id, word_for(kiosk.status),
                   kiosk.enrolled_at ? "enrolled " + base::format_instant(*kiosk.enrolled_at)
                                     : "not enrolled",
                   kiosk.hall);
        for (const wire::KioskCertificate& certificate : TRY(store.certificates(kiosk.id)))
            fmt::print("    {}  until {}\n", base::to_hex(certificate.fingerprint),
                       base::format_instant(certificate.until));
    }
    return {};
}

Result<void> set_status(Store& store, const std::string& kiosk, KioskStatus status)
{
    if (TRY(store.set_kiosk_status(kiosk, status)))
        return {};
    return base::failure(ErrorCode::NotFound,
                         kiosk + ": there is no such kiosk, or it is revoked and must be "
                                 "registered anew");
}

} // namespace

Result<void> obey(const Configuration& configuration, const KioskOrder& order)
{
    const OffsetClock clock{configuration.clock_offset};
    const auto opened = TRY(open_store(configuration));
    Store& store = *opened;
    if (order.deed == "list")
        return list(store);
    if (order.deed == "suspend")
        return set_status(store, order.kiosk, KioskStatus::Suspended);
    if (order.deed == "resume")
        return set_status(store, order.kiosk, KioskStatus::Active);
    if (order.deed == "revoke")
        return set_status(store, order.kiosk, KioskStatus::Revoked);
    if (order.deed != "register" || order.hall.empty())
        return base::failure(ErrorCode::ConfigurationInvalid,
                             "register (with --hall), suspend, resume, revoke or list");
    fmt::print("{}\n",
               TRY(register_kiosk(store, {.id = order.kiosk, .hall = order.hall}, clock.now())));
    return {};
}

} // namespace central
