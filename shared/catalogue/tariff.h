#pragma once

#include "shared/catalogue/procedure.h"

#include <optional>
#include <string>
#include <vector>

namespace catalogue
{

/// What is paid in one piece, between two dates.
struct Amount {
    unsigned euros = 0;
    Period valid{};
};

/// A tax or a stamp.
struct TariffPart {
    std::string id{};
    MessageKey label{};
    bool at_filing = false; ///< else the day the card is handed over
    Rule when{};
    std::vector<Amount> amounts{};
};

/// A class of cost.
struct Tariff {
    std::string name{};
    std::vector<TariffPart> parts{};
    std::vector<Note> notes{};
};

/// tariffs.yaml.
struct Tariffs {
    std::optional<MessageKey> indicative{}; ///< the sentence that stands with every amount
    std::vector<Tariff> classes{};
    std::vector<TariffPart> regularisation{}; ///< added where the stay was irregular
    std::vector<TariffPart> late{};           ///< added to a renewal that comes too late
};

/// One line of what a person pays.
struct CostPart {
    std::string id{};
    MessageKey label{};
    std::optional<unsigned> euros{}; ///< nothing where no amount is known for that day
    bool at_filing = false;
};

struct Cost {
    std::vector<CostPart> parts{};
    unsigned total = 0; ///< euros, of the amounts that are known
    bool known = true;  ///< false: the total says nothing
    std::vector<MessageKey> notes{};
};

} // namespace catalogue
