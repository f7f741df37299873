#include "kiosk/adapters/document_reader.h"
#include "kiosk/adapters/page_preparer.h"
#include "kiosk/adapters/removable_files.h"
#include "kiosk/adapters/sane_scanner.h"

#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>

using namespace kiosk;

namespace
{

const base::SystemClock clock_of_tests;
const ports::CancelFlag never{false};

void run(const std::string& command)
{
    REQUIRE(std::system(command.c_str()) == 0);
}

/// Time is short for bombs only: other files must pass on a machine that has much else to do.
std::unique_ptr<ports::PagePreparer> preparer(std::chrono::seconds limit = std::chrono::seconds{
                                                  120})
{
    return adapters::make_page_preparer(
        {.worker = tests::program("guichet-decode"), .time_limit = limit, .note = {}},
        clock_of_tests);
}

/// One of the many PDF specimens stands for all.
bool is_tried(const ports::BroughtFile& file)
{
    return file.path.contains("/refused/") || !file.name.ends_with(".pdf") ||
           file.name == "dossier-complet.pdf";
}

/// A glass on which specimen documents are laid.
class Desk
{
public:
    Desk()
    {
        run("tests/devices/scanner-configuration " + m_scratch / "sane.d");
        run(tests::program("specimens") + " pages " + m_scratch / "pages" +
            " passport residence-card blank dark");
    }
    base::Result<ports::Image> scan(const std::string& name) const
    {
        return adapters::make_sane_scanner({.device = "pnm:0",
                                            .config_dir = m_scratch / "sane.d",
                                            .worker = tests::program("guichet-scan"),
                                            .options = {{"filename", page(name)}}})
            ->scan({}, never);
    }
    std::string page(const std::string& name) const
    {
        return m_scratch / ("pages/" + name + ".ppm");
    }

private:
    tests::Scratch m_scratch;
};

} // namespace

TEST_CASE(
    "A passport on the glass is scanned to the last bit, accepted and made small enough to keep")
{
    const Desk desk;
    const auto image = desk.scan("passport");
    REQUIRE_MESSAGE(image.has_value(), image.error().detail);
    CHECK(image->width == 2480);
    CHECK(image->height == 3508);
    const base::Bytes file = tests::read_whole(desk.page("passport"));
    CHECK(base::as_text(file).ends_with(base::as_text(image->pixels)));

    const auto kept = preparer()->prepare_scan(*image, "Page 1");
    REQUIRE_MESSAGE(kept.has_value(), kept.error().detail);
    CHECK(kept->bytes.size() < 1'000'000);

    const auto blank = desk.scan("blank");
    REQUIRE(blank.has_value());
    CHECK(preparer()->prepare_scan(*blank, "Page 1").error().code == base::ErrorCode::PageBlank);
    const auto dark = desk.scan("dark");
    REQUIRE(dark.has_value());
    CHECK(preparer()->prepare_scan(*dark, "Page 1").error().code == base::ErrorCode::PageDark);
}

TEST_CASE(
    "A residence card and a passport on the glass are read; a page without a zone is told apart")
{
    const Desk desk;
    const auto reader = adapters::make_document_reader({}, clock_of_tests).value();
    const auto card = reader->read(desk.scan("residence-card").value());
    REQUIRE_MESSAGE(card.has_value(), card.error().detail);
    CHECK(dossier::facts_told_by(*card) == catalogue::Facts{{"nationality", "DZ"},
                                                            {"birth_date", "2000-07-14"},
                                                            {"title_end", "2035-06-17"}});
    const auto passport = reader->read(desk.scan("passport").value());
    REQUIRE_MESSAGE(passport.has_value(), passport.error().detail);
    CHECK(dossier::facts_told_by(*passport) ==
          catalogue::Facts{{"nationality", "MA"}, {"birth_date", "2009-08-14"}});
    CHECK(reader->read(desk.scan("blank").value()).error().code == base::ErrorCode::PageBlank);
    CHECK(reader->read(desk.scan("dark").value()).error().code == base::ErrorCode::PageDark);
}

TEST_CASE("A kiosk without the type of machine readable zones does not start")
{
    const auto none = adapters::make_document_reader({.font = "/nowhere.otf"}, clock_of_tests);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().detail == "/nowhere.otf: there is no such font");
}

TEST_CASE(
    "On a stick every good specimen is accepted, and every other is refused for its own reason")
{
    const tests::Scratch scratch;
    run(tests::program("specimens") + " files " + scratch / "cle");
    const auto stick = adapters::make_removable_files({.roots = {scratch.path().string()}});
    const auto pages = preparer();
    const auto hasty = preparer(std::chrono::seconds{1});
    unsigned accepted = 0;
    unsigned refused = 0;
    const auto files = stick->list().value();
    for (const ports::BroughtFile& file : files) {
        if (!is_tried(file))
            continue;
        CAPTURE(file.name);
        const auto bytes = stick->read(file, 10'000'000);
        const auto prepared =
            bytes ? (file.name == "file_bomb.pdf" ? hasty : pages)->prepare_file(*bytes, file.name)
                  : std::unexpected{bytes.error()};
        if (!file.path.contains("/refused/")) {
            CHECK_MESSAGE(prepared.has_value(), prepared.error().detail);
            ++accepted;
            continue;
        }
        REQUIRE_FALSE(prepared.has_value());
        CHECK(file.name.starts_with(base::name_of(prepared.error().code)));
        ++refused;
    }
    CHECK(accepted == 7);
    CHECK(refused == 14);
}
