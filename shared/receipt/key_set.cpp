#include "shared/receipt/keys.h"
#include "shared/receipt/point.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace receipt
{

namespace
{

using nlohmann::json;

std::string text_in(const json& key, const char* member)
{
    const auto found = key.find(member);
    return found != key.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<Point> point_in(const json& key)
{
    const auto x = base::from_base64url(text_in(key, "x"));
    const auto y = base::from_base64url(text_in(key, "y"));
    if (text_in(key, "kty") != "EC" || text_in(key, "crv") != "P-256" || !x || !y ||
        x->size() != 32 || y->size() != 32)
        return std::nullopt;
    Point point{std::byte{4}};
    std::ranges::copy(*x, point.begin() + 1);
    std::ranges::copy(*y, point.begin() + 33);
    return is_on_curve(point) ? std::optional{point} : std::nullopt;
}

std::optional<VerifyingKey> key_in(const json& key)
{
    if (!key.is_object())
        return std::nullopt;
    const auto point = point_in(key);
    const std::string issuer = text_in(key, "issuer");
    if (!point || (issuer != "kiosk" && issuer != "central") ||
        text_in(key, "kid") != key_id_of(*point))
        return std::nullopt;
    return VerifyingKey{.id = text_in(key, "kid"),
                        .issuer = issuer == "central" ? Issuer::Central : Issuer::Kiosk,
                        .point = *point};
}

} // namespace

base::Result<VerifyingKeys> VerifyingKeys::parse(std::string_view text)
{
    const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("keys") || !document["keys"].is_array())
        return base::failure(base::ErrorCode::DataInvalid, "not a set of keys");
    VerifyingKeys keys;
    for (const nlohmann::json& each : document["keys"]) {
        const auto key = key_in(each);
        if (!key)
            return base::failure(base::ErrorCode::DataInvalid, "a key of the set is malformed");
        keys.add(*key);
    }
    return keys;
}

std::string VerifyingKeys::json() const
{
    auto keys = nlohmann::json::array();
    for (const VerifyingKey& key : m_keys) {
        const base::ByteView point{key.point};
        keys.push_back({{"alg", "ES256"},
                        {"crv", "P-256"},
                        {"issuer", key.issuer == Issuer::Central ? "central" : "kiosk"},
                        {"kid", key.id},
                        {"kty", "EC"},
                        {"use", "sig"},
                        {"x", base::to_base64url(point.subspan(1, 32))},
                        {"y", base::to_base64url(point.subspan(33, 32))}});
    }
    return nlohmann::json{{"keys", keys}}.dump();
}

void VerifyingKeys::add(const VerifyingKey& key)
{
    if (find(key.id) == nullptr)
        m_keys.push_back(key);
}

const VerifyingKey* VerifyingKeys::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_keys, id, &VerifyingKey::id);
    return found == m_keys.end() ? nullptr : &*found;
}

} // namespace receipt
