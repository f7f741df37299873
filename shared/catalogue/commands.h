#pragma once

#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/messages/catalog.h"

#include <filesystem>
#include <span>
#include <string>

namespace catalogue
{

/// The catalogue of a tree of sources, with its French words.
struct Library {
    messages::Catalog words;
    Catalogue catalogue;

    /// Reads `assets/catalogue` and `locales` of a folder.
    static base::Result<Library> open(const std::filesystem::path& folder);
};

using Arguments = std::span<const std::string>;

/// check [--partial] [FOLDER]: prints every mistake, one a line; false where there is one. With
/// --partial, what nobody has written yet is a warning.
base::Result<bool> check(Arguments arguments);

/// show PROCEDURE DAY [FACT=VALUE...]: prints a procedure as it stands on a day, in French, and,
/// where facts are given, what it asks of that person.
base::Result<bool> show(Arguments arguments);

/// changes DAY DAY: prints what the law changed between two days: procedures, pieces, tariffs, and
/// the texts that were read in between.
base::Result<bool> changes(Arguments arguments);

/// document [--check]: writes docs/procedures.md, or says whether it is current.
base::Result<bool> document(Arguments arguments);

/// rules FILE: evaluates test vectors as jsonlogic.com publishes them, [rule, data, result], and
/// prints those that give something else.
base::Result<bool> rules(Arguments arguments);

/// What is wrong in the words of a tree of sources, one line a mistake.
std::vector<std::string> faults_of_words(const std::filesystem::path& locales);

base::Result<base::Date> day_written(const std::string& text);

} // namespace catalogue
