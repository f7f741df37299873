#include "tests/central/desk.h"

#include "central/base64.h"
#include "central/log.h"
#include "central/opener_keys.h"
#include "shared/wire/account.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <regex>
#include <sstream>

namespace central::tests
{

namespace
{

Configuration configuration_in(const std::filesystem::path& folder)
{
    Configuration configuration;
    configuration.public_address = "https://guichet.example";
    configuration.data = folder / "data";
    configuration.audit = folder / "heads";
    configuration.keys = folder / "keys";
    configuration.opener = {folder / "opener.sock", folder / "keys", {}};
    configuration.catalogue = "assets/catalogue";
    configuration.locales = "locales";
    configuration.geography = "assets/geography";
    configuration.people = "central/demo/register.yaml";
    configuration.office = "5901";
    configuration.mail_from = "ne-pas-repondre@guichet.example";
    configuration.mail.folder = folder / "mails";
    configuration.requests_per_second = 1;
    configuration.burst = 1000;
    return configuration;
}

std::string without_breaks(std::string text)
{
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
    return text;
}

std::string decoded_part(const std::string& mail, const std::string& start)
{
    const auto part = mail.find(start);
    if (part == std::string::npos)
        return {};
    const auto body = mail.find("\r\n\r\n", part) + 4;
    const auto end = mail.find("\r\n--", body);
    const auto bytes = from_base64(without_breaks(mail.substr(body, end - body)));
    return bytes ? std::string{base::as_text(*bytes)} : std::string{};
}

std::string first_match(const std::string& text, const std::string& pattern)
{
    std::smatch match;
    return std::regex_search(text, match, std::regex{pattern}) ? match[1].str() : std::string{};
}

} // namespace

Desk::Desk(const std::function<void(Configuration&)>& change, base::Instant hour) : clock{hour}
{
    silence_log();
    Configuration configuration = configuration_in(folder.path());
    if (change)
        change(configuration);
    REQUIRE(Keyring::create(configuration.keys));
    REQUIRE(OpenerKeys::create(configuration.keys));
    REQUIRE(
        sign_first_keyset(configuration.keys, Opener::start(configuration.opener).value()->keys()));
    auto opened = Office::open(configuration, clock);
    REQUIRE_MESSAGE(opened.has_value(), opened.error().detail);
    office = *std::move(opened);
    enrol_anew();
    auto started = Server::start({}, office->router());
    REQUIRE(started.has_value());
    server = std::make_unique<Server>(*std::move(started));
}

void Desk::enrol_anew()
{
    identity = enrolled(registrar(), "lille-1");
    credential = header_for(identity);
}

Registrar Desk::registrar() const
{
    return {office->store(), office->services().keyring.authority(), clock.now()};
}

wire::Root Desk::root() const
{
    return wire::Root::load(folder.path() / "keys/root.key.pub").value();
}

Client Desk::kiosk() const
{
    Client client{server->port()};
    client.set("guichet-certificate", credential);
    return client;
}

Client Desk::other_kiosk()
{
    Client client{server->port()};
    client.set("guichet-certificate", header_for(enrolled(registrar(), "lille-2")));
    return client;
}

std::vector<std::string> Desk::mails()
{
    REQUIRE(office->send_mails().has_value());
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path() / "mails"})
        files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> mails;
    for (const auto& file : files) {
        std::ifstream stream{file, std::ios::binary};
        mails.emplace_back(std::istreambuf_iterator<char>{stream},
                           std::istreambuf_iterator<char>{});
    }
    return mails;
}

std::string Desk::birth_date(const std::string& number)
{
    return base::format_date(office->store().person(number).value()->birth_date);
}

std::string Desk::account_request(const std::string& number, const std::string& language)
{
    return wire::to_json(wire::AccountRequest{number, *base::parse_date(birth_date(number)),
                                              "visiteur@exemple.fr", language});
}

Client Desk::signed_in(const std::string& number)
{
    Client client = kiosk();
    REQUIRE(client.post("/v1/accounts", account_request(number)).status == 202);
    const std::string code = code_in(mails().back());
    const Reply reply =
        client.put("/v1/accounts/password",
                   wire::to_json(wire::PasswordChange{number, code, {}, strong_password}));
    REQUIRE(reply.status == 200);
    client.set("guichet-session", wire::parse_session(reply.body)->token);
    return client;
}

receipt::VerifyingKeys receipt_keys_of(const Desk& desk)
{
    const auto published = wire::parse_published_keys(desk.stranger().get("/v1/keys").body);
    return wire::receipt_keys(*published, desk.root()).value();
}

std::string plain_text_of(const std::string& mail)
{
    return decoded_part(mail, "Content-Type: text/plain");
}

std::string header_of(const std::string& mail, const std::string& name)
{
    const std::string head = "\r\n" + mail.substr(0, mail.find("\r\n\r\n"));
    const auto start = head.find("\r\n" + name + ": ");
    if (start == std::string::npos)
        return {};
    std::string value = head.substr(start + name.size() + 4);
    std::smatch match;
    std::string decoded;
    const std::regex word{R"(^(\r\n )?=\?UTF-8\?B\?([^?]*)\?=)"};
    while (std::regex_search(value, match, word)) {
        decoded += base::as_text(*from_base64(match[2].str()));
        value = match.suffix();
    }
    return decoded.empty() ? value.substr(0, value.find("\r\n")) : decoded;
}

std::string code_in(const std::string& mail)
{
    return first_match(plain_text_of(mail), "(?:^|[^0-9])([0-9]{8})(?:[^0-9]|$)");
}

std::string token_in(const std::string& mail)
{
    return first_match(plain_text_of(mail), "token=([A-Za-z0-9_-]+)");
}

base::Bytes pdf_in(const std::string& mail)
{
    return base::to_bytes(decoded_part(mail, "Content-Type: application/pdf"));
}

} // namespace central::tests
