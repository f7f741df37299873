#pragma once

#include "shared/base/bytes.h"
#include "shared/dossier/dossier.h"

#include <memory>

namespace wire
{

/// The SHA-256 of bytes that come part by part.
class Sha256Sum
{
public:
    Sha256Sum();
    ~Sha256Sum();
    Sha256Sum(const Sha256Sum&) = delete;
    Sha256Sum& operator=(const Sha256Sum&) = delete;

    void add(base::ByteView bytes);
    dossier::Sha256 finish(); ///< nothing is added afterwards

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace wire
