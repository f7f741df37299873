#include "central/callers.h"

namespace central
{

namespace
{

using base::ErrorCode;

constexpr Patience account_patience{
    .free = 3,
    .first = std::chrono::seconds{2},
    .longest = std::chrono::minutes{15},
    .forgotten_after = std::chrono::hours{1},
};
/// A kiosk serves a whole hall: more mistakes are honest ones.
constexpr Patience kiosk_patience{
    .free = 20,
    .first = std::chrono::seconds{1},
    .longest = std::chrono::minutes{1},
    .forgotten_after = std::chrono::minutes{15},
};

/// Numbers are kept as keyed digests: a list of those tried is nobody's business.
std::string name_of_account(const Services& services, std::string_view number)
{
    return "account " + base::to_hex(peppered(services.keyring.pepper(), "try", number));
}

std::string name_of_kiosk(std::string_view kiosk)
{
    return "kiosk " + std::string{kiosk};
}

std::unexpected<Refusal> out_of_service(const Kiosk& kiosk)
{
    wire::Problem said =
        wire::problem_of({ErrorCode::CentralRefused, kiosk.status == KioskStatus::Revoked
                                                         ? "this kiosk is revoked"
                                                         : "this kiosk is suspended"});
    said.status = 403;
    return std::unexpected<Refusal>{Refusal{std::move(said)}};
}

} // namespace

std::expected<Kiosk, Refusal> kiosk_of(const Request& request, const Services& services)
{
    const auto fingerprint = wire::fingerprint_in_header(request.header("guichet-certificate"));
    if (!fingerprint)
        return base::failure(ErrorCode::CentralRefused, "no kiosk's certificate");
    const auto kiosk = TRY(services.store.holder_of(*fingerprint, services.clock.now()));
    if (!kiosk)
        return base::failure(ErrorCode::CentralRefused,
                             "the certificate has expired or is no kiosk's of ours");
    if (kiosk->status != KioskStatus::Active)
        return out_of_service(*kiosk);
    const auto pause = services.rate_limit.take(kiosk->id, services.clock.now());
    if (pause.count() > 0)
        return wait(ErrorCode::CentralBusy, pause);
    return *kiosk;
}

std::expected<Session, Refusal> session_of(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    const base::Instant now = services.clock.now();
    const auto session = TRY(services.store.use_session(
        digest_of(request.header("guichet-session")), now, now + session_time));
    if (!session || session->kiosk != kiosk.id)
        return base::failure(ErrorCode::SessionExpired);
    return *session;
}

std::expected<void, Refusal> take_try(const Services& services, std::string_view number,
                                      std::string_view kiosk)
{
    const base::Instant now = services.clock.now();
    if (!kiosk.empty())
        if (const auto until =
                TRY(services.store.take_try(name_of_kiosk(kiosk), now, kiosk_patience)))
            return wait(ErrorCode::TooManyTries, *until - now);
    if (const auto until =
            TRY(services.store.take_try(name_of_account(services, number), now, account_patience)))
        return wait(ErrorCode::TooManyTries, *until - now);
    return {};
}

base::Result<void> forgive_try(const Services& services, std::string_view number,
                               std::string_view kiosk)
{
    if (!kiosk.empty())
        TRY(services.store.forgive(name_of_kiosk(kiosk), false));
    return services.store.forgive(name_of_account(services, number), true);
}

} // namespace central
