#pragma once

#include "shared/catalogue/section.h"
#include "shared/catalogue/vocabulary.h"

#include <algorithm>
#include <vector>

namespace catalogue
{

/// Reads pieces.yaml.
base::Result<std::vector<Piece>> read_pieces(const Entry& file, const Vocabulary& vocabulary);

/// Reads a file of `procedures/`. The vocabulary is the common one, to which the procedure adds
/// its own fields and facts.
base::Result<Procedure> read_procedure(const Entry& file, Vocabulary vocabulary,
                                       const std::vector<Piece>& pieces);

base::Result<Page> read_page(const Entry& entry, const Vocabulary& vocabulary);

/// Reads menu.yaml; drops the tiles that lead to no procedure of these.
base::Result<std::vector<Tile>> read_menu(const Entry& file, const Vocabulary& vocabulary,
                                          const std::vector<Procedure>& procedures);

/// Whether one of these has that value for that member.
template <typename Items, typename Member>
bool contains(const Items& items, std::string_view value, Member member)
{
    return std::ranges::find(items, value, member) != std::ranges::end(items);
}

// What several of these read.
base::Result<MessageKey> message_in(const Section& section, std::string_view name,
                                    const Vocabulary& vocabulary);
base::Result<std::optional<MessageKey>>
optional_message_in(const Section& section, std::string_view name, const Vocabulary& vocabulary);
/// The rule that always holds where there is none.
base::Result<Rule> rule_in(const Section& section, std::string_view name,
                           const Vocabulary& vocabulary);

} // namespace catalogue
