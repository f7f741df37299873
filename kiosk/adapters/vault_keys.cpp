#include "kiosk/adapters/vault_keys.h"

#include "shared/base/durable.h"
#include "shared/base/file.h"

namespace kiosk::adapters
{

namespace
{

std::optional<wire::Keyset> read_keys(const std::filesystem::path& file, const wire::Root& root)
{
    auto keys = root.verify(base::read_file(file).value_or(""));
    return keys ? std::optional{std::move(*keys)} : std::nullopt;
}

} // namespace

VaultKeys::VaultKeys(CentralConnection& connection, std::filesystem::path file, wire::Root root)
    : m_connection{connection},
      m_file{std::move(file)},
      m_root{std::move(root)},
      m_known{read_keys(m_file, m_root)}
{
}

std::optional<wire::Keyset> VaultKeys::known() const
{
    const std::lock_guard lock{m_mutex};
    return m_known;
}

base::Result<void> VaultKeys::refresh()
{
    const Answer answer = TRY(m_connection.ask({.path = "/v1/keys"}));
    const auto published = TRY(wire::parse_published_keys(base::as_text(answer.body)));
    wire::Keyset keys = TRY(m_root.verify(published.keyset));
    const std::lock_guard lock{m_mutex};
    if (m_known == keys)
        return {};
    if (m_known && keys.version <= m_known->version)
        return base::failure(base::ErrorCode::DataInvalid,
                             "central's keys are older than those that are known");
    TRY(base::write_whole(m_file, base::as_bytes(published.keyset)));
    m_known = std::move(keys);
    return {};
}

base::Result<void> VaultKeys::publish(const receipt::VerifyingKey& key)
{
    receipt::VerifyingKeys set;
    set.add(key);
    const std::string json = set.json();
    TRY(m_connection.ask({.method = "PUT",
                          .path = "/v1/kiosks/current/receipt-keys",
                          .body = base::as_bytes(json)}));
    return {};
}

} // namespace kiosk::adapters
