#include "central/opener.h"

#include "central/log.h"
#include "central/unix_socket.h"
#include "shared/base/durable.h"

#include <algorithm>
#include <mutex>
#include <sys/socket.h>
#include <thread>

namespace central
{

using namespace std::chrono_literals;
using base::ErrorCode;
using base::Result;

namespace
{

/// Longer than the opener gives itself.
constexpr std::chrono::seconds patience{75};

} // namespace

/// `guichet-opener`, started again where it ended.
class Opener::Program
{
public:
    explicit Program(OpenerAddress address) : m_address{std::move(address)} {}

    /// Waits until it answers.
    Result<void> run()
    {
        const std::lock_guard lock{m_mutex};
        if (m_process && connect_to(m_address.socket, patience))
            return {};
        TRY(spawn());
        for (int wait = 0; wait < 2000; ++wait) {
            if (connect_to(m_address.socket, patience))
                return {};
            if (m_process->ended_within(5ms))
                break;
        }
        return base::failure(ErrorCode::ConfigurationInvalid, "the opener does not start");
    }

private:
    Result<void> spawn()
    {
        m_process.reset();
        // Another that has not ended yet is not to be taken for this one.
        std::error_code ignored;
        std::filesystem::remove(m_address.socket, ignored);
        auto [ours, theirs] = TRY(process::socket_pair());
        m_process = TRY(process::ChildProcess::start(
            {process::folder_of_this_program() + "/guichet-opener", "--keys",
             m_address.keys.string(), "--socket", m_address.socket.string(), "--until-input-ends"},
            theirs));
        m_life = std::move(ours);
        return {};
    }

    OpenerAddress m_address;
    std::mutex m_mutex;
    process::Descriptor m_life; ///< closed when we go, however we go: the program ends then
    std::optional<process::ChildProcess> m_process;
};

Opener::Opener(const OpenerAddress& address)
    : m_address{address},
      m_program{address.keys.empty() ? nullptr : std::make_unique<Program>(address)}
{
}

Opener::~Opener() = default;

Result<std::shared_ptr<const Opener>> Opener::start(const OpenerAddress& address)
{
    std::shared_ptr<Opener> opener{new Opener{address}};
    if (opener->m_program != nullptr)
        TRY(opener->m_program->run());
    const base::Bytes published = TRY(opener->ask({}));
    wire::EncryptionPublicKey key{};
    for (std::size_t at = 0; at + key.size() <= published.size(); at += key.size()) {
        std::copy_n(published.begin() + static_cast<std::ptrdiff_t>(at), key.size(), key.begin());
        opener->m_keys.push_back(key);
    }
    if (opener->m_keys.empty())
        return base::failure(ErrorCode::ConfigurationInvalid, "the opener has no key");
    return opener;
}

Result<base::Bytes> Opener::ask_once(base::ByteView order, const VirusScanner& scanner) const
{
    process::Descriptor to_scanner;
    if (!scanner.socket.empty()) {
        auto connected = connect_to(scanner.socket, patience);
        if (!connected)
            return base::failure(ErrorCode::NetworkDown, connected.error().detail);
        to_scanner = *std::move(connected);
    }
    const auto connection = TRY(connect_to(m_address.socket, patience));
    if (!hand_over(connection.number(), to_scanner) || !base::write_all(connection.number(), order))
        return base::failure(ErrorCode::CentralBusy, "the opener broke off");
    ::shutdown(connection.number(), SHUT_WR);
    return answer_in(read_all(connection.number(), longest_order));
}

Result<base::Bytes> Opener::ask(const OpenerOrder& order, const VirusScanner& scanner) const
{
    const base::Bytes bytes = bytes_of(order);
    auto answer = ask_once(bytes, scanner);
    if (answer || answer.error().code != ErrorCode::CentralBusy)
        return answer;
    log("opener: " + answer.error().detail + "; asked again");
    if (m_program != nullptr)
        if (const auto running = m_program->run(); !running)
            return base::failure(ErrorCode::CentralBusy, running.error().detail);
    return ask_once(bytes, scanner);
}

Result<base::Bytes> Opener::open(const wire::EnvelopeContext& context, base::ByteView sealed) const
{
    return ask({.task = OpenerTask::Open, .context = context, .expected = {}, .sealed = sealed});
}

Result<void> Opener::check(const wire::EnvelopeContext& context, base::ByteView sealed,
                           const ExpectedFile& expected) const
{
    const OpenerOrder order{OpenerTask::Check, context, expected, sealed};
    auto answer = ask(order, m_address.scanner);
    if (!answer && answer.error().code == ErrorCode::NetworkDown) {
        log("virus scanner: " + answer.error().detail);
        if (m_address.scanner.without == WithoutScanner::Wait)
            return base::failure(ErrorCode::CentralBusy, "the virus scanner gives no verdict");
        log("virus scanner: a file is accepted without its verdict");
        answer = ask(order);
    }
    if (!answer && answer.error().code == ErrorCode::FileInfected)
        log("file refused: " + answer.error().detail);
    TRY(std::move(answer));
    return {};
}

} // namespace central
