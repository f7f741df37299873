#include "tests/central/stores.h"

#include "central/postgresql.h"
#include "central/sqlite.h"

#include <cstdlib>

namespace central::tests
{

using namespace std::chrono_literals;
using base::Result;
using base::Uuid;

namespace
{

class SqlitePlace final : public Place
{
public:
    const char* backend() const override { return "SQLite"; }
    Result<std::unique_ptr<Store>> open() const override { return open_sqlite_store(m_file); }
    Result<std::unique_ptr<sql::Connection>> connect() const override
    {
        return sqlite::connect(m_file);
    }

private:
    Folder m_folder;
    std::filesystem::path m_file = m_folder.path() / "central.db";
};

/// A database of its own in the server that runs for the tests.
class PostgresqlPlace final : public Place
{
public:
    PostgresqlPlace()
    {
        const auto created = on_server("CREATE DATABASE " + m_name);
        REQUIRE_MESSAGE(created.has_value(), created.error().detail);
    }
    ~PostgresqlPlace() override
    {
        static_cast<void>(on_server("DROP DATABASE " + m_name + " WITH (FORCE)"));
    }

    const char* backend() const override { return "PostgreSQL"; }
    Result<std::unique_ptr<Store>> open() const override
    {
        return open_postgresql_store({.address = address(m_name), .password = {}});
    }
    Result<std::unique_ptr<sql::Connection>> connect() const override
    {
        return postgresql::connect(address(m_name), {});
    }

private:
    static std::string address(const std::string& database)
    {
        const char* server = std::getenv("GUICHET_POSTGRESQL");
        REQUIRE_MESSAGE(server != nullptr, "to be run by tests/central/with_postgresql");
        return std::string{server} + " dbname=" + database;
    }
    static Result<void> on_server(const std::string& statement)
    {
        auto server = TRY(postgresql::connect(address("postgres"), {}));
        return server->execute(statement);
    }

    std::string m_name = "test_" + base::to_hex(Uuid::make({}).bytes());
};

} // namespace

std::unique_ptr<sql::Pool> Place::pool() const
{
    return sql::Pool::open([this] { return connect(); }, {.connections = 1, .patience = 20s})
        .value();
}

std::unique_ptr<Place> sqlite_place()
{
    return std::make_unique<SqlitePlace>();
}

std::unique_ptr<Place> postgresql_place()
{
    return std::make_unique<PostgresqlPlace>();
}

const base::Instant now = *base::parse_instant("2026-11-23T09:41:00Z");

Uuid id(unsigned n)
{
    char text[37];
    std::snprintf(text, sizeof text, "01890a5d-ac96-774b-bcce-%012u", n);
    return Uuid::parse(text).value();
}

Digest digest(int n)
{
    Digest made{};
    made[0] = static_cast<std::byte>(n);
    made[31] = std::byte{1};
    return made;
}

dossier::CivilStatus somebody(const std::string& number)
{
    dossier::CivilStatus person;
    person.foreigner_number = number;
    person.birth_name = "Nguyễn";
    person.given_names = "Sékou";
    person.sex = "M";
    person.birth_date = *base::parse_date("2009-08-10");
    person.birth_country = "BR";
    person.birth_place = "Brasilia";
    person.nationality = "BR";
    return person;
}

Mail mail_to(unsigned n)
{
    Mail mail;
    mail.id = id(n);
    mail.to = "a@b.fr";
    mail.message = "Subject: x\r\n\r\ny";
    mail.next_try = now;
    return mail;
}

Activation activation(int n)
{
    Activation made;
    made.token = digest(n);
    made.code = digest(n + 100);
    made.number = "5903007192";
    made.email = "a@b.fr";
    made.language = "fr";
    made.expires_at = now + 24h;
    return made;
}

wire::KioskCertificate certificate_of(const std::string& kiosk, int n)
{
    wire::KioskCertificate made;
    made.kiosk = kiosk;
    made.fingerprint = digest(n);
    made.public_key = digest(n + 100);
    made.pem = "certificate " + std::to_string(n);
    made.from = now;
    made.until = now + 24h * 30;
    return made;
}

NewDeposit new_deposit(unsigned n)
{
    NewDeposit made;
    made.deposit.id = id(n);
    made.deposit.kiosk = "lille-1";
    made.deposit.number = "5903007192";
    made.deposit.procedure = "ase";
    made.deposit.made_at = now - 1h;
    made.deposit.at = now;
    made.deposit.manifest_digest = digest(3);
    made.deposit.manifest = base::to_bytes("sealed");
    made.deposit.kiosk_receipt = "DEP1:K";
    made.office = "5901";
    return made;
}

base::Result<void> number_it(Deposit& deposit, unsigned counter)
{
    deposit.application_number = "number " + std::to_string(counter);
    deposit.receipt = "DEP1:C";
    return {};
}

} // namespace central::tests
