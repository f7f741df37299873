#include "shared/messages/functions.h"

#include <cstdio>
#include <fstream>
#include <iterator>

namespace
{

/// Leaves a file that already says this alone, so that nothing is compiled for it again.
bool write_if_new(const std::filesystem::path& file, const std::string& content)
{
    {
        std::ifstream before{file, std::ios::binary};
        if (before && std::string{std::istreambuf_iterator<char>{before}, {}} == content)
            return true;
    }
    std::ofstream after{file, std::ios::binary};
    after << content;
    return after.flush().good();
}

} // namespace

/// message_functions msg.h msg.cpp fr/....json...
int main(int count, char** arguments)
{
    if (count < 4) {
        std::fprintf(stderr, "usage: message_functions HEADER SOURCE.cpp MESSAGES.json...\n");
        return 2;
    }
    const auto functions = [&]() -> base::Result<messages::Functions> {
        messages::Source all;
        for (int i = 3; i < count; ++i)
            all.merge(TRY(messages::load_source(arguments[i])));
        return messages::functions_of(all);
    }();
    if (!functions) {
        std::fprintf(stderr, "%s\n", functions.error().detail.c_str());
        return 1;
    }
    return write_if_new(arguments[1], functions->header) &&
                   write_if_new(arguments[2], functions->source)
               ? 0
               : 1;
}
