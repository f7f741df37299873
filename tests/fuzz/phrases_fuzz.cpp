#include "shared/understanding/phrases.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory_file.h"

void tests::fuzz(base::ByteView input)
{
    using namespace understanding;
    static const std::vector<Purpose> none;
    static const std::vector<Purpose> purposes{
        {.id = "renew", .kind = Kind::Procedure, .facts = "{}"}};
    static const MemoryFile file;
    file.hold(input);
    const auto wrong = read_phrases(file.path(), purposes);
    base::verify(wrong || wrong.error().detail.starts_with(file.path().string() + ":"),
                 "a mistake is said with its place");
    const auto book = read_phrases(file.path(), none);
    if (!book)
        return;
    for (const Phrase& phrase : book->phrases)
        base::verify(!phrase.words.empty() && phrase.purpose == no_purpose, "a phrase has words");
}
