#include "central/http.h"
#include "central/languages.h"
#include "central/multipart.h"
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

bool is_part_of(std::string_view whole, std::string_view part)
{
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void read_multipart(std::string_view content_type, std::string_view body)
{
    const auto field = central::multipart_field(content_type, body, "receipt");
    base::verify(!field || field->empty() || is_part_of(body, *field), "a part of the body");
}

void choose_language(std::string_view header)
{
    static const auto languages = central::Languages::load("locales").value();
    const messages::Catalog& chosen = languages.accepted(header);
    base::verify(&chosen == &languages.french() || header.find_first_not_of(", ") != header.npos,
                 "French where nothing is asked for");
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

/// A path, a cookie, the languages that are wanted and a body's type on a line each, then the body.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    find_route(pieces.line());
    read_cookie(pieces.line());
    choose_language(pieces.line());
    const std::string_view content_type = pieces.line();
    read_multipart(content_type, pieces.text());
    read_form(pieces.text());
}
