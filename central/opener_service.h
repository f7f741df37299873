#pragma once

#include "central/opener_keys.h"
#include "central/opener_words.h"

#include <chrono>
#include <functional>

namespace central
{

/// Looks at the clear bytes of a file. It may crash or never end.
using FileCheck = std::function<base::Result<void>(base::ByteView, const ExpectedFile&)>;

/// Digest, size, kind, and no bomb.
base::Result<void> check_opened(base::ByteView clear, const ExpectedFile& expected);

struct OpenerPlace {
    std::filesystem::path keys;
    std::filesystem::path socket;
    bool until_input_ends = false; ///< stops when standard input does: its parent is gone
    FileCheck check = check_opened;
    std::chrono::seconds cpu_limit{10};  ///< for one order; what costs more is a bomb
    std::chrono::seconds time_limit{60}; ///< for one order, waiting included
};

/// Answers orders on a Unix socket, each in a process of its own that may do nothing but compute;
/// the keys are wiped from it before it looks at what it opened. Drops the network, core dumps,
/// debuggers and new privileges first. Comes back when it is to stop, or cannot begin.
base::Result<void> run_opener(const OpenerPlace& place);

} // namespace central
