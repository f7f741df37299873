#include "shared/messages/catalog.h"

#include "tests/shared/messages/folder.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace messages;

namespace
{

using namespace std::chrono_literals;

constexpr base::Date monday = 2026y / 11 / 23;

Catalog written(std::string_view id, const std::string& french, const std::string& other = {})
{
    const Folder folder;
    folder.write("fr/words.json", french);
    if (!other.empty())
        folder.write(std::string{id} + "/words.json", other);
    auto catalog = Catalog::load(folder.path(), id);
    REQUIRE_MESSAGE(catalog.has_value(), catalog.error().detail);
    return std::move(*catalog);
}

std::string refusal(std::string_view id, const std::string& french, const std::string& other)
{
    const Folder folder;
    folder.write("fr/words.json", french);
    if (!other.empty())
        folder.write(std::string{id} + "/words.json", other);
    const auto catalog = Catalog::load(folder.path(), id);
    REQUIRE_FALSE(catalog.has_value());
    CHECK(catalog.error().code == base::ErrorCode::DataInvalid);
    return catalog.error().detail;
}

Catalog empty(std::string_view id)
{
    return written(id, "{}", "{}");
}

/// Whether doing this stops the process.
template <typename Deed>
bool stops(Deed deed)
{
    const pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        std::signal(SIGABRT, SIG_DFL);
        deed();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

} // namespace

TEST_CASE("words put into a sentence are isolated, identifiers left to right and unbroken")
{
    const auto catalog = written("ar", R"({"a.call": "Appelez {who} au {phone}."})",
                                 R"({"a.call": "{who} {phone}"})");
    CHECK(catalog
              .text("a.call",
                    {{"who", std::string{"Awa"}}, {"phone", Identifier{"+33 6 01 02 03 04"}}})
              .utf8() == "\u2068Awa\u2069 \u2066+33\u00a06\u00a001\u00a002\u00a003\u00a004\u2069");
}

TEST_CASE("a number, a date, an hour and a text can be put into a sentence")
{
    const auto catalog = written("fr", R"({"a.b": "{n}|{d}|{h}|{t}"})");
    const base::Instant instant = std::chrono::sys_days{monday} + 8h + 41min;
    CHECK(
        catalog
            .text("a.b", {{"n", std::int64_t{10}},
                          {"d", monday},
                          {"h", instant},
                          {"t", Text::verbatim("mot")}})
            .utf8() ==
        "\u206810\u2069|\u206823\u00a0novembre\u00a02026\u2069|\u206809:41\u2069|\u2068mot\u2069");
}

TEST_CASE("Arabic counts in its six ways and chooses by kind")
{
    const auto catalog = written(
        "ar",
        R"({"a.files": "{n, plural, one {# page} other {# pages}}", "a.of": "{sex, select, F {née} other {né}}"})",
        R"({"a.files": "{n, plural, zero {لا صفحات} one {صفحة واحدة} two {صفحتان} few {# صفحات} many {# صفحة} other {# صفحة}}", "a.of": "{sex, select, F {مولودة} other {مولود}}"})");
    const auto files = [&](std::int64_t n) { return catalog.text("a.files", {{"n", n}}).utf8(); };
    CHECK(files(0) == "لا صفحات");
    CHECK(files(1) == "صفحة واحدة");
    CHECK(files(2) == "صفحتان");
    CHECK(files(3) == "3 صفحات");
    CHECK(files(11) == "11 صفحة");
    CHECK(catalog.text("a.of", {{"sex", std::string{"F"}}}).utf8() == "مولودة");
    CHECK(catalog.text("a.of", {{"sex", std::string{"M"}}}).utf8() == "مولود");
}

TEST_CASE("dates are written as each language writes them, in Latin digits for Arabic")
{
    const auto french = empty("fr");
    CHECK(french.date_long(monday).utf8() == "23\u00a0novembre\u00a02026");
    CHECK(french.date_with_weekday(monday).utf8() == "lundi 23\u00a0novembre\u00a02026");
    CHECK(french.date_short(monday).utf8() == "23/11/2026");
    CHECK(french.month_name(8).utf8() == "août");
    const auto english = empty("en");
    const base::Date first = base::parse_date("2026-12-01").value();
    CHECK(french.date_long(first).utf8() == "1er\u00a0décembre\u00a02026");
    CHECK(french.date_with_weekday(first).utf8() == "mardi 1er\u00a0décembre\u00a02026");
    CHECK(english.date_long(first).utf8() == "1\u00a0December\u00a02026");
    CHECK(english.date_long(monday).utf8() == "23\u00a0November\u00a02026");
    CHECK(english.month_name(8).utf8() == "August");
    const auto arabic = empty("ar");
    CHECK(arabic.date_long(monday).utf8() == "23\u00a0نوفمبر\u00a02026");
    CHECK(arabic.date_long(first).utf8() == "1\u00a0ديسمبر\u00a02026");
    CHECK(arabic.date_with_weekday(monday).utf8() == "الاثنين، 23\u00a0نوفمبر\u00a02026");
    CHECK(arabic.date_short(monday).utf8() == "23/11/2026");
    CHECK(arabic.number(1234).utf8() == "1,234");
    CHECK(arabic.direction() == Direction::RightToLeft);
    CHECK(french.direction() == Direction::LeftToRight);
}

TEST_CASE("the hour is that of Paris, in summer and in winter")
{
    const auto catalog = empty("ar");
    CHECK(catalog.time_of_day(std::chrono::sys_days{monday} + 8h + 41min).utf8() == "09:41");
    CHECK(catalog.time_of_day(std::chrono::sys_days{2026y / 7 / 1} + 22h + 5min).utf8() == "00:05");
}

TEST_CASE("countries have the names and the order of the language")
{
    const auto french = empty("fr");
    CHECK(french.country("BR").utf8() == "Brésil");
    const auto& countries = french.countries();
    CHECK(countries.size() > 240);
    const auto place = [&](const char* code) { return std::ranges::find(countries, code); };
    CHECK(place("ER") < place("ES")); // Érythrée, Espagne: accents do not sort last
    CHECK(place("ES") < place("FR"));
    CHECK(empty("ar").country("TN").utf8() == "تونس");
}

TEST_CASE("capitals keep their accents")
{
    CHECK(empty("fr").in_capitals(Text::verbatim("Brésilienne")).utf8() == "BRÉSILIENNE");
}

TEST_CASE("a nationality is its adjective where the language has one, else the country")
{
    const Folder folder;
    folder.write("fr/words.json", "{}");
    folder.write("nationalities/fr.json", R"({"BR": "Brésilienne"})");
    const auto catalog = Catalog::load(folder.path(), "fr");
    REQUIRE(catalog);
    CHECK(catalog->nationality("BR").utf8() == "Brésilienne");
    CHECK(catalog->nationality("TN").utf8() == "Tunisie");
}

TEST_CASE("a translation that differs from the source is refused by file and key")
{
    const std::string source = R"({"a.b": "Le {day}", "a.c": "mot"})";
    CHECK(refusal("en", source, R"({"a.b": "On {day}"})").ends_with("/en: a.c: is missing"));
    CHECK(refusal("en", source, R"({"a.b": "On {day}", "a.c": "word", "a.d": "more"})")
              .ends_with("/en: a.d: the source language has no such key"));
    CHECK(refusal("en", source, R"({"a.b": "On {date}", "a.c": "word"})")
              .ends_with("/en: a.b: takes {date}, the source language {day}"));
    CHECK(refusal("en", source, R"({"a.b": "On {day, number}", "a.c": "word"})")
              .ends_with("/en: a.b: takes {day, number}, the source language {day}"));
    CHECK(refusal("en", source, R"({"a.b": "On {day", "a.c": "word"})")
              .find("/en: a.b: U_UNMATCHED_BRACES") != std::string::npos);
}

TEST_CASE("a file that is not sorted texts is refused by name")
{
    CHECK(refusal("fr", "[]", "").ends_with("/fr/words.json: is not a JSON object"));
    CHECK(refusal("fr", R"({"b": "x", "a": "y"})", "")
              .ends_with("/fr/words.json: a: out of its alphabetical place, or written twice"));
    CHECK(refusal("fr", R"({"a": "x", "a": "y"})", "")
              .ends_with("/fr/words.json: a: out of its alphabetical place, or written twice"));
    CHECK(refusal("fr", R"({"a": ""})", "").ends_with("/fr/words.json: a: has no text"));
    CHECK(refusal("en", "{}", "").ends_with("/en: has no messages"));
}

TEST_CASE("a key that stands in two files of a language is refused by file and key")
{
    const Folder folder;
    folder.write("fr/one.json", R"({"a": "x", "b": "y"})");
    folder.write("fr/two.json", R"({"b": "z"})");
    const auto catalog = Catalog::load(folder.path(), "fr");
    REQUIRE_FALSE(catalog.has_value());
    CHECK(catalog.error().detail.ends_with("/fr/two.json: b: stands in another file too"));
}

TEST_CASE("asking for a message or leaving out an argument by mistake stops the process")
{
    const auto catalog = written("fr", R"({"a.b": "Le {day}", "a.n": "{n, number}"})");
    CHECK_FALSE(stops([&] { (void)catalog.text("a.b", {{"day", monday}}); }));
    CHECK(stops([&] { (void)catalog.text("a.nowhere"); }));
    CHECK(stops([&] { (void)catalog.text("a.b"); }));
    CHECK(stops([&] { (void)catalog.text("a.n", {{"n", std::string{"3"}}}); }));
}

TEST_CASE("several threads read one catalog at once")
{
    const auto catalog = written("fr", R"({"a.b": "Le {day}, {n, plural, one {#} other {#}}"})");
    std::vector<std::thread> readers;
    std::atomic<int> wrong = 0;
    for (int reader = 0; reader < 4; ++reader)
        readers.emplace_back([&] {
            for (std::int64_t n = 2; n < 200; ++n)
                if (catalog.text("a.b", {{"day", monday}, {"n", n}}).utf8() !=
                    "Le \u206823\u00a0novembre\u00a02026\u2069, " + std::to_string(n))
                    ++wrong;
        });
    for (std::thread& reader : readers)
        reader.join();
    CHECK(wrong == 0);
}
