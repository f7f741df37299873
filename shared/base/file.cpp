#include "shared/base/file.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace base
{

std::optional<std::string> read_file(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

} // namespace base
