#pragma once

#include "central/commands.h"
#include "central/server.h"
#include "tests/central/client.h"
#include "tests/central/enrolled.h"
#include "tests/central/folder.h"

#include <functional>

namespace central::tests
{

inline constexpr const char* minor = "5910000001";
inline constexpr const char* emancipated = "5910000002";
inline constexpr const char* adult = "5910000003";
inline constexpr const char* strong_password = "Bonjour1!";

/// A central of its own on a free port, its hour in the test's hand, with one kiosk enrolled.
class Desk
{
public:
    /// `change` is made to its configuration before it opens.
    explicit Desk(const std::function<void(Configuration&)>& change = {},
                  base::Instant hour = *base::parse_instant("2026-11-23T09:41:00Z"));

    base::ManualClock clock;
    Folder folder;
    std::unique_ptr<Office> office;
    std::unique_ptr<Server> server;
    std::string identity;   ///< the kiosk's key and certificate
    std::string credential; ///< what the proxy says of it, in Guichet-Certificate

    Registrar registrar() const;
    wire::Root root() const;
    /// As the proxy passes on what the kiosk asks.
    Client kiosk() const;
    /// Without any.
    Client stranger() const { return Client{server->port()}; }
    /// Another kiosk.
    Client other_kiosk();
    /// The kiosk's certificate was good for thirty days.
    void enrol_anew();

    /// Sends what is due and reads all mails there ever were, oldest first.
    std::vector<std::string> mails();
    /// The account of that person, made as a visitor makes it; the kiosk is signed in.
    Client signed_in(const std::string& number);
    std::string birth_date(const std::string& number);
    std::string account_request(const std::string& number, const std::string& language = "fr");
};

/// Of that root's central, the keys of kiosks among them.
receipt::VerifyingKeys receipt_keys_of(const Desk& desk);

/// What a mail says in plain text, its base64 taken off.
std::string plain_text_of(const std::string& mail);
/// The value of a header, encoded words read.
std::string header_of(const std::string& mail, const std::string& name);
std::string code_in(const std::string& mail);
std::string token_in(const std::string& mail);
/// The bytes of the first PDF attached.
base::Bytes pdf_in(const std::string& mail);

} // namespace central::tests
