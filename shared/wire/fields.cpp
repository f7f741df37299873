#include "shared/wire/fields.h"

#include <algorithm>
#include <cmath>

namespace wire
{

using base::ErrorCode;
using base::failure;
using base::Result;
using catalogue::Value;

namespace
{

template <typename T>
Result<T> or_failure(std::optional<T> read, const std::string& complaint)
{
    if (!read)
        return failure(ErrorCode::DataInvalid, complaint);
    return *std::move(read);
}

} // namespace

Result<Fields> Fields::of(const Value& value, std::string where)
{
    const auto* object = std::get_if<Value::Object>(&value.content);
    if (object == nullptr)
        return failure(ErrorCode::DataInvalid, where + " must be an object");
    return Fields{*object, std::move(where)};
}

std::string Fields::path(std::string_view name) const
{
    return m_where.empty() ? std::string{name} : m_where + "." + std::string{name};
}

bool Fields::has(std::string_view name) const
{
    return m_object->contains(std::string{name});
}

Result<const Value*> Fields::value(std::string_view name)
{
    m_asked.emplace(name);
    const auto found = m_object->find(std::string{name});
    if (found == m_object->end())
        return failure(ErrorCode::DataInvalid, path(name) + " is missing");
    return &found->second;
}

Result<std::string> Fields::text(std::string_view name)
{
    const Value* found = TRY(value(name));
    if (const std::string* words = found->text())
        return *words;
    return failure(ErrorCode::DataInvalid, path(name) + " must be text");
}

Result<std::string> Fields::text_or(std::string_view name, std::string absent)
{
    if (!has(name))
        return absent;
    return text(name);
}

Result<bool> Fields::boolean(std::string_view name)
{
    const Value* found = TRY(value(name));
    if (const bool* truth = found->boolean())
        return *truth;
    return failure(ErrorCode::DataInvalid, path(name) + " must be true or false");
}

Result<std::uint64_t> Fields::whole(std::string_view name, std::uint64_t at_most)
{
    const Value* found = TRY(value(name));
    const double* number = found->number();
    if (number == nullptr || *number < 0 || *number > static_cast<double>(at_most) ||
        std::trunc(*number) != *number)
        return failure(ErrorCode::DataInvalid, path(name) + " must be a whole number");
    return static_cast<std::uint64_t>(*number);
}

Result<base::Uuid> Fields::uuid(std::string_view name)
{
    return or_failure(base::Uuid::parse(TRY(text(name))), path(name) + " must be a UUID");
}

Result<base::Date> Fields::date(std::string_view name)
{
    return or_failure(base::parse_date(TRY(text(name))), path(name) + " must be an ISO date");
}

Result<base::Instant> Fields::instant(std::string_view name)
{
    return or_failure(base::parse_instant(TRY(text(name))),
                      path(name) + " must be an RFC 3339 moment in UTC");
}

Result<base::Bytes> Fields::bytes(std::string_view name)
{
    return or_failure(base::from_base64url(TRY(text(name))), path(name) + " must be base64url");
}

Result<dossier::Sha256> Fields::sha256(std::string_view name)
{
    const auto read = base::from_hex(TRY(text(name)));
    dossier::Sha256 digest{};
    if (!read || read->size() != digest.size())
        return failure(ErrorCode::DataInvalid, path(name) + " must be a SHA-256");
    std::ranges::copy(*read, digest.begin());
    return digest;
}

Result<const Value::List*> Fields::list(std::string_view name)
{
    const Value* found = TRY(value(name));
    if (const auto* elements = std::get_if<Value::List>(&found->content))
        return elements;
    return failure(ErrorCode::DataInvalid, path(name) + " must be a list");
}

Result<void> Fields::finish() const
{
    for (const auto& [name, member] : *m_object)
        if (!m_asked.contains(name))
            return failure(ErrorCode::DataInvalid, path(name) + " is unknown");
    return {};
}

} // namespace wire
