#include "shared/guide/code.h"
#include "shared/guide/packing.h"
#include "tests/fuzz/fuzz.h"

namespace
{

bool exists(std::string_view)
{
    return true;
}

const catalogue::Catalogue& product_catalogue()
{
    static const auto loaded = catalogue::Catalogue::load("assets/catalogue", exists);
    return loaded.value();
}

const guide::Guide& product_guide()
{
    static const auto loaded = guide::Guide::load("assets/catalogue", product_catalogue(), exists);
    return loaded.value();
}

/// A code that says these bits, its digest first.
std::string code_with(base::ByteView bytes)
{
    guide::BitWriter bits;
    for (const std::byte byte : bytes)
        bits.put(std::to_integer<unsigned>(byte), 8);
    return guide::to_letters(bits.bits());
}

void check(std::string_view code)
{
    const auto answers = guide::answers_from(product_guide(), code);
    if (!answers)
        return;
    for (const guide::Answer& answer : *answers) {
        const guide::Question* question = product_guide().question(answer.question);
        base::verify(question != nullptr, "an answer to a question of the guide");
        const catalogue::Fact* fact = product_catalogue().fact(question->fact);
        base::verify(fact != nullptr && catalogue::fits(*fact, answer.value),
                     "an answer that can be given");
    }
    const auto facts =
        guide::facts_of(product_guide(), *answers, {{"today", catalogue::Value{"2026-11-23"}}});
    const guide::Advice advice = product_guide().advise(facts);
    for (const guide::Proposal& proposal : advice.proposals)
        catalogue::asked_pieces(product_catalogue(), *proposal.procedure, advice.facts);
    const std::string written = guide::code_of(product_guide(), *answers, facts);
    const auto again = guide::answers_from(product_guide(), written);
    base::verify(again.has_value(), "what was written is read");
}

} // namespace

/// `b`: bits under a good check; anything else: what a hand types.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    check(pieces.byte() == 'b' ? code_with(pieces.bytes(64)) : std::string{pieces.text()});
}
