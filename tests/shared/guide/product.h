#pragma once

#include "shared/guide/guide.h"
#include "shared/messages/catalog.h"

/// The product's own catalogue, guide and French words.
const messages::Catalog& product_words();
const catalogue::Catalogue& product_catalogue();
const guide::Guide& product_guide();
