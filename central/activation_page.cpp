#include "central/activations.h"
#include "central/callers.h"
#include "central/letter.h"
#include "central/page.h"
#include "central/resources.h"

#include <fmt/format.h>

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;
using messages::Catalog;

messages::Text words_of(const Catalog& words, ErrorCode code)
{
    return words.text("error." + std::string{base::name_of(code)});
}

Response stale(const Catalog& words, ErrorCode code)
{
    Page page{words, words.text("web.activation.stale_title")};
    page.alert(words_of(words, code));
    return page.response(wire::status_of(code));
}

struct Shown {
    std::string_view token;
    bool tls = true;
    std::optional<ErrorCode> mistake = {};
};

Response form(const Catalog& words, const Shown& shown)
{
    Page page{words, words.text("account.password.title")};
    if (shown.mistake)
        page.alert(words_of(words, *shown.mistake));
    page.paragraph(words.text("account.password.help"));
    const FormGuard guard = make_form_guard();
    const auto field = [&](const char* name, const char* label) {
        page.raw(fmt::format(
            "<label for=\"{0}\">{1}</label>\n<input id=\"{0}\" name=\"{0}\" type=\"password\" "
            "autocomplete=\"new-password\" required maxlength=\"128\">\n",
            name, escaped(words.text(label).utf8())));
    };
    page.raw("<form method=\"post\" action=\"/activation\">\n" + guard.field());
    page.raw(
        fmt::format("<input type=\"hidden\" name=\"token\" value=\"{}\">\n", escaped(shown.token)));
    field("password", "account.password.label");
    field("again", "account.password.confirm_label");
    page.raw(fmt::format("<button>{}</button>\n</form>\n",
                         escaped(words.text("account.password.submit").utf8())));
    Response response = page.response(shown.mistake ? wire::status_of(*shown.mistake) : 200);
    return response.with("Set-Cookie", guard.cookie(shown.tls));
}

/// The words of the account's language; where the link is nobody's, of the browser's.
const Catalog& words_for(const Services& services, const Request& request, std::string_view token)
{
    const auto found = services.store.activation(digest_of(token));
    if (found && *found)
        return services.languages.of((*found)->language);
    return services.languages.accepted(request.header("accept-language"));
}

std::string field_of(const Named& form, std::string_view name)
{
    const auto found = form.find(name);
    return found == form.end() ? std::string{} : found->second;
}

bool over_tls(const Services& services)
{
    return services.configuration.public_address.starts_with("https:");
}

Answer show(const Request& request, const Services& services)
{
    const std::string token = field_of(request.query, "token");
    const Catalog& words = words_for(services, request, token);
    const auto activation = activation_by_link(services, token);
    if (!activation)
        return stale(words, activation.error().code);
    return form(words, {token, over_tls(services)});
}

Answer submit(const Request& request, const Services& services)
{
    const Named fields = parse_form(request.body);
    const std::string token = field_of(fields, "token");
    const Catalog& words = words_for(services, request, token);
    if (!form_is_ours(request, fields)) {
        Page page{words, words.text("web.activation.stale_title")};
        page.alert(words.text("web.form_expired"));
        return page.response(403);
    }
    const auto activation = activation_by_link(services, token);
    if (!activation)
        return stale(words, activation.error().code);
    const std::string password = field_of(fields, "password");
    if (password != field_of(fields, "again"))
        return form(words, {token, over_tls(services), ErrorCode::PasswordMismatch});
    const Result<Account> account = activate(services, *activation, password);
    if (!account && account.error().code == ErrorCode::PasswordWeak)
        return form(words, {token, over_tls(services), ErrorCode::PasswordWeak});
    if (!account)
        return stale(words, account.error().code);
    TRY(forgive_try(services, account->number, {}));
    Page page{words, words.text("web.activation.done_title")};
    page.paragraph(words.text("web.activation.done_text"));
    return page.response(200);
}

} // namespace

void add_activation_page(Router& router, const Services& services)
{
    router.add("GET", "/style.css", [](const Request&) -> Answer { return style_sheet(); });
    router.add("GET", "/activation",
               [&](const Request& request) { return show(request, services); });
    Route post{"POST", "/activation",
               [&](const Request& request) { return submit(request, services); }};
    post.largest_body = 10'000;
    router.add(std::move(post));
}

} // namespace central
