#include "central/carrier.h"
#include "central/letter.h"
#include "central/log.h"
#include "central/post_office.h"
#include "tests/central/desk.h"

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// npm's smtp-server, run by node; it ends with the test.
class MailServer
{
public:
    explicit MailServer(const std::filesystem::path& folder)
    {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execlp("node", "node", "tests/node/smtp.mjs", folder.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        char digit = 0;
        while (::read(ends[0], &digit, 1) == 1 && digit != '\n')
            m_port += digit;
        ::close(ends[0]);
        REQUIRE_MESSAGE(!m_port.empty(), "npm ci in tests/node comes first");
    }
    MailServer(const MailServer&) = delete;
    MailServer& operator=(const MailServer&) = delete;
    ~MailServer() { stop(); }

    void stop()
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
        m_process = 0;
    }
    std::string url() const { return "smtp://localhost:" + m_port; }

private:
    pid_t m_process = 0;
    std::string m_port;
};

const std::string from = "guichet@exemple.fr";

Letter letter()
{
    Half half;
    half.language = "fr";
    half.subject = messages::Text::verbatim(
        "Un objet assez long, avec des accents éèà, pour tenir sur plusieurs mots codés");
    half.paragraphs.push_back({messages::Text::verbatim("Bonjour <Émilie> & \"Zoé\",")});
    half.paragraphs.push_back({messages::Text::verbatim("https://x.example/?a=1&b=2"), true});
    Half other = half;
    other.language = "ar";
    other.direction = messages::Direction::RightToLeft;
    return {from,
            "a@exemple.fr",
            {half, other},
            {{"papier.pdf", "application/pdf", base::to_bytes("%PDF-1.7\n")}}};
}

std::string message()
{
    return compose(letter(), base::Uuid::make({}), *base::parse_instant("2026-11-22T09:05:07Z"));
}

} // namespace

TEST_CASE("a mail is made of plain text, HTML and what is attached, in UTF-8")
{
    const std::string mail = message();
    CHECK(header_of(mail, "Date") == "Sun, 22 Nov 2026 09:05:07 +0000");
    CHECK(
        header_of(mail, "Subject").starts_with("Un objet assez long, avec des accents éèà, pour"));
    CHECK(plain_text_of(mail).starts_with("Bonjour <Émilie> & \"Zoé\",\r\n"));
    CHECK(base::as_text(pdf_in(mail)) == "%PDF-1.7\n");
    std::istringstream lines{mail};
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.ends_with('\r'));
        CHECK(line.size() <= 100);
    }
}

TEST_CASE("a mail server's answer decides: taken, refused for good, or later")
{
    silence_log();
    const Folder folder;
    MailServer server{folder.path()};
    MailRoad road;
    road.url = server.url();
    road.require_tls = false;
    const auto carrier = open_carrier(road).value();
    CHECK(carrier->carry(from, "a@exemple.fr", message()) == Delivery::Done);
    CHECK(carrier->carry(from, "nobody@exemple.fr", message()) == Delivery::Never);
    CHECK(carrier->carry(from, "later@exemple.fr", message()) == Delivery::Later);
    const std::string kept = content_of(folder.path() / "mail-0");
    CHECK(kept.starts_with("false guichet@exemple.fr a@exemple.fr\n"));
    CHECK(plain_text_of(kept).starts_with("Bonjour <Émilie>"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "mail-1"));

    road.require_tls = true;
    CHECK(open_carrier(road).value()->carry(from, "a@exemple.fr", message()) == Delivery::Later);
    server.stop();
    CHECK(carrier->carry(from, "a@exemple.fr", message()) == Delivery::Later);
}

TEST_CASE("mail goes over TLS to a server whose certificate is known, with a login")
{
    silence_log();
    const Folder folder;
    const std::string in = folder.path().string();
    REQUIRE(
        std::system(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                     "-days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
                     in + "/key.pem -out " + in + "/cert.pem 2>/dev/null")
                        .c_str()) == 0);
    std::ofstream{folder.path() / "password"} << "secret\n";
    std::ofstream{folder.path() / "wrong"} << "guess\n";
    const MailServer server{folder.path()};
    MailRoad road;
    road.url = server.url();
    road.authorities = folder.path() / "cert.pem";
    road.user = "guichet";
    road.password_file = folder.path() / "password";
    CHECK(open_carrier(road).value()->carry(from, "a@exemple.fr", message()) == Delivery::Done);
    CHECK(content_of(folder.path() / "mail-0").starts_with("true "));

    road.password_file = folder.path() / "wrong";
    CHECK(open_carrier(road).value()->carry(from, "a@exemple.fr", message()) == Delivery::Later);
    road.password_file = folder.path() / "password";
    road.authorities.clear();
    CHECK(open_carrier(road).value()->carry(from, "a@exemple.fr", message()) == Delivery::Later);
    road.password_file = folder.path() / "absent";
    CHECK_FALSE(open_carrier(road));
}

namespace
{

/// A carrier that does as it is told.
class Told final : public Carrier
{
public:
    Delivery answer = Delivery::Later;
    int carried = 0;
    Delivery carry(const std::string&, const std::string&, const std::string&) override
    {
        ++carried;
        return answer;
    }
};

} // namespace

TEST_CASE("a mail that is not taken is tried again, ever later, and given up after two days")
{
    Desk desk;
    REQUIRE(desk.kiosk().post("/v1/accounts", desk.account_request(minor)).status == 202);
    Told carrier;
    const Services& services = desk.office->services();
    CHECK(PostOffice::send_due(services, carrier) == 1);
    CHECK(PostOffice::send_due(services, carrier) == 0);
    desk.clock.advance(1min);
    CHECK(PostOffice::send_due(services, carrier) == 1);
    desk.clock.advance(1min);
    CHECK(PostOffice::send_due(services, carrier) == 0);
    desk.clock.advance(1min);
    CHECK(PostOffice::send_due(services, carrier) == 1);

    carrier.answer = Delivery::Done;
    desk.clock.advance(1h);
    CHECK(PostOffice::send_due(services, carrier) == 1);
    desk.clock.advance(24h);
    CHECK(PostOffice::send_due(services, carrier) == 0);
    CHECK(desk.office->store().mails()->front().state == MailState::Sent);

    REQUIRE(desk.kiosk().post("/v1/accounts", desk.account_request(adult)).status == 202);
    carrier.answer = Delivery::Later;
    for (int i = 0; i < 1000; ++i) {
        PostOffice::send_due(services, carrier);
        desk.clock.advance(10min);
    }
    CHECK(desk.office->store().mails()->back().state == MailState::GivenUp);
    CHECK(desk.office->store().mails()->back().message.empty());
}

TEST_CASE("a mail that the server refuses for good is dropped at once")
{
    Desk desk;
    REQUIRE(desk.kiosk().post("/v1/accounts", desk.account_request(minor)).status == 202);
    Told carrier;
    carrier.answer = Delivery::Never;
    CHECK(PostOffice::send_due(desk.office->services(), carrier) == 1);
    CHECK(desk.office->store().mails()->front().state == MailState::GivenUp);
}
