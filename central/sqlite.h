#pragma once

#include "central/sql.h"

#include <filesystem>
#include <memory>

namespace central::sqlite
{

/// Opens or makes the file: WAL, synchronous=FULL. What is kept is on the disk.
base::Result<std::unique_ptr<sql::Connection>> connect(const std::filesystem::path& file);

} // namespace central::sqlite
