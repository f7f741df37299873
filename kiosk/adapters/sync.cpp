#include "kiosk/adapters/sync.h"

#include "shared/receipt/receipt.h"
#include "shared/wire/deposit.h"
#include "shared/wire/envelope.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>
#include <utility>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;

/// What a cut costs at most: central drops a chunk that does not match its checksum. Where one
/// went in a moment, the next is larger; where it did not, they are small again.
constexpr std::size_t smallest_chunk = 1U << 20; // bytes
constexpr std::size_t largest_chunk = 16U << 20; // bytes
constexpr std::chrono::milliseconds moment{500};
constexpr const char* tus = "Tus-Resumable: 1.0.0";
constexpr int gone = 410;
constexpr int wrong_offset = 409;

std::string base64(base::ByteView bytes)
{
    std::string text = base::to_base64url(bytes);
    for (char& digit : text)
        digit = digit == '-' ? '+' : digit == '_' ? '/' : digit;
    return text.append((4 - text.size() % 4) % 4, '=');
}

std::string upload_metadata(const KeptDeposit& deposit, const wire::SealedFile& file)
{
    const auto pair = [](std::string_view name, const std::string& value) {
        return std::string{name} + " " + base64(base::as_bytes(value));
    };
    return "Upload-Metadata: " + pair("deposit", deposit.id.text()) + "," +
           pair("file", file.file.text()) + "," + pair("sha256", base::to_hex(file.digest));
}

std::optional<std::uint64_t> offset_in(const Answer& answer)
{
    const std::string text = answer.header("upload-offset");
    std::uint64_t offset = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return offset;
}

wire::DepositSubmission submission_of(const KeptDeposit& deposit)
{
    return {.manifest = deposit.manifest,
            .manifest_digest = deposit.manifest_digest,
            .files = deposit.files,
            .receipt = deposit.receipt};
}

} // namespace

Result<dossier::Acknowledgement> Sync::send(const base::Uuid& id)
{
    m_retry_after.reset();
    const auto deposit = TRY(m_outbox.find(id));
    if (!deposit || deposit->closed)
        return base::failure(ErrorCode::NotFound, "no such deposit waits");
    // Where central may have it already, its answer alone was lost: nothing need be uploaded again.
    if (!deposit->submitted) {
        m_chunk = std::max(m_chunk, smallest_chunk);
        for (const wire::SealedFile& file : deposit->files)
            TRY(upload(*deposit, file));
        TRY(m_outbox.note_submitted(id));
    }
    const Answer answer = TRY(commit(*deposit));
    if (!answer.is_success()) {
        const base::Error error = answer.error();
        if (error.code == ErrorCode::FileMissing) {
            give_up_uploads(*deposit);
            TRY(m_outbox.note_refused(id));
        }
        return std::unexpected{error};
    }
    return accept(*deposit, answer);
}

Result<Answer> Sync::exchange(const Request& request)
{
    Answer answer = TRY(m_connection.exchange(request));
    m_retry_after = answer.retry_after();
    return answer;
}

Result<void> Sync::upload(const KeptDeposit& deposit, const wire::SealedFile& file)
{
    std::string location = TRY(m_outbox.upload_of(file.file));
    auto offset = location.empty() ? std::nullopt : TRY(offset_of(location));
    if (!offset) {
        location = TRY(create_upload(deposit, file));
        TRY(m_outbox.note_upload(file.file, location));
        offset = TRY(offset_of(location));
    }
    if (!offset || *offset > file.size)
        return base::failure(ErrorCode::CentralRefused, "central keeps no place for an upload");
    return *offset < file.size ? send_from(location, file, *offset) : Result<void>{};
}

Result<std::string> Sync::create_upload(const KeptDeposit& deposit, const wire::SealedFile& file)
{
    const Answer answer =
        TRY(exchange({.method = "POST",
                      .path = "/v1/uploads",
                      .headers = {tus, "Upload-Length: " + std::to_string(file.size),
                                  upload_metadata(deposit, file)}}));
    if (!answer.is_success())
        return std::unexpected{answer.error()};
    std::string location = answer.header("location");
    if (!location.starts_with("/v1/uploads/"))
        return base::failure(ErrorCode::CentralRefused, "central named no place for an upload");
    return location;
}

/// How many bytes central holds; nothing where it no longer knows the upload.
Result<std::optional<std::uint64_t>> Sync::offset_of(const std::string& location)
{
    const Answer answer = TRY(exchange({.method = "HEAD", .path = location, .headers = {tus}}));
    if (answer.status == 404 || answer.status == gone || answer.status == 403)
        return std::nullopt;
    if (!answer.is_success())
        return std::unexpected{answer.error()};
    return offset_in(answer);
}

Result<void> Sync::send_from(const std::string& location, const wire::SealedFile& file,
                             std::uint64_t offset)
{
    const base::Bytes bytes = TRY(m_outbox.file_bytes(file));
    const base::ByteView sealed{bytes};
    while (offset < sealed.size()) {
        const base::ByteView chunk =
            sealed.subspan(offset, std::min<std::size_t>(m_chunk, sealed.size() - offset));
        const bool whole = chunk.size() == sealed.size();
        const Answer answer =
            TRY(send_chunk(location, offset, chunk, whole ? file.digest : wire::sha256_of(chunk)));
        if (!answer.is_success() && answer.status != wrong_offset)
            return std::unexpected{answer.error()};
        const auto reached = answer.is_success() ? offset_in(answer) : TRY(offset_of(location));
        if (!reached || *reached <= offset)
            return base::failure(ErrorCode::CentralBusy, "an upload does not advance");
        offset = *reached;
    }
    return {};
}

Result<Answer> Sync::send_chunk(const std::string& location, std::uint64_t offset,
                                base::ByteView chunk, const dossier::Sha256& digest)
{
    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    const std::size_t size = std::exchange(m_chunk, smallest_chunk);
    Answer answer = TRY(exchange({.method = "PATCH",
                                  .path = location,
                                  .media_type = "application/offset+octet-stream",
                                  .body = chunk,
                                  .headers = {tus, "Upload-Offset: " + std::to_string(offset),
                                              "Upload-Checksum: sha256 " + base64(digest)}}));
    const auto took = Clock::now() - begun;
    if (answer.is_success() && took < 4 * moment)
        m_chunk = took < moment ? std::min(4 * size, largest_chunk) : size;
    return answer;
}

/// What central holds of them is of no use: it need not wait until it expires.
void Sync::give_up_uploads(const KeptDeposit& deposit)
{
    for (const wire::SealedFile& file : deposit.files)
        if (const auto location = m_outbox.upload_of(file.file); location && !location->empty())
            std::ignore =
                m_connection.exchange({.method = "DELETE", .path = *location, .headers = {tus}});
}

Result<Answer> Sync::commit(const KeptDeposit& deposit)
{
    const std::string json = wire::to_json(submission_of(deposit));
    return exchange({.method = "PUT",
                     .path = "/v1/deposits/" + deposit.id.text(),
                     .body = base::as_bytes(json)});
}

Result<dossier::Acknowledgement> Sync::accept(const KeptDeposit& deposit, const Answer& answer)
{
    const auto given = TRY(wire::parse_deposit_receipt(base::as_text(answer.body)));
    const auto verify = [&] {
        return receipt::verify(given.receipt,
                               m_keys.known().value_or(wire::Keyset{}).verifying_keys());
    };
    auto verified = verify();
    if (!verified) { // central may have a key that is newer than ours
        TRY(m_keys.refresh());
        verified = verify();
    }
    const receipt::Receipt signed_one = TRY(std::move(verified));
    if (signed_one.issuer != receipt::Issuer::Central || signed_one.deposit != deposit.id ||
        signed_one.manifest != deposit.manifest_digest ||
        signed_one.application_number != given.application_number)
        return base::failure(ErrorCode::ReceiptInvalid, "the receipt is that of another deposit");
    TRY(m_outbox.close(deposit.id));
    return dossier::Acknowledgement{.deposit = deposit.id,
                                    .at = signed_one.issued_at,
                                    .application_number = signed_one.application_number,
                                    .qr_text = given.receipt};
}

} // namespace kiosk::adapters
