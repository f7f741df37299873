#include "kiosk/text/edit.h"

#include <doctest/doctest.h>

using namespace kiosk::text;

namespace
{

std::string after_backspace(std::string_view words)
{
    EditLine line{words};
    line.backspace();
    return line.utf8();
}

} // namespace

TEST_CASE("letters go in where the caret is, and it follows them")
{
    EditLine line{"Dupnt"};
    line.place({.index = 3});
    line.insert("o");
    CHECK(line.utf8() == "Dupont");
    CHECK(line.caret().index == 4);
    line.insert("É\n");
    CHECK(line.utf8() == "DupoÉ nt");
    line.clear();
    CHECK(line.empty());
    CHECK(line.caret() == Caret{});
}

TEST_CASE("backspace takes away what the person sees as the last character typed")
{
    CHECK(after_backspace("") == "");
    CHECK(after_backspace("é") == "");
    CHECK(after_backspace("ae\u0301") == "a");
    CHECK(after_backspace("a👨‍👩‍👧") == "a");
    CHECK(after_backspace("a🇫🇷") == "a");
    CHECK(after_backspace("中文") == "中");
}

TEST_CASE("in Arabic and Indic scripts backspace takes one sign at a time")
{
    CHECK(after_backspace("\u0628\u0651\u064E") == "\u0628\u0651");
    CHECK(after_backspace("कि") == "क");
    CHECK(after_backspace("ক্ষ") == "ক্");
    CHECK(after_backspace("می\u200C") == "م");
}

TEST_CASE("the caret never stands within a grapheme")
{
    EditLine line{"e\u0301a"};
    line.place({.index = 1});
    CHECK(line.caret().index == 0);
    line.place({.index = 2});
    CHECK(line.caret().index == 2);
    line.place({.index = 99});
    CHECK(line.caret().index == 3);
}

TEST_CASE("a hidden word counts one disc a grapheme")
{
    const EditLine line{"e\u0301🇫🇷z"};
    CHECK(line.graphemes() == 3);
    CHECK(line.graphemes_before(2) == 1);
    CHECK(line.index_of_grapheme(0) == 0);
    CHECK(line.index_of_grapheme(1) == 2);
    CHECK(line.index_of_grapheme(2) == 6);
    CHECK(line.index_of_grapheme(9) == 7);
}
