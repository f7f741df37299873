#pragma once

#include "central/sql.h"

#include <memory>
#include <string>

namespace central::postgresql
{

/// Whether libpq reads it as a connection string that names no password. ConfigurationInvalid.
base::Result<void> check_address(const std::string& address);

/// Several hosts may stand in the address: the one that takes writes is found.
base::Result<std::unique_ptr<sql::Connection>> connect(const std::string& address,
                                                       const std::string& password);

} // namespace central::postgresql
