#include "central/commands.h"
#include "central/offset_clock.h"

#include <fmt/format.h>
#include <iostream>
#include <iterator>

namespace central
{

using base::Result;

Result<void> draft_keys(const Configuration& configuration)
{
    const OffsetClock clock{configuration.clock_offset};
    const auto opener = TRY(Opener::start(configuration.opener));
    fmt::print("{}\n",
               wire::to_json(TRY(draft_keyset(configuration.keys, opener->keys(), clock.now()))));
    return {};
}

Result<void> make_root(const std::filesystem::path& file)
{
    if (std::filesystem::exists(file))
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             file.string() + " is there already");
    return wire::RootKey::generate().save(file);
}

Result<void> sign_keys(const std::filesystem::path& root)
{
    const auto key = TRY(wire::RootKey::load(root));
    const std::string drafted{std::istreambuf_iterator<char>{std::cin}, {}};
    fmt::print("{}\n", key.sign(TRY(wire::parse_keyset(drafted))));
    return {};
}

} // namespace central
