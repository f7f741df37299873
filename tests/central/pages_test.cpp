#include "central/receipt_reader.h"
#include "shared/receipt/qr.h"
#include "tests/central/folder.h"
#include "tests/central/visitor.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <regex>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

std::string value_in(const std::string& html, const std::string& name)
{
    std::smatch match;
    const std::regex pattern{"name=\"" + name + "\" value=\"([^\"]*)\""};
    return std::regex_search(html, match, pattern) ? match[1].str() : std::string{};
}

/// Fills the form that a page showed and sends it with the page's cookie.
Reply submit(const Client& browser, const Reply& page, const std::string& password,
             const std::string& again)
{
    const std::string cookie{
        page.header("set-cookie").substr(0, page.header("set-cookie").find(';'))};
    return browser.send(
        "POST", "/activation",
        "guard=" + value_in(page.body, "guard") + "&token=" + value_in(page.body, "token") +
            "&password=" + password + "&again=" + again,
        {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", cookie}});
}

bool says(const Reply& reply, const std::string& words)
{
    return reply.body.find(words) != std::string::npos;
}

std::string new_link(Desk& desk, const std::string& language = "fr")
{
    REQUIRE(desk.kiosk().post("/v1/accounts", desk.account_request(minor, language)).status == 202);
    return "/activation?token=" + token_in(desk.mails().back());
}

} // namespace

TEST_CASE("the mail's link opens a page that sets the password")
{
    Desk desk;
    const Client browser = desk.stranger();
    const Reply page = browser.get(new_link(desk));
    REQUIRE(page.status == 200);
    CHECK(says(page, "<html lang=\"fr\" dir=\"ltr\">"));
    CHECK(says(page, "<label for=\"password\">"));
    CHECK(page.header("content-security-policy").find("default-src 'none'") !=
          std::string_view::npos);
    CHECK(page.header("referrer-policy") == "no-referrer");
    CHECK(page.header("set-cookie").find("; HttpOnly; SameSite=Strict") != std::string_view::npos);
    CHECK(page.header("set-cookie").ends_with("; Secure"));
    CHECK_FALSE(says(page, "<script"));
    CHECK_FALSE(std::regex_search(page.body, std::regex{"(src|href)=\"(https?:)?//"}));
    CHECK(browser.get("/style.css").status == 200);

    CHECK(says(submit(browser, page, "Bonjour1%21", "Bonjour2%21"), "role=\"alert\""));
    CHECK(submit(browser, page, "bonjour", "bonjour").status == 422);
    const Reply done = submit(browser, page, "Bonjour1%21", "Bonjour1%21");
    CHECK(done.status == 200);
    CHECK(says(done, "Votre mot de passe est enregistré"));
    CHECK(desk.kiosk()
              .post("/v1/sessions", std::string{R"({"foreigner_number":")"} + minor +
                                        R"(","password":"Bonjour1!"})")
              .status == 201);
}

TEST_CASE("a used, an expired and a forged link say so")
{
    Desk desk;
    const Client browser = desk.stranger();
    const std::string link = new_link(desk);
    const Reply page = browser.get(link);
    desk.clock.advance(24h + 1s);
    const Reply expired = browser.get(link);
    CHECK(expired.status == 410);
    CHECK(says(expired, "n’est plus valable"));
    CHECK(submit(browser, page, "Bonjour1%21", "Bonjour1%21").status == 410);

    const std::string second = new_link(desk);
    REQUIRE(submit(browser, browser.get(second), "Bonjour1%21", "Bonjour1%21").status == 200);
    const Reply used = browser.get(second);
    CHECK(used.status == 410);
    CHECK(says(used, "a déjà servi"));

    const Reply forged = browser.get("/activation?token=%3Cscript%3E");
    CHECK(forged.status == 422);
    CHECK(says(forged, "n’est pas reconnu"));
    CHECK_FALSE(says(forged, "<script"));
}

TEST_CASE("a form that did not come from a page of ours changes nothing")
{
    Desk desk;
    const Client browser = desk.stranger();
    const Reply page = browser.get(new_link(desk));
    const std::string form = "guard=" + value_in(page.body, "guard") +
                             "&token=" + value_in(page.body, "token") +
                             "&password=Bonjour1%21&again=Bonjour1%21";
    const auto send = [&](const std::string& body, const std::string& cookie) {
        return browser
            .send("POST", "/activation", body,
                  {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", cookie}})
            .status;
    };
    CHECK(send(form, "") == 403);
    CHECK(send(form, "guichet-form=other") == 403);
    CHECK(send("token=" + value_in(page.body, "token"), "guichet-form=") == 403);
    CHECK(submit(browser, page, "Bonjour1%21", "Bonjour1%21").status == 200);
}

TEST_CASE("the page speaks the language of the account, from right to left in Arabic")
{
    Desk desk;
    const Reply page = desk.stranger().get(new_link(desk, "ar"));
    CHECK(says(page, "<html lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("anybody can verify the text of a receipt, central's and a kiosk's")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const auto submission = depositor.prepare(given, minor);
    const Reply deposited = depositor.commit(given.dossier.id, submission);
    const auto receipt = wire::parse_deposit_receipt(deposited.body).value();
    const Client browser = desk.stranger();
    const auto verify = [&](const std::string& text) {
        std::string encoded;
        for (const char c : text) {
            char hex[4];
            std::snprintf(hex, sizeof hex, "%%%02X",
                          static_cast<unsigned>(static_cast<unsigned char>(c)));
            encoded += hex;
        }
        return browser.send("POST", "/verification", "receipt=" + encoded,
                            {{"content-type", "application/x-www-form-urlencoded"}});
    };
    CHECK(browser.get("/verification").status == 200);
    const Reply genuine = verify(receipt.receipt + "\r\n");
    CHECK(says(genuine, "lille-1"));
    CHECK(says(genuine, given.dossier.id.text()));
    CHECK(says(genuine, receipt.application_number));
    const Reply kept = verify(submission.receipt);
    CHECK(says(kept, given.dossier.id.text()));
    CHECK_FALSE(says(kept, receipt.application_number));
    const Reply wrong = verify(receipt.receipt + "A");
    CHECK_FALSE(says(wrong, given.dossier.id.text()));
    CHECK(says(wrong, "pas un"));
    CHECK(says(verify("<b>"), "pas un"));
}

namespace
{

/// A picture of a code in a format that needs no library: BMP, 24 bits a pixel, bottom up.
std::string picture_of(const receipt::QrCode& code)
{
    constexpr unsigned module = 6;  // pixels
    constexpr unsigned margin = 32; // pixels
    const unsigned side = (code.width * module + 2 * margin + 3) / 4 * 4;
    std::string bitmap = "BM";
    const auto put = [&bitmap](std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            bitmap += static_cast<char>(value >> (8 * i) & 0xFF);
    };
    put(54 + std::uint64_t{side} * side * 3, 4);
    put(0, 4);
    put(54, 4);
    put(40, 4);
    put(side, 4);
    put(side, 4);
    put(1, 2);
    put(24, 2);
    bitmap.append(24, '\0');
    for (unsigned row = side; row-- > 0;)
        for (unsigned column = 0; column < side; ++column) {
            const unsigned x = (column - margin) / module;
            const unsigned y = (row - margin) / module;
            const bool dark = column >= margin && row >= margin && x < code.width &&
                              y < code.width && code.is_dark(x, y);
            bitmap.append(3, dark ? '\0' : '\xFF');
        }
    return bitmap;
}

Reply give_picture(const Client& browser, const std::string& picture)
{
    return browser.send("POST", "/verification",
                        "--edge\r\nContent-Disposition: form-data; name=\"picture\"; "
                        "filename=\"recu\"\r\nContent-Type: image/bmp\r\n\r\n" +
                            picture + "\r\n--edge--\r\n",
                        {{"content-type", "multipart/form-data; boundary=edge"}});
}

} // namespace

TEST_CASE("anybody can verify a picture of a receipt, and reads what it proves and what not")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const Reply deposited = depositor.deposit(given, minor);
    const auto receipt = wire::parse_deposit_receipt(deposited.body).value();
    const Client browser = desk.stranger();
    CHECK(says(browser.get("/verification"), "multipart/form-data"));

    const Reply genuine = give_picture(browser, picture_of(*receipt::qr_code(receipt.receipt)));
    CHECK(genuine.status == 200);
    CHECK(says(genuine, given.dossier.id.text()));
    CHECK(says(genuine, receipt.application_number));
    CHECK(says(genuine, "Ce reçu prouve"));
    CHECK(says(genuine, "Il ne prouve pas"));

    const Reply forged =
        give_picture(browser, picture_of(*receipt::qr_code(
                                  receipt.receipt.substr(0, receipt.receipt.size() - 3) + "AAA")));
    CHECK_FALSE(says(forged, given.dossier.id.text()));
    CHECK(says(give_picture(browser, "no picture"), "Aucun code de reçu"));
    CHECK(says(give_picture(browser, ""), "Aucun code de reçu"));
}

TEST_CASE("a picture that takes too long to read is given up, and one at a time is read")
{
    const Folder folder;
    const auto slow = folder.path() / "slow";
    std::ofstream{slow} << "#!/bin/sh\nexec sleep 600\n";
    std::filesystem::permissions(slow, std::filesystem::perms::owner_all);
    const ReceiptReader reader{slow, std::chrono::seconds{2}};
    REQUIRE(reader.is_there());
    const std::jthread other{[&] {
        auto read = reader.read("a picture");
        while (!read && read.error().code == base::ErrorCode::CentralBusy)
            read = reader.read("a picture");
        CHECK((!read && read.error().code == base::ErrorCode::FileBomb));
    }};
    bool was_busy = false;
    while (!was_busy) {
        const auto read = ReceiptReader{"/bin/true", std::chrono::seconds{60}}.read("another");
        REQUIRE_FALSE(read.has_value());
        was_busy = read.error().code == base::ErrorCode::CentralBusy;
    }
}
