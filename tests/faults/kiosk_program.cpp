// A kiosk without a screen, to be killed: deposits what it reads by the real vault, and says what
// it told a visitor.
//
//   faults_kiosk STATE URL IDENTITY_FILE ROOT SIGNING_KEY SECONDS_AHEAD
//
// Standard input: for each deposit one line, the manifest's JSON, then the bytes of its files.
// Standard output: `told ID RECEIPT`, `refused ID CODE`, then `wiped ID` when nothing of the
// visitor is to be in memory any more. At the end of the input it waits until nothing waits, and
// ends.

#include "kiosk/adapters/papers.h"
#include "kiosk/adapters/vault.h"
#include "kiosk/adapters/wipe_stack.h"
#include "shared/wire/deposit.h"

#include <cstring>
#include <fmt/format.h>
#include <sodium.h>
#include <thread>
#include <unistd.h>

namespace
{

using namespace std::chrono_literals;

class AheadClock final : public base::Clock
{
public:
    explicit AheadClock(std::chrono::seconds ahead) : m_ahead{ahead} {}
    base::Instant now() const override { return base::SystemClock{}.now() + m_ahead; }

private:
    std::chrono::seconds m_ahead;
};

/// Nothing at the end.
std::optional<base::Bytes> read_exactly(std::size_t size)
{
    base::Bytes bytes(size);
    for (std::size_t have = 0; have < size;) {
        const ssize_t got = ::read(STDIN_FILENO, bytes.data() + have, size - have);
        if (got <= 0)
            return std::nullopt;
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::optional<std::string> read_line()
{
    const auto size = read_exactly(8);
    if (!size)
        return std::nullopt;
    const auto bytes = read_exactly(std::stoul(std::string{base::as_text(*size)}));
    return bytes ? std::optional{std::string{base::as_text(*bytes)}} : std::nullopt;
}

/// At once and whole, whatever happens next.
void say(const std::string& line)
{
    const std::string whole = line + "\n";
    static_cast<void>(::write(STDOUT_FILENO, whole.data(), whole.size()) > 0);
}

std::string deposit(kiosk::ports::Vault& vault, const kiosk::ports::Session& session,
                    const dossier::Dossier& dossier, const kiosk::ports::Papers& papers)
{
    for (;;) {
        const auto told = vault.deposit(session, dossier, papers);
        if (told)
            return "told " + told->deposit.text() + " " + told->qr_text;
        if (told.error().code != base::ErrorCode::NetworkDown)
            return "refused " + dossier.id.text() + " " +
                   std::string{base::name_of(told.error().code)};
        std::this_thread::sleep_for(2ms); // central's keys were never fetched
    }
}

/// One visitor, of whom nothing stays here.
bool serve_visitor(kiosk::ports::Vault& vault, kiosk::ports::Papers& papers)
{
    const auto json = read_line();
    if (!json)
        return false;
    auto manifest =
        std::make_unique<wire::DepositManifest>(wire::parse_deposit_manifest(*json).value());
    for (const dossier::AttachedPiece& piece : manifest->dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            papers.keep(file.id, read_exactly(file.size).value());
    auto session = std::make_unique<kiosk::ports::Session>();
    session->person.foreigner_number = manifest->foreigner_number;
    const std::string answer = deposit(vault, *session, manifest->dossier, papers);
    papers.wipe(); // as soon as it is sealed
    say(answer);
    return true;
}

kiosk::adapters::VaultSettings settings_of(char** arguments)
{
    kiosk::adapters::VaultSettings settings;
    settings.folder = arguments[1];
    settings.root = arguments[4];
    settings.catalogue_version = "test";
    settings.central.url = arguments[2];
    settings.central.identity = kiosk::adapters::Identity::load(arguments[3]).value();
    settings.central.answer_limit = 5s;
    settings.capacity.reserve_bytes = 0; // small disks
    settings.first_pause = 1ms;
    settings.longest_pause = 20ms;
    settings.note = [](std::string_view) {};
    return settings;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 7)
        return 2;
    const AheadClock clock{std::chrono::seconds{std::stol(arguments[6])}};
    auto key = receipt::SigningKey::load(arguments[5]);
    auto opened = kiosk::adapters::open_vault(settings_of(arguments), std::move(*key), clock);
    if (!opened) {
        say("closed " + opened.error().detail);
        return 1;
    }
    auto& vault = **opened;
    const auto papers = kiosk::adapters::make_papers();
    while (serve_visitor(vault, *papers)) {
        kiosk::adapters::wipe_stack();
        say("wiped");
    }
    while (vault.waiting() > 0)
        std::this_thread::sleep_for(2ms);
    say("empty");
    return 0;
}
