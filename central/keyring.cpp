#include "central/keyring.h"

#include "central/secret_file.h"
#include "shared/base/durable.h"

namespace central
{

namespace fs = std::filesystem;
using base::Result;

Result<Keyring> Keyring::load(const fs::path& folder, std::shared_ptr<const Opener> opener)
{
    receipt::SigningKey receipts = TRY(receipt::SigningKey::load(folder / "receipts.pem"));
    const Secret pepper = TRY(load_secret(folder / "pepper.key"));
    return Keyring{std::move(opener), std::move(receipts), pepper};
}

Result<void> Keyring::create(const fs::path& folder)
{
    TRY(base::make_folder(folder));
    fs::permissions(folder, fs::perms::owner_all);
    if (!fs::exists(folder / "receipts.pem"))
        TRY(receipt::SigningKey::generate().save(folder / "receipts.pem"));
    if (!fs::exists(folder / "pepper.key")) {
        Secret pepper{};
        base::fill_random(pepper);
        TRY(save_secret(folder / "pepper.key", pepper));
    }
    return {};
}

base::Bytes Keyring::seal(const wire::EnvelopeContext& context, base::ByteView clear) const
{
    return wire::seal(m_opener->keys().front(), context, clear);
}

wire::KeySet Keyring::published() const
{
    wire::KeySet keys;
    for (const wire::EncryptionPublicKey& key : m_opener->keys())
        keys.encryption.push_back({key, keys.encryption.empty()});
    keys.receipts.add(m_receipts.verifying_key(receipt::Issuer::Central));
    return keys;
}

} // namespace central
