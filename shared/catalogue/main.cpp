#include "shared/catalogue/commands.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>

// guichet-catalogue COMMAND...: what one asks of the catalogue's files. Run it where assets/ and
// locales/ are.

namespace
{

using namespace catalogue;

struct Command {
    std::string_view name;
    std::size_t least; ///< arguments
    std::string_view usage;
    base::Result<bool> (*run)(Arguments);
};

constexpr std::array commands{
    Command{"check", 0, "check [--partial] [FOLDER]", check},
    Command{"changes", 2, "changes DAY DAY", changes},
    Command{"document", 0, "document [--check]", document},
    Command{"rules", 1, "rules FILE", rules},
    Command{"show", 2, "show PROCEDURE DAY [FACT=VALUE...]", show},
};

int usage()
{
    for (const Command& command : commands)
        fmt::print(stderr, "usage: guichet-catalogue {}\n", command.usage);
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    if (arguments.empty())
        return usage();
    const auto command = std::ranges::find(commands, arguments.front(), &Command::name);
    if (command == commands.end() || arguments.size() - 1 < command->least)
        return usage();
    const auto done = command->run(std::span{arguments}.subspan(1));
    if (!done)
        fmt::print(stderr, "{}\n", done.error().detail);
    return done && *done ? 0 : 1;
}
