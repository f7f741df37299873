#include "central/opener_words.h"
#include "tests/fuzz/fuzz.h"

/// An order to the opener, or its answer: what is written of what was read is read as the same.
void tests::fuzz(base::ByteView input)
{
    if (const auto order = central::order_in(input)) {
        const base::Bytes written = central::bytes_of(*order);
        const auto again = central::order_in(written);
        base::verify(again && central::bytes_of(*again) == written, "an order is an order again");
    }
    if (const auto answer = central::answer_in(input))
        base::verify(central::answer_in(central::bytes_of(answer)) == answer,
                     "an answer is an answer again");
}
