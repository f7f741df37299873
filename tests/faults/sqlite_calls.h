#pragma once

namespace faults
{

/// From now on every SQLite file of this process is opened through the disk that it lies on
/// (disk.h). To be called before the first one is.
void put_sqlite_on_disks();

} // namespace faults
