#include "shared/understanding/matcher.h"
#include "shared/understanding/words.h"
#include "tests/fuzz/fuzz.h"

#include <array>
#include <sys/resource.h>

/// Learning yields to nothing here: nothing else is being started.
extern "C" int setpriority(__priority_which_t, id_t, int) noexcept
{
    return 0;
}

namespace
{

using namespace understanding;

/// Learned before the first run, which has a time limit.
const Matcher& matcher()
{
    static const auto loaded = [] {
        auto learning = Matcher::load("assets/catalogue/guide");
        learning.value().understand("carte", "fr");
        return std::move(learning).value();
    }();
    return loaded;
}
[[maybe_unused]] const Matcher& learned = matcher();

void check_guesses(const std::vector<Guess>& guesses)
{
    base::verify(guesses.size() <= 3, "three at most");
    double before = 1.0;
    for (const Guess& guess : guesses) {
        base::verify(guess.confidence >= 0.0 && guess.confidence <= before, "the likeliest first");
        base::verify(matcher().find(guess.purpose) != nullptr, "a purpose of the house");
        before = guess.confidence;
    }
}

} // namespace

/// The language, then what somebody says.
void tests::fuzz(base::ByteView input)
{
    static constexpr std::array languages{"fr", "en", "ar", "zh", "th", "xx"};
    Pieces pieces{input};
    const char* language = languages[pieces.byte() % languages.size()];
    const std::string_view text = pieces.text();
    for (const std::string& word : words_of(text, language))
        base::verify(!word.empty() && !stem_of(word).empty(), "a word keeps a stem");
    check_guesses(matcher().understand(text, language));
}
