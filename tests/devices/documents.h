#pragma once

#include "tests/devices/sheet.h"

#include <span>

namespace tests
{

/// A specimen document: what a visitor lays on the glass in a journey.
struct SpecimenDocument {
    const char* name;
    const char* piece; ///< id in the catalogue that it answers; empty for none
    void (*draw)(Sheet&);
};

std::span<const SpecimenDocument> specimen_documents();

} // namespace tests
