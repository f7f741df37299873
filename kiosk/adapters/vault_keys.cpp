#include "kiosk/adapters/vault_keys.h"

#include "shared/base/durable.h"

#include <fstream>
#include <iterator>

namespace kiosk::adapters
{

namespace
{

std::optional<wire::KeySet> read_keys(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    const std::string json{std::istreambuf_iterator<char>{stream}, {}};
    auto keys = wire::parse_key_set(json);
    if (!keys || keys->current() == nullptr)
        return std::nullopt;
    return std::move(*keys);
}

} // namespace

VaultKeys::VaultKeys(CentralConnection& connection, std::filesystem::path file)
    : m_connection{connection}, m_file{std::move(file)}, m_known{read_keys(m_file)}
{
}

std::optional<wire::KeySet> VaultKeys::known() const
{
    const std::lock_guard lock{m_mutex};
    return m_known;
}

base::Result<void> VaultKeys::refresh()
{
    const Answer answer = TRY(m_connection.ask({.path = "/v1/keys"}));
    const std::string json{base::as_text(answer.body)};
    wire::KeySet keys = TRY(wire::parse_key_set(json));
    if (keys.current() == nullptr)
        return base::failure(base::ErrorCode::DataInvalid, "central has no key to seal to");
    const std::lock_guard lock{m_mutex};
    const bool is_new = !m_known || wire::to_json(*m_known) != wire::to_json(keys);
    m_known = std::move(keys);
    return is_new ? base::write_whole(m_file, base::as_bytes(json)) : base::Result<void>{};
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
