#include "central/page.h"

#include "central/letter.h"
#include "central/secrets.h"

#include <fmt/format.h>

namespace central
{

namespace
{

constexpr const char* cookie_name = "guichet-form";

constexpr const char* style = R"(:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
label { display: block; font-weight: 600; margin-top: 1.25rem; }
input, textarea, button { font: inherit; box-sizing: border-box; width: 100%; padding: .75rem;
  border: 2px solid #5a5a68; border-radius: .375rem; margin-top: .375rem; }
button { background: #1f3a8a; color: #fff; border-color: #1f3a8a; font-weight: 600; margin-top: 1.5rem; }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
[role=alert] { border-inline-start: .375rem solid #b91c1c; padding: .5rem 1rem; }
li { overflow-wrap: anywhere; }
)";

std::string direction(const messages::Catalog& words)
{
    return words.direction() == messages::Direction::RightToLeft ? "rtl" : "ltr";
}

} // namespace

Page::Page(const messages::Catalog& words, const messages::Text& title)
    : m_words{words}, m_title{title}
{
}

void Page::paragraph(const messages::Text& words)
{
    m_body += fmt::format("<p>{}</p>\n", escaped(words.utf8()));
}

void Page::alert(const messages::Text& words)
{
    m_body += fmt::format("<p role=\"alert\">{}</p>\n", escaped(words.utf8()));
}

void Page::facts(const std::vector<messages::Text>& lines)
{
    m_body += "<ul>\n";
    for (const messages::Text& line : lines)
        m_body += fmt::format("<li>{}</li>\n", escaped(line.utf8()));
    m_body += "</ul>\n";
}

Response Page::response(int status) const
{
    Response response;
    response.status = status;
    const std::string title = escaped(m_title.utf8());
    response.body = fmt::format(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n"
        "<main>\n<h1>{}</h1>\n{}</main>\n</body>\n</html>\n",
        escaped(m_words.language()), direction(m_words), title, title, m_body);
    response.with("Content-Type", "text/html; charset=utf-8")
        .with("Content-Security-Policy",
              "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
              "frame-ancestors 'none'")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("X-Frame-Options", "DENY");
    return response;
}

std::string FormGuard::field() const
{
    return fmt::format("<input type=\"hidden\" name=\"guard\" value=\"{}\">\n", token);
}

std::string FormGuard::cookie(bool tls) const
{
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600{}", cookie_name,
                       token, tls ? "; Secure" : "");
}

FormGuard make_form_guard()
{
    return {make_token()};
}

bool form_is_ours(const Request& request, const Named& form)
{
    const auto field = form.find("guard");
    return field != form.end() && !field->second.empty() &&
           same(digest_of(field->second), digest_of(cookie(request, cookie_name)));
}

Response style_sheet()
{
    Response response;
    response.body = style;
    response.with("Content-Type", "text/css; charset=utf-8");
    return response;
}

} // namespace central
