#include "central/base64.h"
#include "central/callers.h"
#include "central/resources.h"
#include "shared/dossier/file_rules.h"

namespace central
{

namespace
{

using base::ErrorCode;

/// RFC 9530: `sha-256=:<base64>:`.
base::Result<void> check_digest(const Request& request)
{
    std::string_view header = request.header("content-digest");
    constexpr std::string_view start = "sha-256=:";
    if (!header.starts_with(start) || !header.ends_with(':'))
        return base::failure(ErrorCode::DataInvalid, "Content-Digest must be a sha-256");
    header = header.substr(start.size(), header.size() - start.size() - 1);
    if (header != to_base64(digest_of(request.body)))
        return base::failure(ErrorCode::DataInvalid, "the bytes are not those of Content-Digest");
    return {};
}

Answer save(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    DraftFile file;
    file.draft = TRY(request.uuid("draft"));
    file.file = TRY(request.uuid("file"));
    file.number = session.number;
    file.media_type = request.header("content-type");
    file.kept_at = services.clock.now();
    file.blob = base::Uuid::make(file.kept_at);
    TRY(check_digest(request));
    const base::Bytes sealed =
        services.keyring.seal({file.draft, file.file}, base::as_bytes(request.body));
    TRY(services.keyring.opener().check(
        {file.draft, file.file}, sealed,
        {request.body.size(), digest_of(request.body), file.media_type}));
    TRY(services.blobs.put(file.blob, sealed));
    const FilePut put = TRY(services.store.put_draft_file(file));
    if (put.replaced)
        services.blobs.remove(*put.replaced);
    if (put.accepted)
        return empty(204);
    services.blobs.remove(file.blob);
    return base::failure(ErrorCode::DepositConflict, "another person's draft");
}

Answer fetch(const Request& request, const Services& services)
{
    const Session session = TRY(session_of(request, services));
    const base::Uuid draft = TRY(request.uuid("draft"));
    const base::Uuid id = TRY(request.uuid("file"));
    const auto file = TRY(services.store.draft_file(session.number, draft, id));
    if (!file)
        return base::failure(ErrorCode::NotFound, "no such file");
    const base::Bytes sealed = TRY(services.blobs.get(file->blob));
    const base::Bytes clear = TRY(services.keyring.opener().open({draft, id}, sealed));
    Response response;
    response.body = base::as_text(clear);
    response.with("Content-Type", file->media_type);
    return response;
}

} // namespace

void add_draft_files(Router& router, const Services& services)
{
    Route put{"PUT", "/v1/drafts/{draft}/files/{file}",
              [&](const Request& request) { return save(request, services); }};
    put.largest_body = dossier::largest_file;
    router.add(std::move(put));
    router.add("GET", "/v1/drafts/{draft}/files/{file}",
               [&](const Request& request) { return fetch(request, services); });
}

} // namespace central
