#pragma once

#include "kiosk/app/configuration.h"
#include "kiosk/app/words_of_all.h"
#include "kiosk/flow/effect.h"
#include "shared/base/clock.h"
#include "shared/guide/guide.h"

namespace kiosk::app
{

struct PaperSources {
    const catalogue::Catalogue* catalogue = nullptr;
    const guide::Guide* guide = nullptr;
    const WordsOfAll* words = nullptr;
    const Configuration* configuration = nullptr;
    const base::Clock* clock = nullptr;
};

/// The PDF that a visitor leaves with: central's confirmation, or the kiosk's own receipt.
base::Result<base::Bytes> confirmation_paper(const flow::effect::PrintConfirmation& asked,
                                             const PaperSources& sources);
/// What to bring, where and by when: for what the guide learnt, else every case of the procedure.
/// With a code, it can be come back to.
base::Result<base::Bytes> list_paper(const flow::effect::PrintList& asked,
                                     const PaperSources& sources);

} // namespace kiosk::app
