#include "kiosk/adapters/vault.h"

#include "kiosk/adapters/outbox.h"
#include "kiosk/adapters/sync.h"
#include "kiosk/adapters/sync_loop.h"
#include "kiosk/adapters/vault_keys.h"
#include "kiosk/adapters/wipe_stack.h"
#include "shared/base/durable.h"
#include "shared/receipt/receipt.h"
#include "shared/wire/deposit.h"
#include "shared/wire/digest.h"
#include "shared/wire/envelope.h"

#include <cstdio>
#include <fmt/format.h>
#include <functional>
#include <map>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;

dossier::Acknowledgement acknowledged_here(const KeptDeposit& deposit)
{
    return {.deposit = deposit.id,
            .at = deposit.at,
            .application_number = std::nullopt,
            .qr_text = deposit.receipt};
}

std::uint64_t bytes_of(const dossier::Dossier& dossier)
{
    std::uint64_t bytes = 0;
    for (const dossier::AttachedPiece& piece : dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            bytes += file.size;
    return bytes;
}

/// Seals the files of a dossier; FileMissing where the bytes are not there as it describes them.
class FileSealer
{
public:
    FileSealer(const dossier::Dossier& dossier, const ports::Papers& papers,
               const wire::EncryptionPublicKey& key)
        : m_deposit{dossier.id}, m_papers{papers}, m_key{key}
    {
        for (const dossier::AttachedPiece& piece : dossier.pieces)
            for (const dossier::AttachedFile& file : piece.files) {
                m_order.push_back(file.id);
                m_digests[file.id] = file.digest;
            }
    }

    const std::vector<base::Uuid>& order() const { return m_order; }

    Result<void> operator()(const base::Uuid& file, const TakePart& take) const
    {
        const Result<void> sealed = seal(file, take);
        wipe_stack();
        return sealed;
    }

private:
    Result<void> seal(const base::Uuid& file, const TakePart& take) const
    {
        const auto bytes = m_papers.look_at(file);
        if (!bytes)
            return base::failure(ErrorCode::FileMissing, "a file of the dossier is not there");
        wire::Sha256Sum digest;
        const auto take_sealed = [&](base::ByteView sealed, base::ByteView clear) {
            // After the sealing: had the papers been wiped meanwhile, zeros would have been sealed.
            digest.add(clear);
            return take(sealed);
        };
        TRY(wire::seal(m_key, {.deposit = m_deposit, .part = file}, *bytes, take_sealed));
        if (digest.finish() != m_digests.at(file))
            return base::failure(ErrorCode::FileMissing, "a file is not the one described");
        return {};
    }

    base::Uuid m_deposit;
    const ports::Papers& m_papers;
    const wire::EncryptionPublicKey& m_key;
    std::vector<base::Uuid> m_order;
    std::map<base::Uuid, dossier::Sha256> m_digests;
};

/// Central read it and does not have it.
bool was_refused(const KeptDeposit& deposit)
{
    switch (base::error_code_named(deposit.failure)) {
    case ErrorCode::DossierIncomplete:
    case ErrorCode::DossierIneligible:
    case ErrorCode::IdentityUnknown:
    case ErrorCode::FileInfected:
    case ErrorCode::FileBomb:
    case ErrorCode::FileMalformed:
    case ErrorCode::FileTypeRefused:
    case ErrorCode::FileContentMismatch:
    case ErrorCode::FileTooLarge:
    case ErrorCode::FileEmpty:
        return true;
    default:
        return false;
    }
}

dossier::Sha256 digest_of(const wire::DepositManifest& manifest)
{
    return wire::sha256_of(base::as_bytes(
        dossier::manifest_of(manifest.dossier, manifest.foreigner_number,
                             manifest.catalogue_version, manifest.kiosk, manifest.at)));
}

receipt::Receipt receipt_for(const dossier::Dossier& dossier, const KeptDeposit& deposit,
                             const std::string& kiosk)
{
    receipt::Receipt receipt{.issuer = receipt::Issuer::Kiosk,
                             .key_id = {},
                             .issued_at = deposit.at,
                             .deposit = deposit.id,
                             .manifest = deposit.manifest_digest,
                             .application_number = std::nullopt,
                             .kiosk = kiosk};
    for (const dossier::AttachedPiece& piece : dossier.pieces) {
        ++receipt.pieces;
        for (const dossier::AttachedFile& file : piece.files)
            receipt.pages += file.pages;
    }
    return receipt;
}

class SyncedVault final : public ports::Vault
{
public:
    struct Held {
        std::unique_ptr<Outbox> outbox;
        wire::Root root;
    };

    SyncedVault(VaultSettings settings, receipt::SigningKey signing_key, const base::Clock& clock,
                Held held)
        : m_settings{std::move(settings)},
          m_signing_key{std::move(signing_key)},
          m_clock{clock},
          m_outbox{std::move(held.outbox)},
          m_connection{m_settings.central, Asks::Background},
          m_keys{m_connection, m_settings.folder / "central-keys.jws", std::move(held.root)},
          m_loop{{.connection = m_connection,
                  .outbox = *m_outbox,
                  .keys = m_keys,
                  .identity = *m_settings.central.identity,
                  .clock = m_clock},
                 m_signing_key.verifying_key(receipt::Issuer::Kiosk),
                 m_settings}
    {
    }

    Result<dossier::Acknowledgement> deposit(const ports::Session& session,
                                             const dossier::Dossier& dossier,
                                             const ports::Papers& papers) override
    {
        auto told = keep(session, dossier, papers);
        wipe_stack();
        return told;
    }

    std::optional<dossier::Acknowledgement>
    await_central(const base::Uuid& deposit, std::chrono::milliseconds at_most) override
    {
        return m_loop.await(deposit, at_most);
    }

    std::size_t waiting() const override
    {
        const auto waiting = m_outbox->waiting();
        return waiting.value_or(0);
    }

    Result<void> room() const override { return room_for(0); }

private:
    Result<dossier::Acknowledgement> keep(const ports::Session& session,
                                          const dossier::Dossier& dossier,
                                          const ports::Papers& papers)
    {
        const auto told = TRY(told_before(manifest_of(session, dossier)));
        if (told)
            return *told;
        TRY(room_for(bytes_of(dossier)));
        const auto keys = m_keys.known();
        if (!keys)
            return base::failure(ErrorCode::NetworkDown, "central's key was never fetched");
        const wire::EncryptionPublicKey key = keys->to_seal_to(m_clock.now());
        const KeptDeposit deposit = describe(manifest_of(session, dossier), key);
        const FileSealer sealer{dossier, papers, key};
        wipe_stack(); // before threads are started that would inherit what the manifest left
        TRY(m_outbox->add(deposit, sealer.order(), std::cref(sealer)));
        m_loop.wake();
        return acknowledged_here(deposit);
    }

    Result<void> room_for(std::uint64_t bytes) const
    {
        const Capacity capacity =
            TRY(capacity_of(m_settings.folder, TRY(m_outbox->held()), m_settings.capacity));
        if (!capacity.takes_deposits(bytes))
            return base::failure(ErrorCode::StorageFull, "outbox: nearly full");
        return m_outbox->writable();
    }

    /// What a visitor who deposits again was told before; nothing for who deposits for the first
    /// time, or corrects what central refused.
    Result<std::optional<dossier::Acknowledgement>> told_before(wire::DepositManifest manifest)
    {
        const auto kept = TRY(m_outbox->find(manifest.dossier.id));
        if (!kept)
            return std::nullopt;
        manifest.at = kept->at;
        const dossier::Sha256 digest = digest_of(manifest);
        if (const auto given = m_loop.acknowledgement_of(kept->id))
            if (is_of(*given, digest))
                return given;
        if (!kept->closed && kept->manifest_digest == digest)
            return acknowledged_here(*kept);
        if (!kept->closed && was_refused(*kept))
            return std::nullopt;
        return base::failure(ErrorCode::DepositConflict, "deposited before");
    }

    bool is_of(const dossier::Acknowledgement& given, const dossier::Sha256& manifest) const
    {
        const auto keys = m_keys.known();
        if (!keys)
            return false;
        const auto receipt = receipt::verify(given.qr_text, keys->verifying_keys());
        return receipt && receipt->manifest == manifest;
    }

    wire::DepositManifest manifest_of(const ports::Session& session,
                                      const dossier::Dossier& dossier) const
    {
        return {.dossier = dossier,
                .foreigner_number = session.person.foreigner_number,
                .catalogue_version = m_settings.catalogue_version,
                .kiosk = m_settings.central.identity->certificate().kiosk,
                .at = std::chrono::floor<std::chrono::seconds>(m_clock.now())};
    }

    KeptDeposit describe(const wire::DepositManifest& manifest,
                         const wire::EncryptionPublicKey& key) const
    {
        const base::Uuid id = manifest.dossier.id;
        KeptDeposit deposit;
        deposit.id = id;
        deposit.at = manifest.at;
        deposit.manifest_digest = digest_of(manifest);
        deposit.manifest =
            wire::seal(key, {.deposit = id, .part = id}, base::as_bytes(wire::to_json(manifest)));
        deposit.receipt =
            receipt::sign(receipt_for(manifest.dossier, deposit, manifest.kiosk), m_signing_key);
        return deposit;
    }

    VaultSettings m_settings;
    receipt::SigningKey m_signing_key;
    const base::Clock& m_clock;
    std::unique_ptr<Outbox> m_outbox;
    CentralConnection m_connection;
    VaultKeys m_keys;
    SyncLoop m_loop; // last: it stops before what it uses goes
};

} // namespace

Result<std::unique_ptr<ports::Vault>>
open_vault(VaultSettings settings, receipt::SigningKey signing_key, const base::Clock& clock)
{
    wire::Root root = TRY(wire::Root::load(settings.root));
    if (!settings.note)
        settings.note = [](std::string_view line) { fmt::print(stderr, "{}\n", line); };
    auto outbox = std::make_unique<Outbox>(settings.folder, settings.note);
    if (const auto known = outbox->last_hour(); known && settings.hear_past)
        settings.hear_past(*known);
    SyncedVault::Held held{std::move(outbox), std::move(root)};
    return std::make_unique<SyncedVault>(std::move(settings), std::move(signing_key), clock,
                                         std::move(held));
}

} // namespace kiosk::adapters
