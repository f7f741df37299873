#pragma once

#include "kiosk/ports/central.h"

#include <latch>

namespace kiosk::app::testing
{

/// A central that takes and gives files, none before `go_on`, and knows nothing else.
class SlowCentral final : public ports::Central
{
public:
    /// Returns once a first call has come.
    void await_call() { m_called.wait(); }
    void go_on() { m_may_answer.count_down(); }
    /// What the call that waits is about to send.
    base::ByteView sends() const { return m_sends; }
    const std::vector<base::Uuid>& called_for() const { return m_called_for; }

    base::Result<void> save_file(const ports::Session&, const base::Uuid&,
                                 const dossier::AttachedFile& file, base::ByteView bytes) override
    {
        m_sends = bytes;
        take(file.id);
        return {};
    }
    base::Result<base::Bytes> fetch_file(const ports::Session&, const base::Uuid&,
                                         const base::Uuid& file) override
    {
        take(file);
        return base::to_bytes("from central");
    }

    base::Result<void> open_account(const std::string&, base::Date, const std::string&,
                                    const std::string&) override
    {
        return none();
    }
    base::Result<void> check_code(const std::string&, const std::string&) override
    {
        return none();
    }
    base::Result<ports::Session> set_password(const std::string&, const std::string&,
                                              const std::string&) override
    {
        return none();
    }
    base::Result<ports::Session> sign_in(const std::string&, const std::string&) override
    {
        return none();
    }
    base::Result<void> forgot_password(const std::string&, const std::string&) override
    {
        return none();
    }
    base::Result<void> sign_out(const ports::Session&) override { return none(); }
    base::Result<std::vector<ports::Draft>> drafts(const ports::Session&) override
    {
        return none();
    }
    base::Result<void> save_draft(const ports::Session&, const ports::Draft&) override
    {
        return none();
    }
    base::Result<void> abandon_draft(const ports::Session&, const base::Uuid&) override
    {
        return none();
    }
    base::Result<void> mail_confirmation(const ports::Session&, const base::Uuid&) override
    {
        return none();
    }

private:
    static std::unexpected<base::Error> none()
    {
        return base::failure(base::ErrorCode::NetworkDown);
    }
    void take(const base::Uuid& file)
    {
        m_called_for.push_back(file);
        if (m_called_for.size() == 1)
            m_called.count_down();
        m_may_answer.wait();
    }

    std::latch m_called{1};
    std::latch m_may_answer{1};
    base::ByteView m_sends;
    std::vector<base::Uuid> m_called_for;
};

} // namespace kiosk::app::testing
