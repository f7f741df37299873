#include "kiosk/adapters/geocode_answer.h"

#include "tests/fuzz/fuzz.h"

void tests::fuzz(base::ByteView input)
{
    const auto found = kiosk::adapters::addresses_in(base::as_text(input), 5);
    if (!found)
        return;
    base::verify(found->size() <= 5, "no more than asked for");
    for (const kiosk::ports::Address& address : *found)
        base::verify(address.postal_code.size() == 5 && address.insee.size() == 5 &&
                         !address.city.empty() && address.street.size() <= 200,
                     "an address with its commune");
}
