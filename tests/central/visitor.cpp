#include "tests/central/visitor.h"

#include "central/base64.h"
#include "shared/dossier/address.h"
#include "shared/dossier/deposit.h"
#include "shared/receipt/receipt.h"

#include <doctest/doctest.h>

namespace central::tests
{

using base::Bytes;
using base::Uuid;

dossier::Address address()
{
    dossier::Address made;
    made.number = "20";
    made.street = "Rue Nationale";
    made.postal_code = "59800";
    made.city = "Lille";
    made.insee = "59350";
    return made;
}

namespace
{

Bytes some_png(std::size_t size)
{
    Bytes bytes = base::to_bytes("\x89PNG\r\n\x1A\n");
    for (std::size_t i = bytes.size(); i < size; ++i)
        bytes.push_back(static_cast<std::byte>(i * 7));
    return bytes;
}

void answer_for(Given& given, const std::string& number)
{
    auto& answers = given.dossier.answers;
    answers = {{"address", address().to_value()},
               {"email", "visiteur@exemple.fr"},
               {"phone", "0601020304"},
               {"ase_date", "2020-04-16"},
               {"entry_date", "2019-01-05"},
               {"family_situation", "single"},
               {"children", false},
               {"attest_false", true}};
    if (number == emancipated) {
        answers["emancipated"] = true;
        answers["family_situation"] = "married";
        answers["union_date"] = "2026-09-01";
        answers["union_country"] = "ML";
        answers["origin_allows_polygamy"] = false;
    }
    if (number != adult)
        answers["attest_work"] = true;
    if (number != minor)
        answers["attest_polygamy"] = true;
}

dossier::AttachedFile file_of(Given& given, const Uuid& id, Bytes bytes)
{
    dossier::AttachedFile file;
    file.id = id;
    file.name = "Page.png";
    file.media_type = "image/png";
    file.size = bytes.size();
    file.digest = wire::sha256_of(bytes);
    given.bytes[id] = std::move(bytes);
    return file;
}

} // namespace

Given complete_dossier(Desk& desk, const std::string& number)
{
    const base::Instant now = desk.clock.now();
    Given given;
    given.dossier.id = Uuid::make(now);
    given.dossier.procedure = "ase";
    given.dossier.language = "ar";
    answer_for(given, number);
    attach_pieces(desk, given, number);
    return given;
}

void attach_pieces(Desk& desk, Given& given, const std::string& number)
{
    const base::Instant now = desk.clock.now();
    const catalogue::Catalogue& catalogue = desk.office->services().catalogue;
    const auto person = desk.office->store().person(number).value();
    const auto facts = dossier::facts_of(given.dossier, *person, base::paris_day(now));
    for (const catalogue::AskedPiece& asked :
         catalogue::asked_pieces(catalogue, *catalogue.procedure(given.dossier.procedure), facts)) {
        dossier::AttachedPiece piece;
        piece.piece = asked.piece->id;
        piece.accepted = asked.piece->kind == catalogue::PieceKind::Signature;
        if (asked.piece->kind == catalogue::PieceKind::Ephoto)
            piece.reference = std::string(22, '1');
        if (asked.piece->kind == catalogue::PieceKind::File)
            piece.files.push_back(
                file_of(given, Uuid::make(now), some_png(1000 + 200 * given.bytes.size())));
        given.dossier.pieces.push_back(std::move(piece));
    }
}

void replace_file(Given& given, std::size_t piece, Bytes bytes)
{
    auto& file = given.dossier.pieces.at(piece).files.at(0);
    file = file_of(given, file.id, std::move(bytes));
}

Depositor::Depositor(Desk& desk) : m_desk{desk}, m_kiosk{desk.kiosk()}
{
    receipt::VerifyingKeys keys;
    keys.add(m_key.verifying_key(receipt::Issuer::Kiosk));
    REQUIRE(m_kiosk.put("/v1/kiosks/current/receipt-keys", keys.json()).status == 204);
    m_central = desk.root()
                    .verify(wire::parse_published_keys(m_kiosk.get("/v1/keys").body)->keyset)
                    ->to_seal_to(desk.clock.now());
}

std::pair<wire::SealedFile, Bytes> Depositor::sealed(const Uuid& deposit, const Uuid& file,
                                                     base::ByteView clear) const
{
    Bytes bytes = wire::seal(m_central, {deposit, file}, clear);
    return {{file, bytes.size(), wire::sha256_of(bytes)}, bytes};
}

Reply Depositor::ask_to_upload(const Uuid& deposit, const wire::SealedFile& file) const
{
    const auto pair = [](const char* name, const std::string& value) {
        return std::string{name} + " " + to_base64(base::as_bytes(value));
    };
    return m_kiosk.send("POST", "/v1/uploads", {},
                        {{"tus-resumable", "1.0.0"},
                         {"upload-length", std::to_string(file.size)},
                         {"upload-metadata", pair("deposit", deposit.text()) + "," +
                                                 pair("file", file.file.text()) + "," +
                                                 pair("sha256", base::to_hex(file.digest))}});
}

std::string Depositor::open_upload(const Uuid& deposit, const wire::SealedFile& file) const
{
    const Reply reply = ask_to_upload(deposit, file);
    REQUIRE(reply.status == 201);
    return std::string{reply.header("location")};
}

std::string Depositor::upload(const Uuid& deposit, const wire::SealedFile& file,
                              base::ByteView sealed_bytes, std::size_t chunk) const
{
    const std::string address = open_upload(deposit, file);
    for (std::size_t at = 0; at < sealed_bytes.size(); at += chunk) {
        const auto part = sealed_bytes.subspan(at, std::min(chunk, sealed_bytes.size() - at));
        const std::string body{base::as_text(part)};
        const Reply reply =
            m_kiosk.send("PATCH", address, body,
                         {{"tus-resumable", "1.0.0"},
                          {"content-type", "application/offset+octet-stream"},
                          {"upload-offset", std::to_string(at)},
                          {"upload-checksum", "sha256 " + to_base64(digest_of(body))}});
        REQUIRE(reply.status == 204);
    }
    return address;
}

wire::DepositSubmission Depositor::sign(const wire::DepositManifest& manifest,
                                        std::vector<wire::SealedFile> files) const
{
    const Uuid id = manifest.dossier.id;
    wire::DepositSubmission submission;
    const std::string json = wire::to_json(manifest);
    submission.manifest = wire::seal(m_central, {id, id}, base::as_bytes(json));
    submission.manifest_digest =
        digest_of(dossier::manifest_of(manifest.dossier, manifest.foreigner_number,
                                       manifest.catalogue_version, manifest.kiosk, manifest.at));
    submission.files = std::move(files);
    receipt::Receipt receipt;
    receipt.issued_at = manifest.at;
    receipt.deposit = id;
    receipt.manifest = submission.manifest_digest;
    receipt.kiosk = manifest.kiosk;
    submission.receipt = receipt::sign(receipt, m_key);
    return submission;
}

wire::DepositSubmission Depositor::prepare(const Given& given, const std::string& number)
{
    std::vector<wire::SealedFile> files;
    for (const auto& [file, bytes] : given.bytes) {
        const auto [described, sealed_bytes] = sealed(given.dossier.id, file, bytes);
        upload(given.dossier.id, described, sealed_bytes);
        files.push_back(described);
    }
    const base::Instant at = std::chrono::floor<std::chrono::seconds>(m_desk.clock.now());
    return sign({given.dossier, number, "test", "lille-1", at}, std::move(files));
}

Reply Depositor::commit(const Uuid& deposit, const wire::DepositSubmission& submission) const
{
    return m_kiosk.put("/v1/deposits/" + deposit.text(), wire::to_json(submission));
}

Reply Depositor::deposit(const Given& given, const std::string& number)
{
    return commit(given.dossier.id, prepare(given, number));
}

} // namespace central::tests
