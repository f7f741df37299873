#include "central/upload_body.h"

#include "central/callers.h"
#include "central/dates.h"
#include "central/log.h"
#include "central/tus.h"

#include <array>

namespace central
{

namespace
{

/// As much as a kiosk sends at once.
constexpr std::size_t most_in_memory = 1'000'000;
/// A later end that is not worth a write of its own.
constexpr std::chrono::hours little_later{1};

class UploadBody final : public Body
{
public:
    UploadBody(const Request& request, const Services& services) : m_services{services}
    {
        if (auto begun = begin(request); !begun)
            m_refusal = std::move(begun.error());
    }

    void take(base::ByteView bytes) override
    {
        if (m_refusal)
            return;
        if (bytes.size() > m_upload.length - m_end - m_waiting.size()) {
            refuse(tus_refusal(413).error());
            return take_back();
        }
        m_checksum.add(bytes);
        m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
        if (m_waiting.size() >= most_in_memory)
            keep();
    }

    Answer answer() override
    {
        if (!m_refusal && !m_checksum.holds()) {
            refuse(tus_refusal(460).error());
            take_back();
        }
        if (!m_refusal)
            keep();
        if (m_refusal)
            return std::unexpected{*m_refusal};
        const base::Instant until = TRY(last_longer());
        Response response = tus_response(204);
        response.with("Upload-Offset", std::to_string(m_end))
            .with("Upload-Expires", internet_date(until, "GMT"));
        return response;
    }

    void cut() override
    {
        if (m_refusal)
            return;
        if (m_checksum.is_wanted())
            take_back();
        else
            keep();
    }

private:
    std::expected<void, Refusal> begin(const Request& request)
    {
        m_upload = TRY(upload_of(request, m_services));
        if (request.header("content-type") != "application/offset+octet-stream")
            return tus_refusal(415);
        const auto at = tus_number(request.header("upload-offset"));
        if (!at)
            return tus_refusal(400);
        m_checksum = TRY(TusChecksum::of(request));
        if (*at > m_upload.length)
            return tus_refusal(413);
        m_begin = m_end = *at;
        return {};
    }

    void refuse(Refusal refusal)
    {
        log("an upload: " + refusal.problem.detail);
        m_refusal = std::move(refusal);
    }

    base::Result<bool> append() const
    {
        const std::lock_guard turn{turn_of(m_upload.id)};
        return m_services.blobs.append(m_upload.id, m_end, m_waiting);
    }

    void keep()
    {
        const auto kept = append();
        if (kept && *kept)
            m_end += m_waiting.size();
        else
            refuse(kept ? tus_refusal(409).error() : Refusal{kept.error()});
        m_waiting.clear();
        if (m_refusal && m_checksum.is_wanted())
            take_back();
    }

    void take_back()
    {
        if (m_end == m_begin)
            return;
        const std::lock_guard turn{turn_of(m_upload.id)};
        if (const auto done = m_services.blobs.cut_back(m_upload.id, m_end, m_begin); !done)
            log("an upload: " + done.error().detail);
    }

    base::Result<base::Instant> last_longer() const
    {
        const base::Instant until = m_services.clock.now() + upload_time;
        if (until - m_upload.expires_at <= little_later)
            return m_upload.expires_at;
        TRY(m_services.store.extend_upload(m_upload.id, until));
        return until;
    }

    const Services& m_services;
    Upload m_upload;
    TusChecksum m_checksum;
    std::uint64_t m_begin = 0;
    std::uint64_t m_end = 0; ///< where what was kept ends
    base::Bytes m_waiting;
    std::optional<Refusal> m_refusal;
};

} // namespace

std::mutex& turn_of(const base::Uuid& upload)
{
    static std::array<std::mutex, 64> turns;
    return turns.at(std::to_integer<std::size_t>(upload.bytes().back()) % turns.size());
}

std::expected<Upload, Refusal> upload_of(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    TRY(check_tus_version(request));
    const base::Uuid id = TRY(request.uuid("upload"));
    auto upload = TRY(services.store.upload(id));
    if (!upload || upload->kiosk != kiosk.id)
        return tus_refusal(404);
    if (upload->expires_at <= services.clock.now())
        return tus_refusal(410);
    return *std::move(upload);
}

std::unique_ptr<Body> upload_body(const Request& request, const Services& services)
{
    return std::make_unique<UploadBody>(request, services);
}

} // namespace central
