#pragma once

#include "central/blobs.h"
#include "central/configuration.h"
#include "central/keyring.h"
#include "central/languages.h"
#include "central/rate_limit.h"
#include "central/store.h"
#include "shared/catalogue/catalogue.h"
#include "shared/dossier/communes.h"
#include "shared/guide/guide.h"

#include <functional>

namespace central
{

/// All that answering a request may need. One for the whole process; safe from several threads.
struct Services {
    const Configuration& configuration;
    const base::Clock& clock;
    const Keyring& keyring;
    const Languages& languages;
    const catalogue::Catalogue& catalogue;
    const guide::Guide& guide;
    const dossier::Communes* communes; ///< null: addresses are not held against them
    Store& store;
    const Blobs& blobs;
    Passwords& passwords;
    RateLimit& rate_limit;
    std::function<void()> mails_wait; ///< tells the post office
};

} // namespace central
