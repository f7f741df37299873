#include "shared/receipt/base45.h"
#include "tests/fuzz/fuzz.h"

void tests::fuzz(base::ByteView input)
{
    const std::string_view text = base::as_text(input);
    if (const auto bytes = receipt::from_base45(text))
        base::verify(receipt::to_base45(*bytes) == text, "bytes have one text");
    const auto again = receipt::from_base45(receipt::to_base45(input));
    base::verify(again && std::ranges::equal(*again, input), "what was written is read");
}
