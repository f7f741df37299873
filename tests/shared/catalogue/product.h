#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/messages/catalog.h"

/// The product's own French words.
const messages::Catalog& product_words();
/// The product's own catalogue.
const catalogue::Catalogue& product_catalogue();
