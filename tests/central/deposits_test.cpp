#include "shared/receipt/receipt.h"
#include "tests/central/visitor.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <mutex>
#include <set>
#include <thread>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

wire::Problem problem_in(const Reply& reply)
{
    return wire::parse_problem(reply.body).value_or(wire::Problem{});
}

} // namespace

TEST_CASE("each of the three cases is deposited, numbered, signed and mailed")
{
    Desk desk;
    Depositor depositor{desk};
    const receipt::VerifyingKeys keys = receipt_keys_of(desk);
    unsigned counter = 0;
    for (const char* number : {minor, emancipated, adult}) {
        CAPTURE(number);
        desk.signed_in(number);
        const Given given = complete_dossier(desk, number);
        const Reply reply = depositor.deposit(given, number);
        REQUIRE_MESSAGE(reply.status == 201, reply.body);
        const auto answer = wire::parse_deposit_receipt(reply.body).value();
        CHECK(answer.deposit == given.dossier.id);
        CHECK(answer.application_number == "590120261123000000" + std::to_string(++counter));
        const auto receipt = receipt::verify(answer.receipt, keys).value();
        CHECK(receipt.issuer == receipt::Issuer::Central);
        CHECK(receipt.application_number == answer.application_number);
        CHECK(receipt.deposit == given.dossier.id);
        CHECK(receipt.manifest == answer.manifest_digest);
        CHECK(receipt.pages == given.bytes.size());

        const std::string mail = desk.mails().back();
        CHECK(header_of(mail, "To") == "<visiteur@exemple.fr>");
        CHECK(plain_text_of(mail).find(answer.application_number) != std::string::npos);
        CHECK(base::as_text(pdf_in(mail)).starts_with("%PDF-"));
    }
}

TEST_CASE("the same deposit sent again gets the same receipt, and one mail")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const auto submission = depositor.prepare(given, minor);
    const Reply first = depositor.commit(given.dossier.id, submission);
    REQUIRE(first.status == 201);
    const std::size_t mails = desk.mails().size();
    desk.clock.advance(3h);
    const Reply second = depositor.commit(given.dossier.id, submission);
    CHECK(second.status == 200);
    CHECK(second.body == first.body);
    CHECK(desk.mails().size() == mails);

    const std::string path = "/v1/deposits/" + given.dossier.id.text();
    CHECK(depositor.kiosk().get(path).body == first.body);
    CHECK(desk.other_kiosk().get(path).problem() == "not_found");
    CHECK(depositor.kiosk().get("/v1/deposits/01890a5d-ac96-774b-bcce-b302099a8057").problem() ==
          "not_found");

    auto other = submission;
    other.manifest_digest[0] ^= std::byte{1};
    const Reply conflict = depositor.commit(given.dossier.id, other);
    CHECK(conflict.status == 409);
    CHECK(conflict.problem() == "deposit_conflict");
    CHECK(desk.other_kiosk().put(path, wire::to_json(submission)).status == 409);
}

TEST_CASE("the same deposit sent by many at once is one deposit")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const auto submission = depositor.prepare(given, minor);
    std::mutex mutex;
    std::multiset<int> statuses;
    std::set<std::string> bodies;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            const Reply reply = depositor.commit(given.dossier.id, submission);
            const std::lock_guard lock{mutex};
            statuses.insert(reply.status);
            bodies.insert(reply.body);
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(statuses.count(201) == 1);
    CHECK(statuses.count(200) == 5);
    CHECK(bodies.size() == 1);
}

TEST_CASE("a deposit whose files did not arrive whole is told which ones are missing")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    std::vector<wire::SealedFile> files;
    std::map<base::Uuid, base::Bytes> sealed;
    for (const auto& [file, bytes] : given.bytes) {
        auto [described, made] = depositor.sealed(given.dossier.id, file, bytes);
        files.push_back(described);
        sealed[file] = made;
    }
    // The first stops half way, the second has a wrong byte, the rest arrive.
    depositor.open_upload(given.dossier.id, files[0]);
    sealed[files[1].file][200] ^= std::byte{1};
    for (std::size_t i = 1; i < files.size(); ++i)
        depositor.upload(given.dossier.id, files[i], sealed[files[i].file]);
    const auto submission =
        depositor.sign({given.dossier, minor, "test", "lille-1", desk.clock.now()}, files);
    const Reply reply = depositor.commit(given.dossier.id, submission);
    CHECK(reply.status == 422);
    CHECK(reply.problem() == "file_missing");
    CHECK(problem_in(reply).missing == std::vector{files[0].file.text(), files[1].file.text()});

    sealed[files[1].file][200] ^= std::byte{1};
    depositor.upload(given.dossier.id, files[0], sealed[files[0].file]);
    depositor.upload(given.dossier.id, files[1], sealed[files[1].file]);
    CHECK(depositor.commit(given.dossier.id, submission).status == 201);
}

TEST_CASE("central holds the dossier against the same rules as the kiosk")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};

    Given incomplete = complete_dossier(desk, minor);
    incomplete.dossier.answers.erase("phone");
    const auto birth =
        std::ranges::find(incomplete.dossier.pieces, "D01", &dossier::AttachedPiece::piece);
    incomplete.bytes.erase(birth->files.at(0).id);
    incomplete.dossier.pieces.erase(birth);
    const Reply lacking = depositor.deposit(incomplete, minor);
    CHECK(lacking.status == 422);
    CHECK(lacking.problem() == "dossier_incomplete");
    std::set<std::string> places;
    for (const dossier::Problem& problem : problem_in(lacking).problems)
        places.insert(problem.where);
    CHECK(places == std::set<std::string>{"phone", "D01"});

    Given late = complete_dossier(desk, minor);
    late.dossier.answers["ase_date"] = base::format_date(
        base::days_after(base::years_after(*base::parse_date(desk.birth_date(minor)), 16), 1));
    const Reply ineligible = depositor.deposit(late, minor);
    CHECK(ineligible.status == 422);
    CHECK(ineligible.problem() == "dossier_ineligible");

    Given eve = complete_dossier(desk, minor);
    eve.dossier.answers["ase_date"] =
        base::format_date(base::years_after(*base::parse_date(desk.birth_date(minor)), 16));
    CHECK(depositor.deposit(eve, minor).status == 201);
}

TEST_CASE("a dossier kept at the kiosk is judged by the day on which it was deposited")
{
    Desk desk;
    desk.signed_in(adult);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, adult);
    const auto submission = depositor.prepare(given, adult);
    desk.clock.advance(std::chrono::days{5});
    CHECK(depositor.commit(given.dossier.id, submission).status == 201);

    // Once 19, the same person may not deposit any more, whatever the kiosk's clock says.
    desk.clock.advance(std::chrono::days{300});
    desk.enrol_anew();
    const Given later = complete_dossier(desk, adult);
    CHECK(Depositor{desk}.deposit(later, adult).problem() == "dossier_ineligible");
}

TEST_CASE("a manifest that was tampered with, or vouched for by another, is refused")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    const auto good = depositor.prepare(given, minor);
    const base::Uuid id = given.dossier.id;

    auto changed = good;
    changed.manifest.back() ^= std::byte{1};
    CHECK(depositor.commit(id, changed).problem() == "data_invalid");

    auto no_envelope = good;
    no_envelope.manifest = base::to_bytes("{}");
    CHECK(depositor.commit(id, no_envelope).problem() == "data_invalid");

    auto other_digest = good;
    other_digest.manifest_digest[5] ^= std::byte{1};
    CHECK(depositor.commit(id, other_digest).problem() == "receipt_invalid");

    auto forged = good;
    forged.receipt.back() = forged.receipt.back() == 'A' ? 'B' : 'A';
    CHECK(depositor.commit(id, forged).problem() == "receipt_invalid");

    const auto manifest = [&](const char* number, const char* kiosk) {
        return wire::DepositManifest{given.dossier, number, "test", kiosk,
                                     std::chrono::floor<std::chrono::seconds>(desk.clock.now())};
    };
    CHECK(depositor.commit(id, depositor.sign(manifest(minor, "lille-2"), good.files)).problem() ==
          "data_invalid");
    CHECK(depositor.commit(id, depositor.sign(manifest("9999999999", "lille-1"), good.files))
              .problem() == "identity_unknown");
    CHECK(depositor.commit(id, depositor.sign(manifest(minor, "lille-1"), {})).problem() ==
          "file_missing");
    CHECK(depositor.commit(id, good).status == 201);
}

TEST_CASE("a file that is not what the manifest says, or not of its kind, is refused")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};

    Given swapped = complete_dossier(desk, minor);
    auto& [first, bytes] = *swapped.bytes.begin();
    bytes.back() ^= std::byte{1};
    CHECK(depositor.deposit(swapped, minor).problem() == "data_invalid");

    Given disguised = complete_dossier(desk, minor);
    const auto piece = std::ranges::find_if(disguised.dossier.pieces,
                                            [](const auto& one) { return !one.files.empty(); });
    replace_file(disguised, static_cast<std::size_t>(piece - disguised.dossier.pieces.begin()),
                 base::to_bytes("MZ an executable"));
    CHECK(depositor.deposit(disguised, minor).problem() == "file_content_mismatch");

    Given extra = complete_dossier(desk, minor);
    extra.bytes[base::Uuid::make(desk.clock.now())] = base::to_bytes("nobody's");
    CHECK(depositor.deposit(extra, minor).problem() == "data_invalid");
}

TEST_CASE("what central keeps of a deposit opens with its key only")
{
    Desk desk;
    desk.signed_in(minor);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    REQUIRE(depositor.deposit(given, minor).status == 201);
    const auto files = desk.office->store().deposit_files(given.dossier.id).value();
    REQUIRE(files.size() == given.bytes.size());
    for (const DepositFile& file : files) {
        const auto sealed = desk.office->services().blobs.get(file.blob).value();
        CHECK(wire::envelope_kid(sealed).has_value());
        CHECK(desk.office->services().keyring.opener().open({given.dossier.id, file.file},
                                                            sealed) == given.bytes.at(file.file));
    }
}

TEST_CASE("the confirmation is mailed again to the person whose it is")
{
    Desk desk;
    Client session = desk.signed_in(minor);
    Client other = desk.signed_in(adult);
    Depositor depositor{desk};
    const Given given = complete_dossier(desk, minor);
    REQUIRE(depositor.deposit(given, minor).status == 201);
    const std::size_t before = desk.mails().size();
    const std::string path = "/v1/deposits/" + given.dossier.id.text() + "/mails";
    CHECK(other.post(path, "").problem() == "not_found");
    CHECK(desk.kiosk().post(path, "").problem() == "session_expired");
    CHECK(session.post(path, "").status == 202);
    const auto mails = desk.mails();
    REQUIRE(mails.size() == before + 1);
    CHECK_FALSE(pdf_in(mails.back()).empty());
}
