#include "kiosk/text/bidi.h"
#include "kiosk/text/unicode.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

using namespace kiosk::text;

namespace
{

const std::string unicode = "/usr/share/unicode/";

void append(std::u16string& text, unsigned long character)
{
    if (character >= 0x10000) {
        text += static_cast<char16_t>(0xD7C0 + (character >> 10));
        text += static_cast<char16_t>(0xDC00 + (character & 0x3FF));
    } else {
        text += static_cast<char16_t>(character);
    }
}

std::vector<std::string> fields_of(const std::string& line)
{
    std::vector<std::string> fields;
    std::istringstream stream{line.substr(0, line.find('#'))};
    for (std::string field; std::getline(stream, field, ';');)
        fields.push_back(field);
    return fields;
}

/// A row of BidiCharacterTest.txt: characters, direction, levels ('x': removed), order.
struct BidiRow {
    std::u16string text;
    std::vector<std::size_t> offsets; ///< of each character, and the end
    Direction direction = Direction::LeftToRight;
    bool ends_right_to_left = false;
    std::vector<bool> removed;
    std::vector<std::size_t> order;
};

BidiRow row_of(const std::vector<std::string>& fields)
{
    BidiRow row;
    std::istringstream characters{fields[0]};
    for (std::string each; characters >> each;) {
        row.offsets.push_back(row.text.size());
        append(row.text, std::stoul(each, nullptr, 16));
    }
    row.offsets.push_back(row.text.size());
    row.direction = fields[1] == "0"   ? Direction::LeftToRight
                    : fields[1] == "1" ? Direction::RightToLeft
                                       : Direction::FirstStrong;
    row.ends_right_to_left = fields[2] == "1";
    std::istringstream levels{fields[3]};
    for (std::string each; levels >> each;)
        row.removed.push_back(each == "x");
    std::istringstream order{fields[4]};
    for (std::size_t each = 0; order >> each;)
        row.order.push_back(each);
    return row;
}

std::vector<std::size_t> order_of(Bidi& bidi, const BidiRow& row)
{
    std::vector<LevelRun> runs;
    bidi.visual_runs(0, row.text.size(), runs);
    std::vector<std::size_t> order;
    for (const LevelRun& run : runs) {
        std::vector<std::size_t> part;
        for (std::size_t index = 0; index + 1 < row.offsets.size(); ++index)
            if (row.offsets[index] >= run.start && row.offsets[index] < run.end &&
                !row.removed[index])
                part.push_back(index);
        if (run.right_to_left())
            std::ranges::reverse(part);
        order.insert(order.end(), part.begin(), part.end());
    }
    return order;
}

} // namespace

TEST_CASE("both directions stand on a line as Unicode's own test says")
{
    std::ifstream file{unicode + "BidiCharacterTest.txt"};
    REQUIRE(file);
    Bidi bidi;
    std::size_t rows = 0;
    std::size_t wrong = 0;
    for (std::string line; std::getline(file, line);) {
        const auto fields = fields_of(line);
        if (fields.size() < 5)
            continue;
        const BidiRow row = row_of(fields);
        if (row.text.find(u'\x2029') != std::u16string::npos)
            continue; // A paragraph never holds the end of one.
        bidi.set(row.text, row.direction, Direction::LeftToRight);
        const bool same_direction =
            (bidi.direction() == Direction::RightToLeft) == row.ends_right_to_left;
        if (!same_direction || order_of(bidi, row) != row.order)
            ++wrong;
        ++rows;
    }
    CHECK(wrong <= 30); // ICU 72's own: marks after brackets, isolates within overrides.
    CHECK(rows > 80'000);
}

TEST_CASE("a person's characters begin where Unicode's own test says")
{
    std::ifstream file{unicode + "auxiliary/GraphemeBreakTest.txt"};
    REQUIRE(file);
    Graphemes graphemes;
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        std::u16string text;
        WipedVector<std::uint8_t> expected;
        std::istringstream tokens{line.substr(0, line.find('#'))};
        bool breaks = false;
        for (std::string token; tokens >> token;) {
            if (token == "÷" || token == "×") {
                breaks = token == "÷";
                continue;
            }
            expected.push_back(breaks ? 1 : 0);
            append(text, std::stoul(token, nullptr, 16));
            expected.resize(text.size(), 0);
        }
        if (text.empty() || text.find(u'\r') != std::u16string::npos)
            continue; // A carriage return never gets here: it is shown as a space.
        expected.push_back(1);
        WipedVector<std::uint8_t> starts;
        graphemes.mark(text, starts);
        INFO(line);
        CHECK(starts == expected);
        ++rows;
    }
    CHECK(rows > 500);
}

TEST_CASE("what is not UTF-8 is shown as a replacement, a control character as a space")
{
    Utf16 text;
    append_utf16("a\xC3(\t\xE2\x80\xA8z\xF0\x9F\x98\x80", text);
    CHECK(view(text) == u"a\xFFFD( \nz\xD83D\xDE00");
    CHECK(to_utf8(view(text)) == "a\xEF\xBF\xBD( \nz\xF0\x9F\x98\x80");
    CHECK(to_utf8(u"\xD83D") == "\xEF\xBF\xBD");
}
