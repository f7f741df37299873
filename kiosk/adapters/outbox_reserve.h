#pragma once

#include <filesystem>

namespace kiosk::adapters
{

/// A megabyte of the disk that nobody else can take. Given up where the disk is full, it is what
/// the database needs to note what central took, after which the room of that comes back.
class OutboxReserve
{
public:
    explicit OutboxReserve(const std::filesystem::path& outbox);

    /// Takes it where it is not held and the disk has as much.
    void hold();
    /// Gives it up; false where there was none.
    bool release();

private:
    std::filesystem::path m_file;
    bool m_held = false;
};

} // namespace kiosk::adapters
