#include "central/admission.h"

#include "shared/dossier/deposit.h"
#include "shared/receipt/receipt.h"

#include <algorithm>

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;
using base::Uuid;

std::unexpected<base::Error> invalid(const char* why)
{
    return base::failure(ErrorCode::DataInvalid, why);
}

/// The upload of a file, where it is whole. One that is complete but wrong is dropped, so that the
/// kiosk can send it again.
Result<std::optional<Uuid>> whole_upload(const Services& services,
                                         const std::vector<Upload>& uploads,
                                         const wire::SealedFile& wanted)
{
    for (const Upload& upload : uploads) {
        if (upload.file != wanted.file || upload.digest != wanted.digest ||
            upload.length != wanted.size)
            continue;
        const auto bytes = services.blobs.get(upload.id);
        if (!bytes && bytes.error().code != ErrorCode::NotFound)
            return std::unexpected{bytes.error()};
        if (!bytes || bytes->size() < upload.length)
            continue;
        if (wire::sha256_of(*bytes) == wanted.digest)
            return upload.id;
        if (TRY(services.store.remove_upload(upload.id)))
            services.blobs.remove(upload.id);
    }
    return std::nullopt;
}

struct Found {
    Uuid file;
    Uuid blob;
    Digest digest{};
};

std::expected<std::vector<Found>, Refusal> find_uploads(const Services& services, const Sent& sent)
{
    const auto uploads = TRY(services.store.uploads_of(sent.kiosk.id, sent.id));
    std::vector<Found> found;
    wire::Problem lacking = wire::problem_of({ErrorCode::FileMissing, "not uploaded whole"});
    for (const wire::SealedFile& wanted : sent.submission.files) {
        if (const auto blob = TRY(whole_upload(services, uploads, wanted)))
            found.push_back({wanted.file, *blob, wanted.digest});
        else
            lacking.missing.push_back(wanted.file.text());
    }
    if (!lacking.missing.empty())
        return std::unexpected<Refusal>{Refusal{std::move(lacking)}};
    return found;
}

Result<wire::DepositManifest> open_manifest(const Services& services, const Sent& sent)
{
    const base::Bytes clear =
        TRY(services.keyring.opener().open({sent.id, sent.id}, sent.submission.manifest));
    auto manifest = TRY(wire::parse_deposit_manifest(base::as_text(clear)));
    if (manifest.dossier.id != sent.id || manifest.kiosk != sent.kiosk.id)
        return invalid("the manifest is of another deposit or kiosk");
    const std::string canonical =
        dossier::manifest_of(manifest.dossier, manifest.foreigner_number,
                             manifest.catalogue_version, manifest.kiosk, manifest.at);
    if (digest_of(canonical) != sent.submission.manifest_digest)
        return invalid("the manifest is not that of its digest");
    return manifest;
}

Result<void> check_receipt(const Services& services, const Sent& sent)
{
    receipt::VerifyingKeys keys;
    for (const receipt::VerifyingKey& key : TRY(services.store.receipt_keys(sent.kiosk.id)))
        keys.add(key);
    const receipt::Receipt receipt = TRY(receipt::verify(sent.submission.receipt, keys));
    if (receipt.deposit != sent.id || receipt.manifest != sent.submission.manifest_digest)
        return base::failure(ErrorCode::ReceiptInvalid, "a receipt of another deposit");
    return {};
}

/// Each file of the dossier was sent, and nothing else; each is what the dossier says.
std::expected<std::vector<DepositFile>, Refusal>
check_files(const Services& services, const dossier::Dossier& dossier, std::vector<Found> found)
{
    std::vector<DepositFile> files;
    wire::Problem lacking = wire::problem_of({ErrorCode::FileMissing, "not among the files"});
    for (const dossier::AttachedPiece& piece : dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files) {
            const auto here = std::ranges::find(found, file.id, &Found::file);
            if (here == found.end()) {
                lacking.missing.push_back(file.id.text());
                continue;
            }
            const base::Bytes sealed = TRY(services.blobs.get(here->blob));
            TRY(services.keyring.opener().check({dossier.id, file.id}, sealed,
                                                {file.size, file.digest, file.media_type}));
            files.push_back({file.id, piece.piece, here->blob});
            found.erase(here);
        }
    if (!lacking.missing.empty())
        return std::unexpected<Refusal>{Refusal{std::move(lacking)}};
    if (!found.empty())
        return invalid("a file that no piece names");
    return files;
}

std::expected<void, Refusal> check_rules(const Services& services, const Admitted& admitted)
{
    // A kiosk whose clock runs ahead does not open tomorrow's rules.
    const base::Instant at = std::min(admitted.manifest.at, services.clock.now());
    auto problems =
        dossier::problems_of_dossier(admitted.manifest.dossier, {.catalogue = services.catalogue,
                                                                 .person = admitted.person,
                                                                 .today = base::paris_day(at),
                                                                 .communes = services.communes});
    if (problems.empty())
        return {};
    const bool ineligible = std::ranges::any_of(problems, &dossier::Problem::ineligible);
    wire::Problem problem = wire::problem_of(
        {ineligible ? ErrorCode::DossierIneligible : ErrorCode::DossierIncomplete, {}});
    problem.problems = std::move(problems);
    return std::unexpected<Refusal>{Refusal{std::move(problem)}};
}

/// Last, so that what is refused is not brought to where the files of deposits are.
Result<void> keep_files(const Services& services, const std::vector<Found>& found)
{
    for (const Found& file : found)
        TRY(services.blobs.keep(file.blob, file.digest));
    return {};
}

} // namespace

std::expected<Admitted, Refusal> admit(const Services& services, const Sent& sent)
{
    const auto found = TRY(find_uploads(services, sent));
    TRY(check_receipt(services, sent));
    Admitted admitted;
    admitted.manifest = TRY(open_manifest(services, sent));
    auto person = TRY(services.store.person(admitted.manifest.foreigner_number));
    if (!person)
        return base::failure(ErrorCode::IdentityUnknown);
    admitted.person = *std::move(person);
    admitted.files = TRY(check_files(services, admitted.manifest.dossier, found));
    TRY(check_rules(services, admitted));
    TRY(keep_files(services, found));
    return admitted;
}

} // namespace central
