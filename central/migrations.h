#pragma once

#include "central/sql_pool.h"

#include <string_view>

namespace central
{

/// The newest version of the tables.
int newest_schema();
/// What the step to that version, from 1 on, says to the database.
std::string_view statements_to(int version);

/// Brings the tables forward to a version, each step all or nothing; others may do so at the same
/// time. ConfigurationInvalid where the database is of a newer version than this program knows.
base::Result<void> migrate(sql::Pool& pool, int version = newest_schema());

} // namespace central
