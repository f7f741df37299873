#pragma once

#include "shared/base/clock.h"

#include <filesystem>

namespace central
{

/// The system's clock, as many seconds ahead as the file says (none without a file): rehearsals of
/// what happens tomorrow.
class OffsetClock final : public base::Clock
{
public:
    explicit OffsetClock(std::filesystem::path file) : m_file{std::move(file)} {}
    base::Instant now() const override;

private:
    std::filesystem::path m_file;
};

} // namespace central
