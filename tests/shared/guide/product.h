#pragma once

#include "shared/guide/guide.h"
#include "tests/shared/catalogue/product.h"

/// The product's own guide.
const guide::Guide& product_guide();
