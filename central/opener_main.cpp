#include "central/opener_service.h"

#include <fmt/format.h>
#include <span>
#include <string_view>
#include <unistd.h>

namespace
{

constexpr const char* usage =
    R"(guichet-opener: holds the keys that open deposits, and nothing else.

  guichet-opener --keys FOLDER --socket FILE [--until-input-ends]
      Answers guichet-central on that socket, until it is told to stop.
  guichet-opener init --keys FOLDER
      Makes the key where it is missing.
)";

} // namespace

int main(int count, char** values)
{
    const std::span arguments{values, static_cast<std::size_t>(count)};
    central::OpenerPlace place;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string_view argument{arguments[i]};
        if (argument == "--until-input-ends")
            place.until_input_ends = true;
        else if (argument == "--keys" && i + 1 < arguments.size())
            place.keys = arguments[++i];
        else if (argument == "--socket" && i + 1 < arguments.size())
            place.socket = arguments[++i];
    }
    const bool init = count > 1 && std::string_view{arguments[1]} == "init";
    if (place.keys.empty() || place.socket.empty() != init) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    const auto done = init ? central::OpenerKeys::create(place.keys) : central::run_opener(place);
    if (!done)
        fmt::print(stderr, "guichet-opener: {}\n", done.error().detail);
    // What looks for leaks at the end may not look into this process.
    ::_exit(done ? 0 : 1);
}
