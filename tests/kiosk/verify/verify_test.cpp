#include "shared/receipt/base45.h"
#include "shared/receipt/pdf.h"
#include "shared/receipt/qr.h"
#include "shared/receipt/receipt.h"
#include "shared/wire/keyset.h"
#include "tests/kiosk/capture/pictures.h"
#include "tests/program.h"
#include "tests/shared/receipt/folder.h"
#include "tests/shared/receipt/sample.h"

#include <cmath>
#include <doctest/doctest.h>
#include <fstream>

using kiosk::capture::Picture;
using kiosk::capture::Pixels;
using tests::run;
using tests::run_ours;

namespace
{

/// A receipt, the keys that central published, and a folder for what was made of it.
struct Paper {
    sample::Folder folder;
    receipt::SigningKey key = receipt::SigningKey::generate();
    receipt::SigningKey kiosk_key = receipt::SigningKey::generate();
    std::string text = receipt::sign(sample::central_receipt(), key);
    std::string root = folder.path / "root.key";
    std::string keys = folder.path / "keys.json";

    Paper()
    {
        const auto signer = wire::RootKey::generate();
        REQUIRE(signer.save(root));
        const auto now = base::SystemClock{}.now();
        const wire::Period today{now, now + std::chrono::hours{24}};
        const wire::Keyset keyset{
            .version = 1,
            .encryption = {{wire::make_encryption_keys().public_key, today}},
            .receipts = {{key.verifying_key(receipt::Issuer::Central), today}}};
        receipt::VerifyingKeys kiosks;
        kiosks.add(kiosk_key.verifying_key(receipt::Issuer::Kiosk));
        std::ofstream{keys} << wire::to_json(
            wire::PublishedKeys{signer.sign(keyset), wire::sign_kiosk_keys(kiosks, key)});
    }

    std::string file(const std::string& name, std::string_view bytes) const
    {
        const std::string path = folder.path / name;
        std::ofstream{path, std::ios::binary} << bytes;
        return path;
    }
    std::string file(const std::string& name, const base::Bytes& bytes) const
    {
        return file(name, base::as_text(bytes));
    }
    std::string printed() const
    {
        const auto french = messages::Catalog::load("locales", "fr").value();
        receipt::Confirmation confirmation;
        confirmation.acknowledgement = {sample::central_receipt().deposit,
                                        sample::central_receipt().issued_at,
                                        sample::central_receipt().application_number, text};
        confirmation.address = {"20 rue Nationale", "59800 Lille"};
        confirmation.kiosk = "lille-hall-2";
        confirmation.follow_up = "https://central.example/suivi";
        const receipt::Words words{.french = &french, .visitor = nullptr};
        return file("paper.pdf", receipt::confirmation_pdf(confirmation, words).value());
    }
    tests::Ran verified(const std::string& file) const
    {
        return run_ours("guichet-verify", root + ".pub " + keys + " " + file);
    }
};

/// A code as a telephone sees it: turned, aslant, unevenly lit, with grain.
Picture photograph(const std::string& text, double degrees)
{
    const receipt::QrCode code = receipt::qr_code(text).value();
    constexpr unsigned side = 1400;
    constexpr double module = 9; // pixels
    Picture picture = Picture::sized(side, side, Pixels::Gray8);
    const double turn = degrees * 3.14159265 / 180;
    unsigned grain = 1;
    for (unsigned y = 0; y < side; ++y)
        for (unsigned x = 0; x < side; ++x) {
            const double right = x - side / 2.0;
            const double down = y - side / 2.0;
            const double depth = 1 + right * 0.00012 + down * 0.00008;
            const double column = (right * std::cos(turn) + down * std::sin(turn)) * depth / module;
            const double row = (down * std::cos(turn) - right * std::sin(turn)) * depth / module;
            const auto i = static_cast<int>(std::floor(column + code.width / 2.0));
            const auto j = static_cast<int>(std::floor(row + code.width / 2.0));
            const auto width = static_cast<int>(code.width);
            const bool dark = i >= 0 && j >= 0 && i < width && j < width &&
                              code.is_dark(static_cast<unsigned>(i), static_cast<unsigned>(j));
            grain = grain * 1'664'525U + 1'013'904'223U;
            const double light = 200 - 60.0 * x / side + (grain >> 24U) / 12.0;
            picture.bytes[std::size_t{y} * side + x] =
                static_cast<std::byte>(dark ? light * 0.3 : light);
        }
    return picture;
}

bool says(const tests::Ran& ran, std::string_view words)
{
    const bool found = ran.output.find(words) != std::string::npos;
    if (!found)
        MESSAGE(ran.output);
    return found;
}

bool is_genuine(const tests::Ran& ran)
{
    const bool genuine =
        ran.status == 0 && ran.output.find("5901202611220000184") != std::string::npos;
    if (!genuine)
        MESSAGE(ran.output);
    return genuine;
}

} // namespace

TEST_CASE("guichet-verify says what a genuine receipt proves and what it does not")
{
    const Paper paper;
    const auto confirmed = paper.verified(paper.file("central.txt", std::string_view{paper.text}));
    CHECK(is_genuine(confirmed));
    CHECK(says(confirmed, "GENUINE"));
    CHECK(says(confirmed, "la régularité du séjour"));

    const std::string told = receipt::sign(sample::kiosk_receipt(), paper.kiosk_key);
    const auto kept = paper.verified(paper.file("kiosk.txt", std::string_view{told}));
    CHECK(kept.status == 0);
    CHECK(says(kept, "ni que la centrale l'a reçu"));
}

TEST_CASE("guichet-verify refuses a receipt with a bit flipped")
{
    const Paper paper;
    base::Bytes cose = receipt::from_base45(std::string_view{paper.text}.substr(5)).value();
    cose[60] ^= std::byte{1};
    const auto ran = paper.verified(paper.file("flipped.txt", "DEP1:" + receipt::to_base45(cose)));
    CHECK(ran.status == 1);
    CHECK(says(ran, "REFUSED"));
}

TEST_CASE("The printed confirmation is verified as a PDF and from scans of it")
{
    const Paper paper;
    const std::string printed = paper.printed();
    CHECK(is_genuine(paper.verified(printed)));
    const std::string page = paper.folder.path / "page";
    REQUIRE(run("pdftoppm -r 200 -png -singlefile " + printed + " " + page).status == 0);
    CHECK(is_genuine(paper.verified(page + ".png")));
    REQUIRE(run("pdftoppm -r 150 -jpeg -singlefile " + printed + " " + page).status == 0);
    CHECK(is_genuine(paper.verified(page + ".jpg")));
}

TEST_CASE("A photograph of the code is verified, however the telephone was held")
{
    const Paper paper;
    for (const double degrees : {0.0, 25.0, 90.0, 200.0}) {
        CAPTURE(degrees);
        const Picture seen = photograph(paper.text, degrees);
        CHECK(is_genuine(paper.verified(paper.file("photo.jpg", tests::as_turned_jpeg(seen, 6)))));
    }
}

TEST_CASE("What an independent reader reads from a photograph is verified as text")
{
    const Paper paper;
    const std::string photo = paper.file("photo.png", tests::as_png(photograph(paper.text, 10)));
    const std::string text = paper.folder.path / "read.txt";
    REQUIRE(run("zbarimg --nodbus -q --raw " + photo + " > " + text).status == 0);
    CHECK(is_genuine(paper.verified(text)));
    // What it says of a missing sandbox stands before.
    CHECK(run_ours("guichet-verify", "--text " + photo).output.ends_with(paper.text + "\n"));
}

TEST_CASE("A picture of a receipt that no published key signed is refused")
{
    const Paper paper;
    const std::string forged =
        receipt::sign(sample::central_receipt(), receipt::SigningKey::generate());
    const auto ran = paper.verified(paper.file("f.png", tests::as_png(photograph(forged, 5))));
    CHECK(ran.status == 1);
    CHECK(ran.output.find("REFUSED") != std::string::npos);
}

TEST_CASE("What holds no receipt is told apart from what is false, and from bad use")
{
    const Paper paper;
    CHECK(
        paper.verified(paper.file("a.png", tests::as_png(tests::written_page(800, 600)))).status ==
        3);
    CHECK(paper.verified(paper.file("b.jpg", tests::jpeg_that_claims(60'000, 60'000))).status == 3);
    CHECK(paper.verified(paper.file("c.txt", std::string_view{"nothing"})).status == 3);
    CHECK(paper.verified("/nowhere").status == 2);
    CHECK(run_ours("guichet-verify", "").status == 2);
    const std::string keys = paper.file("keys.txt", std::string_view{"{}"});
    const std::string text = paper.file("t", std::string_view{paper.text});
    CHECK(run_ours("guichet-verify", paper.root + ".pub " + keys + " " + text).status == 2);
    const Paper elsewhere; // another root
    CHECK(run_ours("guichet-verify", elsewhere.root + ".pub " + paper.keys + " " + text).status ==
          2);
}
