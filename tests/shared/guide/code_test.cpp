#include "shared/guide/code.h"
#include "shared/guide/packing.h"
#include "tests/shared/guide/product.h"

#include <algorithm>
#include <bit>
#include <doctest/doctest.h>

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
    // Well written, by other questions: the first ten bits are their version.
    guide::BitWriter bits;
    bits.put(product_guide().version() ^ 1U, 10);
    bits.put(0, 19);
    CHECK(answers_from(product_guide(), guide::to_letters(bits.bits())).error() ==
          guide::CodeFault::OtherVersion);
    for (const auto fault :
         {guide::CodeFault::TooShort, guide::CodeFault::Mistyped, guide::CodeFault::OtherVersion})
        CHECK(product_words().has(message_for(fault)));
}

TEST_CASE("a code under good check digits gives no answer that nobody could have given")
{
    // The version, the day, how many answers follow, the answer.
    const auto read = [](unsigned width, std::uint32_t answer) {
        guide::BitWriter bits;
        bits.put(product_guide().version(), 10);
        bits.put(0, 14);
        bits.put(1, 5);
        bits.put(answer, width);
        return answers_from(product_guide(), guide::to_letters(bits.bits()));
    };
    const guide::Question* purpose = product_guide().questions().data();
    const auto width = static_cast<unsigned>(std::bit_width(purpose->options.size() + 1));
    CHECK(read(width, 2).has_value());
    const std::uint32_t beyond = (1U << width) - 1;
    REQUIRE(beyond >= purpose->options.size() + 2);
    CHECK(read(width, beyond).error() == guide::CodeFault::Mistyped);
}
