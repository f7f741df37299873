#include "central/keyring.h"

#include "central/secret_file.h"
#include "shared/base/durable.h"
#include "shared/base/file.h"
#include "shared/wire/jws.h"

#include <algorithm>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

/// How long a key is used unless another takes its place.
constexpr std::chrono::days key_time{730};

std::string load_signed_keyset(const fs::path& folder)
{
    std::string text = base::read_file(folder / "keyset.jws").value_or("");
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

Result<wire::Keyset> keyset_in(const std::string& jws)
{
    return wire::parse_keyset(TRY(wire::parse_jws(jws)).payload);
}

/// Nothing goes on without it.
Result<wire::Keyset> keyset_of(const fs::path& folder, const std::string& jws)
{
    auto keyset = keyset_in(jws);
    if (!keyset)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             (folder / "keyset.jws").string() + ": " + keyset.error().detail);
    return keyset;
}

bool has(const EncryptionPublicKeys& keys, const wire::EncryptionPublicKey& key)
{
    return std::ranges::find(keys, key) != keys.end();
}

/// Whether what the root signed is what this central can do.
Result<void> check(const wire::Keyset& keyset, const EncryptionPublicKeys& opened,
                   const receipt::VerifyingKey& receipts)
{
    const bool opens = std::ranges::all_of(keyset.encryption, [&](const wire::EncryptionKey& key) {
        return has(opened, key.public_key);
    });
    if (opens && keyset.verifying_keys().find(receipts.id) != nullptr)
        return {};
    return base::failure(ErrorCode::ConfigurationInvalid,
                         "keyset.jws names a key that the opener has not, or not the one that "
                         "signs receipts");
}

std::vector<wire::EncryptionKey>
next_encryption(const wire::Keyset& before, const EncryptionPublicKeys& keys, base::Instant now)
{
    std::vector<wire::EncryptionKey> next;
    for (const wire::EncryptionKey& key : before.encryption)
        if (has(keys, key.public_key))
            next.push_back(key);
    for (const wire::EncryptionPublicKey& key : keys)
        if (std::ranges::find(next, key, &wire::EncryptionKey::public_key) == next.end())
            next.push_back({key, {now, now + key_time}});
    return next;
}

/// All of before: what they signed is still to be verified.
std::vector<wire::ReceiptKey> next_receipts(const wire::Keyset& before,
                                            const receipt::VerifyingKey& current, base::Instant now)
{
    std::vector<wire::ReceiptKey> next = before.receipts;
    if (before.verifying_keys().find(current.id) != nullptr)
        return next;
    for (wire::ReceiptKey& key : next)
        key.period.until = std::min(key.period.until, now);
    next.push_back({current, {now, now + key_time}});
    return next;
}

} // namespace

struct Keyring::Parts {
    std::shared_ptr<const Opener> opener;
    receipt::SigningKey receipts;
    Pepper pepper;
    Authority authority;
    wire::Keyset keyset;
    std::string signed_keyset;
};

Keyring::Keyring(Parts parts)
    : m_opener{std::move(parts.opener)},
      m_receipts{std::move(parts.receipts)},
      m_pepper{parts.pepper},
      m_authority{std::move(parts.authority)},
      m_keyset{std::move(parts.keyset)},
      m_signed_keyset{std::move(parts.signed_keyset)}
{
}

Result<Keyring> Keyring::load(const fs::path& folder, std::shared_ptr<const Opener> opener)
{
    auto receipts = TRY(receipt::SigningKey::load(folder / "receipts.pem"));
    const Pepper pepper = TRY(load_secret(folder / "pepper.key"));
    auto authority = TRY(Authority::load(folder));
    std::string jws = load_signed_keyset(folder);
    wire::Keyset keyset = TRY(keyset_of(folder, jws));
    TRY(check(keyset, opener->keys(), receipts.verifying_key(receipt::Issuer::Central)));
    return Keyring{{std::move(opener), std::move(receipts), pepper, std::move(authority),
                    std::move(keyset), std::move(jws)}};
}

Result<receipt::VerifyingKeys> verifying_keys_in(const fs::path& folder)
{
    return TRY(keyset_of(folder, load_signed_keyset(folder))).verifying_keys();
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
    return Authority::create(folder);
}

base::Bytes Keyring::seal(const wire::EnvelopeContext& context, base::ByteView clear) const
{
    return wire::seal(m_keyset.to_seal_to(base::SystemClock{}.now()), context, clear);
}

wire::PublishedKeys Keyring::published(const std::vector<receipt::VerifyingKey>& kiosks) const
{
    receipt::VerifyingKeys keys;
    for (const receipt::VerifyingKey& key : kiosks)
        keys.add(key);
    return {.keyset = m_signed_keyset, .kiosks = wire::sign_kiosk_keys(keys, m_receipts)};
}

Result<wire::Keyset> draft_keyset(const fs::path& folder, const EncryptionPublicKeys& encryption,
                                  base::Instant now)
{
    const wire::Keyset before = keyset_in(load_signed_keyset(folder)).value_or(wire::Keyset{});
    const auto receipts = TRY(receipt::SigningKey::load(folder / "receipts.pem"));
    const base::Instant second = std::chrono::floor<std::chrono::seconds>(now);
    return wire::Keyset{.version = before.version + 1,
                        .encryption = next_encryption(before, encryption, second),
                        .receipts = next_receipts(
                            before, receipts.verifying_key(receipt::Issuer::Central), second)};
}

Result<void> sign_first_keyset(const fs::path& folder, const EncryptionPublicKeys& encryption)
{
    if (fs::exists(folder / "keyset.jws"))
        return {};
    if (!fs::exists(folder / "root.key"))
        TRY(wire::RootKey::generate().save(folder / "root.key"));
    const auto root = TRY(wire::RootKey::load(folder / "root.key"));
    const auto keyset = TRY(draft_keyset(folder, encryption, base::SystemClock{}.now()));
    return base::write_whole(folder / "keyset.jws", base::as_bytes(root.sign(keyset) + "\n"));
}

} // namespace central
