#include "central/callers.h"
#include "central/dates.h"
#include "central/resources.h"
#include "central/tus.h"
#include "central/upload_body.h"
#include "shared/dossier/file_rules.h"

namespace central
{

namespace
{

using base::Result;
using base::Uuid;

std::size_t largest_upload()
{
    return wire::sealed_size(dossier::largest_file);
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

Result<std::uint64_t> held(const Uuid& upload, const Services& services)
{
    const std::lock_guard turn{turn_of(upload)};
    return services.blobs.size(upload);
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
        .with("Upload-Offset", std::to_string(TRY(held(upload.id, services))))
        .with("Upload-Expires", internet_date(upload.expires_at, "GMT"));
    return response;
}

Answer offset(const Request& request, const Services& services)
{
    const Upload upload = TRY(upload_of(request, services));
    Response response = tus_response(200);
    response.with("Upload-Offset", std::to_string(TRY(held(upload.id, services))))
        .with("Upload-Length", std::to_string(upload.length))
        .with("Upload-Expires", internet_date(upload.expires_at, "GMT"));
    return response;
}

Answer abandon(const Request& request, const Services& services)
{
    const Upload upload = TRY(upload_of(request, services));
    const std::lock_guard turn{turn_of(upload.id)};
    if (TRY(services.store.remove_upload(upload.id)))
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
    Route patch{"PATCH", "/v1/uploads/{upload}", {}};
    patch.largest_body = largest_upload();
    patch.errors = Errors::PlainText;
    patch.body = [&services](const Request& request) { return upload_body(request, services); };
    router.add(std::move(patch));
}

} // namespace central
