#include "central/opener_keys.h"

#include "central/secret_file.h"
#include "shared/base/durable.h"

#include <algorithm>
#include <sodium.h>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

Result<wire::EncryptionKeyPair> load_pair(const fs::path& file)
{
    wire::EncryptionKeyPair pair;
    pair.secret_key = TRY(load_secret(file));
    crypto_scalarmult_base(reinterpret_cast<unsigned char*>(pair.public_key.data()),
                           reinterpret_cast<const unsigned char*>(pair.secret_key.data()));
    return pair;
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

OpenerKeys::OpenerKeys(std::vector<wire::EncryptionKeyPair> pairs) : m_pairs{std::move(pairs)}
{
    sodium_mlock(m_pairs.data(), m_pairs.size() * sizeof m_pairs.front());
}

Result<OpenerKeys> OpenerKeys::load(const fs::path& folder)
{
    const std::vector<fs::path> older = older_keys(folder);
    std::vector<wire::EncryptionKeyPair> pairs;
    pairs.reserve(older.size() + 1);
    pairs.push_back(TRY(load_pair(folder / "encryption.key")));
    for (const fs::path& file : older)
        pairs.push_back(TRY(load_pair(file)));
    return OpenerKeys{std::move(pairs)};
}

Result<void> OpenerKeys::create(const fs::path& folder)
{
    TRY(base::make_folder(folder));
    fs::permissions(folder, fs::perms::owner_all);
    if (!fs::exists(folder / "encryption.key"))
        TRY(save_secret(folder / "encryption.key", wire::make_encryption_keys().secret_key));
    return {};
}

base::Bytes OpenerKeys::published() const
{
    base::Bytes keys;
    for (const wire::EncryptionKeyPair& pair : m_pairs)
        keys.insert(keys.end(), pair.public_key.begin(), pair.public_key.end());
    return keys;
}

Result<base::Bytes> OpenerKeys::open(const wire::EnvelopeContext& context,
                                     base::ByteView sealed) const
{
    const std::string kid = TRY(wire::envelope_kid(sealed));
    for (const wire::EncryptionKeyPair& pair : m_pairs)
        if (wire::encryption_kid(pair.public_key) == kid)
            return wire::open(pair, context, sealed);
    return base::failure(ErrorCode::DataInvalid, "sealed to a key that central has not");
}

void OpenerKeys::wipe()
{
    if (!m_pairs.empty())
        sodium_memzero(m_pairs.data(), m_pairs.size() * sizeof m_pairs.front());
    m_pairs.clear();
    // What was computed with them lies below.
    sodium_stackzero(65'536);
}

} // namespace central
