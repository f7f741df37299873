#pragma once

#include "shared/dossier/address.h"
#include "shared/receipt/keys.h"
#include "shared/wire/deposit.h"
#include "tests/central/desk.h"

#include <map>

namespace central::tests
{

/// Where the people of these tests live.
dossier::Address address();

/// A dossier of the ASE procedure with its files' bytes, complete for that person.
struct Given {
    dossier::Dossier dossier;
    std::map<base::Uuid, base::Bytes> bytes;
};
Given complete_dossier(Desk& desk, const std::string& number);
/// What the dossier's procedure asks of that person for these answers.
void attach_pieces(Desk& desk, Given& given, const std::string& number);
/// Puts other bytes in the place of a file's; the dossier describes them.
void replace_file(Given& given, std::size_t piece, base::Bytes bytes);

/// What a kiosk does to deposit: seals, uploads, signs, commits.
class Depositor
{
public:
    /// Publishes the key of its receipts.
    explicit Depositor(Desk& desk);

    /// Everything but the commit.
    wire::DepositSubmission prepare(const Given& given, const std::string& number);
    Reply commit(const base::Uuid& deposit, const wire::DepositSubmission& submission) const;
    Reply deposit(const Given& given, const std::string& number);

    const Client& kiosk() const { return m_kiosk; }
    /// Uploads by tus in chunks of that size; the answer is the upload's address.
    std::string upload(const base::Uuid& deposit, const wire::SealedFile& file,
                       base::ByteView sealed, std::size_t chunk = 1'000'000) const;
    Reply ask_to_upload(const base::Uuid& deposit, const wire::SealedFile& file) const;
    std::string open_upload(const base::Uuid& deposit, const wire::SealedFile& file) const;
    /// Seals and describes one file.
    std::pair<wire::SealedFile, base::Bytes>
    sealed(const base::Uuid& deposit, const base::Uuid& file, base::ByteView clear) const;
    /// The submission of a manifest that is not what it should be is made here too.
    wire::DepositSubmission sign(const wire::DepositManifest& manifest,
                                 std::vector<wire::SealedFile> files) const;

private:
    Desk& m_desk;
    Client m_kiosk;
    receipt::SigningKey m_key = receipt::SigningKey::generate();
    wire::EncryptionPublicKey m_central{};
};

} // namespace central::tests
