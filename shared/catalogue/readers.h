#pragma once

#include "shared/catalogue/section.h"
#include "shared/catalogue/vocabulary.h"

#include <algorithm>
#include <set>
#include <type_traits>
#include <vector>

namespace catalogue
{

/// Reads pieces.yaml.
base::Result<std::vector<Piece>> read_pieces(const Entry& file, const Vocabulary& vocabulary);

/// Reads a file of `procedures/`. The vocabulary is the common one, to which the procedure adds
/// its own fields and facts.
base::Result<Procedure> read_procedure(const Entry& file, const Vocabulary& common,
                                       const std::vector<Piece>& pieces);

/// Reads what a procedure says beside its form and its pieces: laws, cost, deadlines, notes...
base::Result<void> read_terms(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure);

base::Result<PieceRequest> read_request(const Entry& entry, const Vocabulary& vocabulary);

base::Result<Step> read_step(const Entry& entry, const Vocabulary& vocabulary);
base::Result<Page> read_page(const Entry& entry, const Vocabulary& vocabulary);

/// Every field below becomes a fact before any rule is read, so that a rule may look ahead. It
/// may share the name of a fact, and then has its type.
void declare_fields(const Entry& below, Vocabulary& vocabulary);

/// Reads menu.yaml; drops the tiles that lead to no procedure of these.
base::Result<std::vector<Tile>> read_menu(const Entry& file, const Vocabulary& vocabulary,
                                          const std::vector<Procedure>& procedures);

/// Whether one of these has that value for that member.
template <typename Items, typename Member>
bool contains(const Items& items, std::string_view value, Member member)
{
    return std::ranges::find(items, value, member) != std::ranges::end(items);
}

/// Reads each item of a list; what is wrong with one is noted and the next one is read.
template <typename Reader>
auto read_each(const Section& section, std::string_view name, const Vocabulary& vocabulary,
               Reader reader)
{
    std::vector<typename std::invoke_result_t<Reader, const Entry&>::value_type> read;
    const auto items = section.items(name);
    if (!items)
        vocabulary.note(items.error());
    for (const Entry* item : items.value_or(std::vector<const Entry*>{})) {
        auto one = reader(*item);
        if (one)
            read.push_back(*std::move(one));
        else
            vocabulary.note(one.error());
    }
    return read;
}

/// A reader that refuses a name that an earlier item has.
template <typename Member, typename Reader>
auto once_each(std::string_view what, Member member, Reader reader)
{
    return [what, member, reader, seen = std::set<std::string>{}](const Entry& entry) mutable {
        auto one = reader(entry);
        if (one && !seen.insert((*one).*member).second)
            one = entry.refuse(std::string{what} + " '" + (*one).*member + "' stands twice");
        return one;
    };
}

// What several of these read.
base::Result<MessageKey> message_in(const Section& section, std::string_view name,
                                    const Vocabulary& vocabulary);
base::Result<std::optional<MessageKey>>
optional_message_in(const Section& section, std::string_view name, const Vocabulary& vocabulary);
/// The rule that always holds where there is none.
Rule rule_in(const Section& section, std::string_view name, const Vocabulary& vocabulary);

} // namespace catalogue
