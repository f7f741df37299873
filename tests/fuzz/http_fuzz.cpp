#include "central/http.h"
#include "central/router.h"
#include "tests/fuzz/fuzz.h"

namespace
{

std::string escaped(std::string_view text)
{
    std::string all;
    for (const char character : text)
        all += "%" + base::to_hex(base::as_bytes({&character, 1}));
    return all;
}

void read_form(std::string_view body)
{
    const central::Named fields = central::parse_form(body);
    std::string written;
    for (const auto& [name, value] : fields)
        written += (written.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
    base::verify(central::parse_form(written) == fields, "what was written is read");
}

void read_cookie(std::string_view header)
{
    central::Request request;
    request.headers["cookie"] = header;
    const std::string value = central::cookie(request, "session");
    base::verify(value.find(';') == value.npos && header.contains(value), "a part of the header");
}

void find_route(std::string_view path)
{
    central::Router router;
    router.add("GET", "/v1/drafts/{draft}", nullptr);
    router.add("PUT", "/v1/deposits/{deposit}/files/{file}", nullptr);
    const auto match = router.find("GET", path);
    if (match.route != nullptr)
        base::verify(match.parameters.size() == 1 && path.starts_with("/v1/drafts/"),
                     "the route's path");
}

} // namespace

/// A path, a cookie, then the body of a form.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    find_route(pieces.line());
    read_cookie(pieces.line());
    read_form(pieces.text());
}
