#include "kiosk/app/outbox_page.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

using namespace kiosk::adapters;
using namespace std::chrono_literals;

namespace
{

const base::Instant now = base::parse_instant("2026-11-22T09:00:00Z").value();

OutboxState quiet()
{
    OutboxState state;
    state.capacity = {.waiting = 0, .free = 14'000'000'000, .a_day = 500'000'000};
    state.heard_at = now - 1h;
    return state;
}

/// All lines, without the marks of direction.
std::string told(const OutboxState& state, const char* language = "fr")
{
    const auto words = messages::Catalog::load("locales", language).value();
    std::string page;
    for (const messages::Text& line : kiosk::app::outbox_page(state, words, now))
        page += line.utf8() + "\n";
    for (const std::string_view mark : {"\u2066", "\u2067", "\u2068", "\u2069"})
        for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at))
            page.erase(at, mark.size());
    return page;
}

bool says(const std::string& page, std::string_view words)
{
    return page.find(words) != page.npos;
}

} // namespace

TEST_CASE("Staff reads how many days of deposits the kiosk can keep")
{
    const std::string page = told(quiet());
    CHECK(says(page, "Aucun dépôt n’attend"));
    CHECK(says(page, "25 jours de dépôts, à 500 Mo par jour"));
    CHECK(says(page, "Dernier contact noté"));
}

TEST_CASE("A kiosk that is nearly full says that it refuses deposits, and what to do")
{
    OutboxState state = quiet();
    state.capacity = {.waiting = 95, .free = 5, .a_day = 1};
    CHECK(says(told(state), "La borne refuse les nouveaux dépôts"));
    CHECK(says(told(state, "en"), "The kiosk refuses new deposits"));
}

TEST_CASE("Each trouble of the disk has its own words, in each language")
{
    for (const char* language : {"fr", "en", "ar"}) {
        std::vector<std::string> pages;
        for (const StorageTrouble trouble : {StorageTrouble::Full, StorageTrouble::ReadOnly,
                                             StorageTrouble::Damaged, StorageTrouble::Failing}) {
            OutboxState state = quiet();
            state.disk = trouble;
            const std::string page = told(state, language);
            CHECK(std::ranges::find(pages, page) == pages.end());
            pages.push_back(page);
        }
    }
}

TEST_CASE("A deposit that waits is told with its last error and its next attempt")
{
    OutboxState state = quiet();
    state.waiting = 2;
    DepositState deposit;
    deposit.id = base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057").value();
    deposit.at = now - 25h;
    deposit.bytes = 3'400'000;
    deposit.stage = DepositStage::Submitted;
    deposit.tries = 3;
    deposit.trouble = {.code = "dossier_incomplete", .at = now - 1min, .next_try = now + 4min};
    state.deposits.push_back(deposit);
    const std::string page = told(state);
    CHECK(says(page, "01890a5d-ac96-774b-bcce-b302099a8057"));
    CHECK(says(page, "déposé le 21/11/2026 à 09:00"));
    CHECK(says(page, "après 3 essais"));
    CHECK(says(page, "la centrale juge le dossier incomplet"));
    CHECK(says(page, "Prochain essai vers 10:04"));
    CHECK(says(page, "1 autre dépôt attend derrière"));
}

TEST_CASE("An error without words of its own is told by its name")
{
    OutboxState state = quiet();
    state.line = {.code = "scanner_jammed", .at = now, .next_try = now};
    CHECK(says(told(state), "scanner_jammed"));
    CHECK(says(told(state), "Nouvel essai en cours"));
}

TEST_CASE("Whatever keeps a deposit out of central has words of its own, in each language")
{
    using enum base::ErrorCode;
    constexpr std::array reasons{// by central
                                 DataInvalid, CentralRefused, CentralBusy, NotFound,
                                 DepositConflict, DossierIncomplete, DossierIneligible,
                                 IdentityUnknown, FileMissing, FileInfected, FileBomb,
                                 FileMalformed, FileTypeRefused, FileContentMismatch, FileTooLarge,
                                 FileEmpty, TooManyTries, StorageFull, StorageFailed, Internal,
                                 // on the way there and back
                                 NetworkDown, ReceiptInvalid};
    for (const char* language : {"fr", "en", "ar"}) {
        const auto words = messages::Catalog::load("locales", language).value();
        std::vector<std::string> told_so;
        for (const base::ErrorCode reason : reasons) {
            const std::string key = "outbox.reason." + std::string{base::name_of(reason)};
            CAPTURE(key);
            REQUIRE(words.has(key));
            const std::string said{words.text(key).utf8()};
            CHECK(std::ranges::find(told_so, said) == told_so.end());
            told_so.push_back(said);
        }
    }
}

TEST_CASE("A clock that is off and a file that was left aside are told")
{
    OutboxState state = quiet();
    state.clock_off = -3h;
    state.aside.push_back({.file = "outbox.sqlite", .at = now, .moved = 4, .lost = 1});
    const std::string page = told(state);
    CHECK(says(page, "retarde de 180 minutes"));
    CHECK(says(page, "outbox.sqlite"));
    CHECK(says(page, "Dépôts non relus"));
    state.clock_off = 2h;
    CHECK(says(told(state), "avance de 120 minutes"));
}

TEST_CASE("Where nobody knows how many deposits are lost with a file, staff is told so")
{
    for (const auto& [language, words] :
         {std::pair{"fr", "nombre inconnu"}, std::pair{"en", "number unknown"},
          std::pair{"ar", "عددها غير معروف"}}) {
        OutboxState state = quiet();
        state.aside.push_back(
            {.file = "outbox.sqlite", .at = now, .moved = 4, .lost = std::nullopt});
        CHECK(says(told(state, language), words));
    }
}
