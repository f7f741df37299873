#include "shared/base/utf8.h"

namespace base
{

std::vector<std::size_t> character_starts(std::string_view text)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            starts.push_back(i);
    starts.push_back(text.size());
    return starts;
}

} // namespace base
