#include "central/sql.h"

#include <algorithm>

namespace central::sql
{

template <typename Kind>
Kind Row::take()
{
    if (m_next >= m_columns.size())
        return {};
    auto* held = std::get_if<Kind>(&m_columns[m_next++]);
    return held == nullptr ? Kind{} : std::move(*held);
}

std::int64_t Row::whole()
{
    return take<std::int64_t>();
}

std::string Row::text()
{
    return take<std::string>();
}

base::Bytes Row::bytes()
{
    return take<base::Bytes>();
}

dossier::Sha256 Row::digest()
{
    const base::Bytes read = bytes();
    dossier::Sha256 digest{};
    if (read.size() == digest.size())
        std::ranges::copy(read, digest.begin());
    return digest;
}

base::Instant Row::instant()
{
    return base::Instant{std::chrono::milliseconds{whole()}};
}

base::Uuid Row::uuid()
{
    return uuid_or_nothing().value_or(base::Uuid{});
}

std::optional<base::Uuid> Row::uuid_or_nothing()
{
    return base::Uuid::parse(text());
}

} // namespace central::sql
