#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"
#include "shared/catalogue/value.h"
#include "shared/dossier/dossier.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace wire
{

/// Above it JSON's numbers are not all there (RFC 8259 section 6).
inline constexpr std::uint64_t largest_whole = 9'007'199'254'740'991;

/// Reads a JSON object of which every member must be asked for. Errors are DataInvalid and name the
/// member (`pieces[2].files[0].size must be a whole number`), never its value.
class Fields
{
public:
    /// Keeps a reference to `value`, which must outlive it.
    static base::Result<Fields> of(const catalogue::Value& value, std::string where = {});

    bool has(std::string_view name) const;
    base::Result<std::string> text(std::string_view name);
    base::Result<std::string> text_or(std::string_view name, std::string absent);
    base::Result<bool> boolean(std::string_view name);
    base::Result<std::uint64_t> whole(std::string_view name, std::uint64_t at_most = largest_whole);
    base::Result<base::Uuid> uuid(std::string_view name);
    base::Result<base::Date> date(std::string_view name);
    base::Result<base::Instant> instant(std::string_view name);
    base::Result<dossier::Sha256> sha256(std::string_view name); ///< 64 hexadecimal digits
    base::Result<base::Bytes> bytes(std::string_view name);      ///< base64url
    base::Result<const catalogue::Value::List*> list(std::string_view name);
    base::Result<const catalogue::Value*> value(std::string_view name);

    /// Fails for a member that was never asked for.
    base::Result<void> finish() const;
    /// The path of a member, for the readers of what is nested.
    std::string path(std::string_view name) const;

private:
    Fields(const catalogue::Value::Object& object, std::string where)
        : m_object{&object}, m_where{std::move(where)}
    {
    }
    const catalogue::Value::Object* m_object;
    std::string m_where;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace wire
