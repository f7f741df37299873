#include "central/opener_words.h"
#include "tests/fuzz/fuzz.h"

/// An order to the opener, or its answer: what is read is written again as the same bytes.
void tests::fuzz(base::ByteView input)
{
    if (const auto order = central::order_in(input))
        base::verify(std::ranges::equal(central::bytes_of(*order), input), "an order has one form");
    const auto answer = central::answer_in(input);
    if (answer)
        base::verify(std::ranges::equal(central::bytes_of(answer), input),
                     "an answer has one form");
}
