#include "central/letter.h"
#include "central/multipart.h"
#include "central/page.h"
#include "central/receipt_reader.h"
#include "central/resources.h"
#include "shared/receipt/receipt.h"
#include "shared/receipt/receipt_text.h"

#include <fmt/format.h>

namespace central
{

namespace
{

using base::Result;
using messages::Catalog;
using messages::Identifier;

constexpr std::size_t largest_text = 10'000;  // bytes
constexpr std::size_t most_of_a_form = 1'000; // bytes beside the picture

Result<receipt::Receipt> verified(const Services& services, std::string_view text)
{
    receipt::VerifyingKeys keys = services.keyring.verifying_keys();
    for (const receipt::VerifyingKey& key : TRY(services.store.receipt_keys({})))
        keys.add(key);
    return receipt::verify(receipt::receipt_text_in(text), keys);
}

void show_verdict(Page& page, const Result<receipt::Receipt>& receipt)
{
    const Catalog& words = page.words();
    if (!receipt) {
        page.alert(words.text("web.verification.false"));
        return;
    }
    const bool central = receipt->issuer == receipt::Issuer::Central;
    page.alert(words.text(central ? "web.verification.central" : "web.verification.kept"));
    std::vector<messages::Text> lines;
    if (receipt->application_number)
        lines.push_back(words.text("mail.confirmation.number",
                                   {{"number", Identifier{*receipt->application_number}}}));
    lines.push_back(words.text("web.verification.at",
                               {{"day", words.date_long(base::paris_day(receipt->issued_at))},
                                {"time", words.time_of_day(receipt->issued_at)}}));
    lines.push_back(words.text("web.verification.kiosk", {{"kiosk", Identifier{receipt->kiosk}}}));
    lines.push_back(
        words.text("web.verification.deposit", {{"deposit", Identifier{receipt->deposit.text()}}}));
    lines.push_back(
        words.text("web.verification.pieces", {{"pieces", std::int64_t{receipt->pieces}},
                                               {"pages", std::int64_t{receipt->pages}}}));
    page.facts(lines);
    page.paragraph(
        words.text(central ? "web.verification.proves_central" : "web.verification.proves_kiosk"));
    page.paragraph(
        words.text(central ? "web.verification.not_central" : "web.verification.not_kiosk"));
}

Page begun(const Request& request, const Services& services)
{
    const Catalog& words = services.languages.accepted(request.header("accept-language"));
    Page page{words, words.text("web.verification.title")};
    page.paragraph(words.text("web.verification.explain"));
    return page;
}

const ReceiptReader& reader()
{
    static const ReceiptReader beside = ReceiptReader::beside();
    return beside;
}

void add_form(Page& page)
{
    const Catalog& words = page.words();
    page.paragraph(words.text("web.verification.how"));
    page.raw(fmt::format(
        "<form method=\"post\" action=\"/verification\">\n<label for=\"receipt\">{}</label>\n"
        "<textarea id=\"receipt\" name=\"receipt\" rows=\"6\" dir=\"ltr\" required "
        "maxlength=\"2000\" spellcheck=\"false\" autocomplete=\"off\"></textarea>\n"
        "<button>{}</button>\n</form>\n",
        escaped(words.text("web.verification.label").utf8()),
        escaped(words.text("web.verification.submit").utf8())));
    if (!reader().is_there())
        return;
    page.paragraph(words.text("web.verification.picture_how"));
    page.raw(fmt::format(
        "<form method=\"post\" action=\"/verification\" enctype=\"multipart/form-data\">\n"
        "<label for=\"picture\">{}</label>\n<input type=\"file\" id=\"picture\" name=\"picture\" "
        "accept=\"image/jpeg,image/png,image/tiff,image/bmp,application/pdf\" required>\n"
        "<button>{}</button>\n</form>\n",
        escaped(words.text("web.verification.picture_label").utf8()),
        escaped(words.text("web.verification.submit").utf8())));
}

Answer show(const Request& request, const Services& services)
{
    Page page = begun(request, services);
    add_form(page);
    return page.response(200);
}

std::string_view words_for(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::CentralBusy:
        return "web.verification.busy";
    case base::ErrorCode::FileBomb:
    case base::ErrorCode::FileTooLarge:
        return "web.verification.too_much";
    default:
        return "web.verification.no_code";
    }
}

/// A photograph, a scan, a PDF: its code is read, and nothing of it is kept.
Answer verify_picture(const Request& request, const Services& services, std::string_view picture)
{
    Page page = begun(request, services);
    const auto text = reader().read(picture);
    if (text)
        show_verdict(page, verified(services, *text));
    else
        page.alert(page.words().text(words_for(text.error().code)));
    add_form(page);
    const bool busy = !text && text.error().code == base::ErrorCode::CentralBusy;
    Response response = page.response(busy ? 503 : 200);
    return busy ? response.with("Retry-After", "10") : response;
}

/// It changes nothing, so a form from elsewhere does no harm.
Answer verify(const Request& request, const Services& services)
{
    if (const auto picture =
            multipart_field(request.header("content-type"), request.body, "picture"))
        return verify_picture(request, services, *picture);
    const Named fields =
        parse_form(request.body.size() > largest_text ? std::string_view{} : request.body);
    const auto text = fields.find("receipt");
    Page page = begun(request, services);
    show_verdict(page, verified(services, text == fields.end() ? std::string_view{}
                                                               : std::string_view{text->second}));
    add_form(page);
    return page.response(200);
}

} // namespace

void add_verification_page(Router& router, const Services& services)
{
    router.add("GET", "/verification",
               [&](const Request& request) { return show(request, services); });
    Route post{"POST", "/verification",
               [&](const Request& request) { return verify(request, services); }};
    post.largest_body = largest_picture + most_of_a_form;
    router.add(std::move(post));
}

} // namespace central
