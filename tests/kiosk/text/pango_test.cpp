#include "tests/kiosk/text/pango_peer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace
{

const std::string& families_of(std::string_view language)
{
    static const std::map<std::string_view, std::string> all{
        {"ar", "Noto Naskh Arabic UI, Noto Sans"}, {"fa", "Noto Naskh Arabic UI, Noto Sans"},
        {"ps", "Noto Naskh Arabic UI, Noto Sans"}, {"zh", "Noto Sans CJK SC, Noto Sans"},
        {"bn", "Noto Sans Bengali UI, Noto Sans"}, {"hi", "Noto Sans Devanagari UI, Noto Sans"},
        {"ta", "Noto Sans Tamil UI, Noto Sans"},   {"ka", "Noto Sans Georgian, Noto Sans"},
        {"hy", "Noto Sans Armenian, Noto Sans"},   {"am", "Noto Sans Ethiopic, Noto Sans"},
        {"ur", "Noto Nastaliq Urdu, Noto Sans"},
    };
    static const std::string latin = "Noto Sans";
    const auto found = all.find(language);
    return found == all.end() ? latin : found->second;
}

/// The least number of glyphs to add, drop or change from one to the other.
std::size_t differences(const std::vector<SeenGlyph>& ours, const std::vector<SeenGlyph>& theirs)
{
    std::vector<std::size_t> row(theirs.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= ours.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= theirs.size(); ++j) {
            const std::size_t changed = diagonal + (ours[i - 1] == theirs[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

struct Tally {
    std::size_t all = 0;
    std::size_t different = 0;
};

void compare(const Sample& sample, const std::vector<Pin>& pins, Tally& tally)
{
    const SeenLine ours = our_line(sample);
    const SeenLine theirs = pango_line(sample, families_of(sample.language), pins);
    const std::size_t count = differences(ours.glyphs, theirs.glyphs);
    INFO(sample.language, ": ", sample.words);
    CHECK(static_cast<double>(count) <= 0.005 * static_cast<double>(theirs.glyphs.size()));
    CHECK(std::abs(ours.width - theirs.width) <= 0.005 * theirs.width);
    tally.all += theirs.glyphs.size();
    tally.different += count;
}

/// Names, numbers, telephones and brackets put into sentences of both directions.
std::vector<std::string> mixes()
{
    const char* sentences[]{"السيد %، الهاتف: %.", "M. % ; tél. : %", "رقم الملف % (من: %)؟",
                            "« % » [%] 12/05/2026"};
    const char* values[]{
        "Jean-Pierre DUPONT", "مريم العلوي",           "\u2066+33\u00A01\u00A023\u00A045\u2069",
        "9303123456",         "\u2068a.b@ex.fr\u2069", "(12 %)",
        "محمد (Mohamed)"};
    std::vector<std::string> made;
    for (const std::string sentence : sentences)
        for (const char* first : values)
            for (const char* second : values) {
                const std::size_t one = sentence.find('%');
                const std::size_t two = sentence.find('%', one + 1);
                made.push_back(sentence.substr(0, one) + first +
                               sentence.substr(one + 1, two - one - 1) + second +
                               sentence.substr(two + 1));
            }
    return made;
}

} // namespace

TEST_CASE("the glyphs of a line are those that Pango chooses, in the same order and width")
{
    Tally tally;
    for (const Sample& sample : samples())
        if (sample.language != "ur") // Pango takes the bold Nastaliq where the regular is asked.
            compare(sample, pins_of_figures(sample.words), tally);
    CHECK(tally.all > 1500);
    CHECK(static_cast<double>(tally.different) <= 0.005 * static_cast<double>(tally.all));
}

TEST_CASE("names, numbers and brackets in a sentence of the other direction stand as in Pango")
{
    Tally tally;
    for (const std::string& words : mixes()) {
        for (const Sample& sample : {Sample{"ar", true, words}, Sample{"fr", false, words}})
            compare(sample, pins_of_our_faces(sample), tally);
    }
    CHECK(tally.all > 5000);
}
