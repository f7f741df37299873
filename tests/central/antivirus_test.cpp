#include "central/opener.h"
#include "central/opener_keys.h"
#include "central/unix_socket.h"
#include "shared/process/child_process.h"
#include "tests/central/folder.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

/// The harmless file that every scanner takes for a virus, in two parts: this source is none.
std::string eicar()
{
    return std::string{R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR)"} +
           "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
}

/// A real clamd that knows one virus.
class Clamd
{
public:
    Clamd()
    {
        const auto place = m_folder.path();
        std::filesystem::create_directories(place / "database");
        std::ofstream{place / "database/own.ndb"}
            << "Eicar:0:*:" << base::to_hex(base::as_bytes(eicar())) << "\n";
        std::ofstream{place / "clamd.conf"} << "DatabaseDirectory " << (place / "database").string()
                                            << "\nLocalSocket " << socket().string()
                                            << "\nForeground yes\nStreamMaxLength 12M\n";
        start();
    }
    std::filesystem::path socket() const { return m_folder.path() / "clamd"; }
    void start()
    {
        auto started = process::ChildProcess::start(
            {"/usr/sbin/clamd", "-c", (m_folder.path() / "clamd.conf").string()}, m_nothing);
        REQUIRE(started.has_value());
        m_process = *std::move(started);
        for (int wait = 0; wait < 6000 && !connect_to(socket(), 5s); ++wait)
            std::this_thread::sleep_for(10ms);
        REQUIRE(connect_to(socket(), 5s).has_value());
    }
    void stop() { m_process->kill(); }

private:
    Folder m_folder;
    process::Descriptor m_nothing{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    std::optional<process::ChildProcess> m_process;
};

struct Scanned {
    Folder folder;
    wire::EnvelopeContext context{base::Uuid::make({}), base::Uuid::make({})};
    std::shared_ptr<const Opener> opener;

    explicit Scanned(const VirusScanner& scanner)
    {
        REQUIRE(OpenerKeys::create(folder.path()));
        auto started = Opener::start({folder.path() / "socket", folder.path(), scanner});
        REQUIRE_MESSAGE(started.has_value(), started.error().detail);
        opener = *std::move(started);
    }
    base::Result<void> check(const std::string& clear) const
    {
        const base::ByteView bytes = base::as_bytes(clear);
        return opener->check(context, wire::seal(opener->keys().front(), context, bytes),
                             {bytes.size(), wire::sha256_of(bytes), "application/pdf"});
    }
};

const std::string harmless = "%PDF-1.7\n";

} // namespace

TEST_CASE("a virus in a file is found and named; what has none is accepted")
{
    const Clamd clamd;
    const Scanned scanned{{clamd.socket(), WithoutScanner::Wait}};
    CHECK(scanned.check(harmless));
    CHECK(scanned.check(harmless + std::string(9'900'000, 'x')));
    const auto infected = scanned.check(harmless + eicar());
    REQUIRE_FALSE(infected);
    CHECK(infected.error().code == base::ErrorCode::FileInfected);
    CHECK(infected.error().detail == "virus Eicar.UNOFFICIAL");
    const auto late = scanned.check(harmless + std::string(3'000'000, 'x') + eicar());
    REQUIRE_FALSE(late);
    CHECK(late.error().code == base::ErrorCode::FileInfected);
}

TEST_CASE(
    "a scanner that cannot be reached is no virus: the file waits, and passes once it is back")
{
    Clamd clamd;
    const Scanned scanned{{clamd.socket(), WithoutScanner::Wait}};
    clamd.stop();
    const auto waiting = scanned.check(harmless);
    REQUIRE_FALSE(waiting);
    CHECK(waiting.error().code == base::ErrorCode::CentralBusy);
    CHECK(scanned.check(eicar()).error().code == base::ErrorCode::CentralBusy);
    clamd.start();
    CHECK(scanned.check(harmless));
}

TEST_CASE("where the office decided so, files pass while the scanner cannot be reached")
{
    Clamd clamd;
    const Scanned scanned{{clamd.socket(), WithoutScanner::Accept}};
    CHECK_FALSE(scanned.check(harmless + eicar()));
    clamd.stop();
    CHECK(scanned.check(harmless));
    clamd.start();
    CHECK_FALSE(scanned.check(harmless + eicar()));
}
