#include "shared/wire/jws.h"

#include "shared/wire/fields.h"
#include "shared/wire/json.h"

namespace wire
{

using base::Result;

namespace
{

constexpr std::size_t longest = 1'000'000; // bytes

std::unexpected<base::Error> malformed()
{
    return base::failure(base::ErrorCode::DataInvalid, "not a signed document");
}

} // namespace

Result<Jws> parse_jws(std::string_view text)
{
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    const auto first = text.find('.');
    const auto second = text.find('.', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos || text.size() > longest)
        return malformed();
    const auto header = base::from_base64url(text.substr(0, first));
    const auto payload = base::from_base64url(text.substr(first + 1, second - first - 1));
    const auto signature = base::from_base64url(text.substr(second + 1));
    if (!header || !payload || !signature)
        return malformed();
    const catalogue::Value value = TRY(parse_json(base::as_text(*header)));
    Fields fields = TRY(Fields::of(value));
    Jws read;
    read.algorithm = TRY(fields.text("alg"));
    read.key_id = TRY(fields.text_or("kid", {}));
    TRY(fields.finish());
    read.signed_part = text.substr(0, second);
    read.payload = base::as_text(*payload);
    read.signature = *signature;
    return read;
}

std::string jws_signed_part(const std::string& header, std::string_view payload)
{
    return base::to_base64url(base::as_bytes(header)) + "." +
           base::to_base64url(base::as_bytes(payload));
}

std::string jws(const std::string& signed_part, base::ByteView signature)
{
    return signed_part + "." + base::to_base64url(signature);
}

} // namespace wire
