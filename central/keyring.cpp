#include "central/keyring.h"

#include "shared/base/durable.h"

#include <algorithm>
#include <fstream>
#include <sodium.h>
#include <sstream>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

using Secret = std::array<std::byte, 32>;

Result<Secret> load_secret(const fs::path& file)
{
    std::ifstream stream{file};
    std::string text;
    stream >> text;
    const auto bytes = base::from_hex(text);
    Secret secret{};
    if (!stream || !bytes || bytes->size() != secret.size())
        return base::failure(ErrorCode::ConfigurationInvalid,
                             file.string() + " must hold 32 bytes in hexadecimal");
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & others) != fs::perms::none)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             file.string() + " must be readable by its owner only");
    std::ranges::copy(*bytes, secret.begin());
    return secret;
}

Result<void> save_secret(const fs::path& file, const Secret& secret)
{
    return base::write_whole(file, base::as_bytes(base::to_hex(secret) + "\n"));
}

Result<wire::EncryptionKeyPair> load_encryption(const fs::path& file)
{
    wire::EncryptionKeyPair keys;
    keys.secret_key = TRY(load_secret(file));
    crypto_scalarmult_base(reinterpret_cast<unsigned char*>(keys.public_key.data()),
                           reinterpret_cast<const unsigned char*>(keys.secret_key.data()));
    return keys;
}

std::vector<fs::path> older_keys(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored})
        if (entry.path().filename().string().starts_with("encryption-") &&
            entry.path().extension() == ".key")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

Result<Keyring> Keyring::load(const fs::path& folder)
{
    std::vector<wire::EncryptionKeyPair> encryption{
        TRY(load_encryption(folder / "encryption.key"))};
    for (const fs::path& file : older_keys(folder))
        encryption.push_back(TRY(load_encryption(file)));
    receipt::SigningKey receipts = TRY(receipt::SigningKey::load(folder / "receipts.pem"));
    const Secret pepper = TRY(load_secret(folder / "pepper.key"));
    return Keyring{std::move(encryption), std::move(receipts), pepper};
}

Result<void> Keyring::create(const fs::path& folder)
{
    TRY(base::make_folder(folder));
    fs::permissions(folder, fs::perms::owner_all);
    if (!fs::exists(folder / "encryption.key"))
        TRY(save_secret(folder / "encryption.key", wire::make_encryption_keys().secret_key));
    if (!fs::exists(folder / "receipts.pem"))
        TRY(receipt::SigningKey::generate().save(folder / "receipts.pem"));
    if (!fs::exists(folder / "pepper.key")) {
        Secret pepper{};
        base::fill_random(pepper);
        TRY(save_secret(folder / "pepper.key", pepper));
    }
    return {};
}

Result<base::Bytes> Keyring::open(const wire::EnvelopeContext& context, base::ByteView sealed) const
{
    const std::string kid = TRY(wire::envelope_kid(sealed));
    for (const wire::EncryptionKeyPair& keys : m_encryption)
        if (wire::encryption_kid(keys.public_key) == kid)
            return wire::open(keys, context, sealed);
    return base::failure(ErrorCode::DataInvalid, "sealed to a key that central has not");
}

base::Bytes Keyring::seal(const wire::EnvelopeContext& context, base::ByteView clear) const
{
    return wire::seal(current().public_key, context, clear);
}

wire::KeySet Keyring::published() const
{
    wire::KeySet keys;
    for (const wire::EncryptionKeyPair& pair : m_encryption)
        keys.encryption.push_back({pair.public_key, keys.encryption.empty()});
    keys.receipts.add(m_receipts.verifying_key(receipt::Issuer::Central));
    return keys;
}

} // namespace central
