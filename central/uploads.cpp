#include "central/callers.h"
#include "central/dates.h"
#include "central/log.h"
#include "central/resources.h"
#include "central/tus.h"
#include "shared/dossier/file_rules.h"

#include <array>
#include <mutex>

namespace central
{

namespace
{

using base::Result;
using base::Uuid;

constexpr std::chrono::days upload_time{7};
/// A later end that is not worth a write of its own.
constexpr std::chrono::hours little_later{1};

std::size_t largest_upload()
{
    return wire::sealed_size(dossier::largest_file);
}

/// Two requests on one upload wait for each other.
std::mutex& turn_of(const Uuid& upload)
{
    static std::array<std::mutex, 64> turns;
    return turns.at(std::to_integer<std::size_t>(upload.bytes().back()) % turns.size());
}

Answer abilities()
{
    Response response = tus_response(204);
    response.with("Tus-Version", "1.0.0")
        .with("Tus-Extension", "creation,checksum,expiration,termination")
        .with("Tus-Checksum-Algorithm", "sha1,sha256")
        .with("Tus-Max-Size", std::to_string(largest_upload()));
    return response;
}

std::optional<Upload> described_by(const Request& request)
{
    const Named metadata = tus_metadata(request.header("upload-metadata"));
    const auto value = [&](const char* name) {
        const auto found = metadata.find(name);
        return found == metadata.end() ? std::string{} : found->second;
    };
    const auto deposit = Uuid::parse(value("deposit"));
    const auto file = Uuid::parse(value("file"));
    const auto digest = base::from_hex(value("sha256"));
    const auto length = tus_number(request.header("upload-length"));
    Upload upload;
    if (!deposit || !file || !digest || digest->size() != upload.digest.size() || !length)
        return std::nullopt;
    upload.deposit = *deposit;
    upload.file = *file;
    std::ranges::copy(*digest, upload.digest.begin());
    upload.length = *length;
    return upload;
}

Answer create(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    TRY(check_tus_version(request));
    auto wanted = described_by(request);
    if (!wanted)
        return tus_refusal(400);
    if (wanted->length > largest_upload())
        return tus_refusal(413);
    const base::Instant now = services.clock.now();
    wanted->id = Uuid::make(now);
    wanted->kiosk = kiosk.id;
    wanted->expires_at = now + upload_time;
    const Upload upload = TRY(services.store.open_upload(*wanted));
    TRY(services.blobs.create(upload.id));
    Response response = tus_response(201);
    response.with("Location", "/v1/uploads/" + upload.id.text())
        .with("Upload-Expires", internet_date(upload.expires_at, "GMT"));
    return response;
}

/// The kiosk's upload that the path names: 404, or 410 where it expired.
std::expected<Upload, Refusal> upload_of(const Request& request, const Services& services)
{
    const Kiosk kiosk = TRY(kiosk_of(request, services));
    TRY(check_tus_version(request));
    const Uuid id = TRY(request.uuid("upload"));
    auto upload = TRY(services.store.upload(id));
    if (!upload || upload->kiosk != kiosk.id)
        return tus_refusal(404);
    if (upload->expires_at <= services.clock.now())
        return tus_refusal(410);
    return *std::move(upload);
}

Answer offset(const Request& request, const Services& services)
{
    const Upload upload = TRY(upload_of(request, services));
    const std::lock_guard turn{turn_of(upload.id)};
    Response response = tus_response(200);
    response.with("Upload-Offset", std::to_string(TRY(services.blobs.size(upload.id))))
        .with("Upload-Length", std::to_string(upload.length))
        .with("Upload-Expires", internet_date(upload.expires_at, "GMT"));
    return response;
}

Answer append(const Request& request, const Services& services)
{
    const Upload upload = TRY(upload_of(request, services));
    if (request.header("content-type") != "application/offset+octet-stream")
        return tus_refusal(415);
    const auto at = tus_number(request.header("upload-offset"));
    if (!at)
        return tus_refusal(400);
    TRY(check_tus_checksum(request));
    if (*at > upload.length || request.body.size() > upload.length - *at)
        return tus_refusal(413);
    const std::lock_guard turn{turn_of(upload.id)};
    if (!TRY(services.blobs.append(upload.id, *at, base::as_bytes(request.body))))
        return tus_refusal(409);
    base::Instant expires_at = services.clock.now() + upload_time;
    if (expires_at - upload.expires_at > little_later)
        TRY(services.store.extend_upload(upload.id, expires_at));
    else
        expires_at = upload.expires_at;
    Response response = tus_response(204);
    response.with("Upload-Offset", std::to_string(*at + request.body.size()))
        .with("Upload-Expires", internet_date(expires_at, "GMT"));
    return response;
}

/// What came before the line was cut counts, unless a checksum was to be held against the whole.
void keep_what_came(const Request& request, const Services& services)
{
    if (!request.header("upload-checksum").empty())
        return;
    if (const Answer kept = append(request, services); !kept)
        log("a cut upload was not kept: " + kept.error().problem.detail);
}

Answer abandon(const Request& request, const Services& services)
{
    const Upload upload = TRY(upload_of(request, services));
    const std::lock_guard turn{turn_of(upload.id)};
    TRY(services.store.remove_upload(upload.id));
    services.blobs.remove(upload.id);
    return tus_response(204);
}

} // namespace

void add_uploads(Router& router, const Services& services)
{
    const auto made = [&](const char* method, const char* pattern, auto answer) {
        Route route{method, pattern, [&services, answer](const Request& request) {
                        return answer(request, services);
                    }};
        route.errors = Errors::PlainText;
        route.largest_body = 0;
        return route;
    };
    router.add("OPTIONS", "/v1/uploads", [](const Request&) { return abilities(); });
    router.add(made("POST", "/v1/uploads", create));
    router.add(made("HEAD", "/v1/uploads/{upload}", offset));
    router.add(made("DELETE", "/v1/uploads/{upload}", abandon));
    Route patch = made("PATCH", "/v1/uploads/{upload}", append);
    patch.largest_body = largest_upload();
    patch.salvage = [&services](const Request& request) { keep_what_came(request, services); };
    router.add(std::move(patch));
}

} // namespace central
