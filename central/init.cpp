#include "central/commands.h"
#include "central/opener_keys.h"
#include "shared/base/durable.h"

namespace central
{

base::Result<void> init(const Configuration& configuration)
{
    TRY(Keyring::create(configuration.keys));
    TRY(base::make_folder(configuration.data));
    if (!configuration.opener.keys.empty())
        TRY(OpenerKeys::create(configuration.opener.keys));
    TRY(sign_first_keyset(configuration.keys, TRY(Opener::start(configuration.opener))->keys()));
    const base::SystemClock clock;
    TRY(Office::open(configuration, clock));
    return {};
}

} // namespace central
