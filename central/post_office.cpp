#include "central/post_office.h"

#include "central/audit_head.h"
#include "central/letters.h"
#include "central/log.h"

#include <fmt/format.h>

namespace central
{

using base::Result;

namespace
{

constexpr int most_tries = 16;

/// One minute, doubled each time, six hours at most: sixteen tries take two days.
std::chrono::milliseconds pause_after(int tries)
{
    const std::chrono::minutes doubled{1 << std::min(tries, 9)};
    return std::min<std::chrono::milliseconds>(doubled, std::chrono::hours{6});
}

Result<std::string> message_of(const Services& services, const Mail& mail)
{
    if (!mail.deposit)
        return mail.message;
    const auto deposit = TRY(services.store.deposit(*mail.deposit));
    if (!deposit)
        return base::failure(base::ErrorCode::Internal, "a mail about no deposit");
    const Letter letter = TRY(confirmation_letter(services, *deposit, mail.to));
    return compose(letter, mail.id, services.clock.now());
}

Delivery deliver(const Services& services, Carrier& carrier, const Mail& mail)
{
    const Result<std::string> message = message_of(services, mail);
    if (!message) {
        log("mail not composed: " + message.error().detail);
        return Delivery::Later;
    }
    return carrier.carry(services.configuration.mail_from, mail.to, *message);
}

Result<void> settle(const Services& services, const Mail& mail, Delivery delivery)
{
    if (delivery == Delivery::Done)
        return services.store.close_mail(mail.id, MailState::Sent);
    if (delivery == Delivery::Never || mail.tries + 1 >= most_tries)
        return services.store.close_mail(mail.id, MailState::GivenUp);
    return services.store.retry_mail(mail.id, services.clock.now() + pause_after(mail.tries));
}

void report(const char* deed, const Result<void>& result)
{
    if (!result)
        log(fmt::format("{}: {}", deed, result.error().detail));
}

Result<void> drop_expired_uploads(const Services& services)
{
    const base::Instant now = services.clock.now();
    for (const Upload& upload : TRY(services.store.expired_uploads(now)))
        if (TRY(services.store.remove_upload(upload.id, now)))
            services.blobs.remove(upload.id);
    return {};
}

/// A dossier that nobody came back to.
constexpr std::chrono::days draft_time{180};

Result<void> drop_stale_drafts(const Services& services)
{
    const base::Instant before = services.clock.now() - draft_time;
    for (const base::Uuid& blob : TRY(services.store.remove_stale_drafts(before)))
        services.blobs.remove(blob);
    return {};
}

} // namespace

int PostOffice::send_due(const Services& services, Carrier& carrier)
{
    const auto due = services.store.due_mails(services.clock.now(), 50);
    if (!due)
        return 0;
    for (const Mail& mail : *due)
        report("mail", settle(services, mail, deliver(services, carrier, mail)));
    return static_cast<int>(due->size());
}

void PostOffice::sweep(const Services& services)
{
    report("sweeping", services.store.forget_old(services.clock.now()));
    report("sweeping drafts", drop_stale_drafts(services));
    report("sweeping uploads", drop_expired_uploads(services));
    services.blobs.sweep();
    report("signing the day's head", anchor(services.store, services.keyring.receipts(),
                                            services.clock.now(), services.configuration.audit));
}

PostOffice::PostOffice(const Services& services, Carrier& carrier)
    : m_services{services},
      m_carrier{carrier},
      m_thread{[this](const std::stop_token& stop) { run(stop); }}
{
}

PostOffice::~PostOffice()
{
    m_thread.request_stop();
    wake();
}

void PostOffice::wake()
{
    const std::lock_guard lock{m_mutex};
    m_woken = true;
    m_something.notify_all();
}

void PostOffice::run(const std::stop_token& stop)
{
    for (unsigned round = 0; !stop.stop_requested(); ++round) {
        send_due(m_services, m_carrier);
        if (round % 60 == 0)
            sweep(m_services);
        std::unique_lock lock{m_mutex};
        m_something.wait_for(lock, stop, std::chrono::seconds{10}, [this] { return m_woken; });
        m_woken = false;
    }
}

} // namespace central
