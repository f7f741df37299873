#pragma once

#include "central/store.h"

#include <filesystem>

namespace central
{

/// Adds the people of a YAML file to the register; those it has already are left as they are.
/// `birth_date` is a day, or with `age: {years, days}` that long before `today`.
base::Result<void> load_people(const std::filesystem::path& file, base::Date today, Store& store);

} // namespace central
