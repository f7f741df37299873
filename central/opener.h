#pragma once

#include "central/opener_words.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace central
{

/// What becomes of files while the virus scanner cannot be reached.
enum class WithoutScanner { Wait, Accept };

/// clamd, by its Unix socket.
struct VirusScanner {
    std::filesystem::path socket; ///< empty: files are not shown to any
    WithoutScanner without = WithoutScanner::Wait;
};

/// Where the opener is reached.
struct OpenerAddress {
    std::filesystem::path socket;
    std::filesystem::path keys; ///< empty: others start it; else `guichet-opener` is started here
    VirusScanner scanner{};     ///< the opener has no network: it is handed an open connection
};

/// The program apart that alone holds the keys to deposits. Where it breaks off, it is asked once
/// more; where it is gone and ours, it is started again. CentralBusy: not now, nothing is decided.
class Opener
{
public:
    /// Learns the public keys. ConfigurationInvalid where it does not start.
    static base::Result<std::shared_ptr<const Opener>> start(const OpenerAddress& address);
    ~Opener();

    /// The current one first.
    const std::vector<wire::EncryptionPublicKey>& keys() const { return m_keys; }
    /// DataInvalid where it cannot be opened.
    base::Result<base::Bytes> open(const wire::EnvelopeContext& context,
                                   base::ByteView sealed) const;
    /// DataInvalid where it cannot be opened or is not what is expected; File* where it is not fit,
    /// FileInfected where a virus is in it.
    base::Result<void> check(const wire::EnvelopeContext& context, base::ByteView sealed,
                             const ExpectedFile& expected) const;

private:
    class Program;
    explicit Opener(const OpenerAddress& address);
    /// `scanner` is handed over with the order.
    base::Result<base::Bytes> ask(const OpenerOrder& order, const VirusScanner& scanner = {}) const;
    base::Result<base::Bytes> ask_once(base::ByteView order, const VirusScanner& scanner) const;

    OpenerAddress m_address;
    std::unique_ptr<Program> m_program;
    std::vector<wire::EncryptionPublicKey> m_keys;
};

} // namespace central
