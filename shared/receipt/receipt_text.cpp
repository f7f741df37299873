#include "shared/receipt/receipt_text.h"

#include <algorithm>

namespace receipt
{

std::string_view receipt_text_in(std::string_view read)
{
    const std::string_view from = read.substr(std::min(read.find("DEP1:"), read.size()));
    const std::string_view line = from.substr(0, from.find_first_of("\r\n"));
    // The last digit of a Base45 group is too low to be a space.
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

} // namespace receipt
