#include "shared/guide/code.h"
#include "shared/guide/packing.h"
#include "tests/shared/guide/product.h"
#include "tests/shared/receipt/folder.h"

#include <algorithm>
#include <bit>
#include <doctest/doctest.h>
#include <fstream>

using catalogue::Facts;
using catalogue::Value;
using guide::Answer;

namespace
{

const Facts today{{"today", "2026-11-23"}};

const std::vector<Answer> answers{
    {"purpose", "first"},
    {"nationality", "JP"},
    {"birth_date", "1990-02-28"},
    {"grounds", Value::List{"spouse_french", "work"}},
    {"visa", "exempt"},
    {"life_together", true},
    {"spouse_kept_nationality", true},
    {"union_country", "FR"},
    {"life_together_months", 7},
    {"polygamy", false},
};

/// The product's guide with one passage of its questions written otherwise.
guide::Guide edited_guide(const std::string& before, const std::string& after)
{
    namespace fs = std::filesystem;
    const sample::Folder folder;
    const fs::path product = fs::absolute("assets/catalogue");
    fs::create_symlink(product / "facts.yaml", folder.path / "facts.yaml");
    fs::create_directory(folder.path / "guide");
    for (const char* name : {"outcomes.yaml", "windows.yaml", "contradictions.yaml"})
        fs::create_symlink(product / "guide" / name, folder.path / "guide" / name);
    std::ifstream file{product / "guide" / "questions.yaml"};
    std::string questions{std::istreambuf_iterator<char>{file}, {}};
    const auto at = questions.find(before);
    REQUIRE(at != std::string::npos);
    questions.replace(at, before.size(), after);
    std::ofstream{folder.path / "guide" / "questions.yaml"} << questions;
    auto loaded =
        guide::Guide::load(folder.path, product_catalogue(), [](std::string_view) { return true; });
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *std::move(loaded);
}

std::string letters_of(const std::string& code)
{
    std::string letters = code;
    std::erase(letters, '-');
    return letters;
}

} // namespace

TEST_CASE("a code gives the answers again, on another day too")
{
    const std::string code = code_of(product_guide(), answers, today);
    CHECK(letters_of(code).size() <= 26);
    const auto read = answers_from(product_guide(), code);
    REQUIRE(read.has_value());
    CHECK(*read == answers);
}

TEST_CASE("a code is written in groups of four, and read as people write")
{
    std::string code = code_of(product_guide(), answers, today);
    CHECK(code.find('-') == 4);
    for (char& letter : code)
        letter = letter == '-' ? ' ' : static_cast<char>(std::tolower(letter));
    std::ranges::replace(code, '0', 'o');
    std::ranges::replace(code, '1', 'l');
    const auto read = answers_from(product_guide(), code);
    REQUIRE(read.has_value());
    CHECK(*read == answers);
}

TEST_CASE("what an account told is in the code, and an unfinished conversation is one too")
{
    Facts known = today;
    known["nationality"] = "GN";
    known["birth_date"] = "2008-02-21";
    const std::vector<Answer> few{{"purpose", "first"}};
    const auto read = answers_from(product_guide(), code_of(product_guide(), few, known));
    REQUIRE(read.has_value());
    CHECK(*read == std::vector<Answer>{
                       {"purpose", "first"}, {"nationality", "GN"}, {"birth_date", "2008-02-21"}});
}

TEST_CASE("a code outlives an edit of the questions that is none of its business")
{
    const std::string code = code_of(product_guide(), answers, today);
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {"# Why the person came", "# Why somebody came"},
             {"      - {value: damaged, icon: broken_image}\n", ""},
             {"{value: unsure, icon: help}", "{value: unsure, icon: info}"},
         }) {
        INFO(after);
        const auto read = answers_from(edited_guide(before, after), code);
        REQUIRE(read.has_value());
        CHECK(*read == answers);
    }
}

TEST_CASE("a code is refused where its own answers would be read as others")
{
    const std::string code = code_of(product_guide(), answers, today);
    for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
             {"{value: first, icon: badge}\n      - {value: renew, icon: autorenew}",
              "{value: renew, icon: autorenew}\n      - {value: first, icon: badge}"},
             {"id: spouse_kept_nationality",
              "id: spouse_still_french\n    fact: spouse_kept_nationality"},
         }) {
        INFO(after);
        CHECK(answers_from(edited_guide(before, after), code).error() ==
              guide::CodeFault::OtherVersion);
    }
}

TEST_CASE("any one mistyped letter is noticed")
{
    const std::string code = letters_of(code_of(product_guide(), answers, today));
    for (std::size_t i = 0; i < code.size(); ++i)
        for (const char letter : std::string_view{"0123456789ABCDEFGHJKMNPQRSTVWXYZ"}) {
            std::string wrong = code;
            wrong[i] = letter;
            if (letter != code[i])
                CHECK(answers_from(product_guide(), wrong).error() == guide::CodeFault::Mistyped);
        }
}

TEST_CASE("two letters changed about are noticed")
{
    const std::string code = letters_of(code_of(product_guide(), answers, today));
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
        std::string wrong = code;
        std::swap(wrong[i], wrong[i + 1]);
        if (wrong != code)
            CHECK(answers_from(product_guide(), wrong).error() == guide::CodeFault::Mistyped);
    }
}

TEST_CASE("what is no code says why")
{
    CHECK(answers_from(product_guide(), "").error() == guide::CodeFault::TooShort);
    CHECK(answers_from(product_guide(), "AB").error() == guide::CodeFault::TooShort);
    CHECK(answers_from(product_guide(), "ABCD-EFGH-UUUU").error() == guide::CodeFault::Mistyped);
    // Well written, but nothing that these questions ask has that digest.
    guide::BitWriter bits;
    bits.put(0, 29);
    CHECK(answers_from(product_guide(), guide::to_letters(bits.bits())).error() ==
          guide::CodeFault::OtherVersion);
    for (const auto fault :
         {guide::CodeFault::TooShort, guide::CodeFault::Mistyped, guide::CodeFault::OtherVersion})
        CHECK(product_words().has(message_for(fault)));
}

TEST_CASE("a code under good check digits gives no answer that nobody could have given")
{
    // How many digests of one answer to the first question are taken.
    const auto taken = [](unsigned width, std::uint32_t answer) {
        int good = 0;
        for (std::uint32_t digest = 0; digest < 1024; ++digest) {
            guide::BitWriter bits;
            bits.put(digest, 10);
            bits.put(0, 14); // the day
            bits.put(1, 5);  // how many answers follow
            bits.put(answer, width);
            if (answers_from(product_guide(), guide::to_letters(bits.bits())))
                ++good;
        }
        return good;
    };
    const guide::Question* purpose = product_guide().questions().data();
    const auto width = static_cast<unsigned>(std::bit_width(purpose->options.size() + 1));
    CHECK(taken(width, 2) == 1);
    const std::uint32_t beyond = (1U << width) - 1;
    REQUIRE(beyond >= purpose->options.size() + 2);
    CHECK(taken(width, beyond) == 0);
}
