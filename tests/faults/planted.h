#pragma once

#include "tests/faults/machines.h"
#include "tests/faults/report.h"

namespace faults
{

/// What only a visitor could have brought.
const std::vector<std::string>& planted();

/// A dossier with the planted words in its answers, its files' names and their bytes.
central::tests::Given planted_dossier(central::tests::Desk& desk);
/// As `faults_kiosk` reads it.
base::Bytes input_of(const central::tests::Given& given, base::Instant at);

/// A visitor's dossier, and the receipt once a kiosk has told it.
struct Sent {
    central::tests::Given given;
    std::optional<std::string> told{};
};
/// Keeps the receipt of a line `told ID RECEIPT`.
void take_receipt(std::string_view line, std::vector<Sent>& sent);

struct Counted {
    std::uint64_t told = 0;
    std::uint64_t in_central = 0;
    std::uint64_t complaints = 0;
};
/// Once central is dead: checks that what was told is in it once and whole, and what was not is
/// whole or absent; reports that behind what else is to be said.
Counted conclude(const Site& site, const std::vector<Sent>& sent, const Words& words,
                 Figures figures);

} // namespace faults
