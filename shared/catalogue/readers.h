#pragma once

#include "shared/catalogue/forms.h"
#include "shared/catalogue/requests.h"
#include "shared/catalogue/section.h"
#include "shared/catalogue/tariff.h"
#include "shared/catalogue/vocabulary.h"

#include <algorithm>
#include <set>
#include <type_traits>
#include <vector>

namespace catalogue
{

/// What the files that procedures draw from hold.
struct Shelf {
    const PieceBook& pieces;
    const Forms& forms;
    const Tariffs& tariffs;
};

/// Reads a file of `procedures/`. The vocabulary is the common one, to which the procedure adds
/// its own fields and facts.
base::Result<Procedure> read_procedure(const Entry& file, const Vocabulary& common,
                                       const Shelf& shelf);

/// Reads what a procedure says beside its form and its pieces: laws, deadlines, notes...
base::Result<void> read_terms(const Section& section, const Vocabulary& vocabulary,
                              Procedure& procedure);

base::Result<Tariffs> read_tariffs(const Entry& file, const Vocabulary& vocabulary);
std::vector<Note> read_notes(const Section& section, std::string_view name,
                             const Vocabulary& vocabulary);
base::Result<OtherWay> read_other(const Entry& entry, const Vocabulary& vocabulary);
base::Result<std::vector<PieceSet>> read_sets(const Section& file, const std::vector<Piece>& pieces,
                                              const Vocabulary& vocabulary);

base::Result<Step> read_step(const Entry& entry, const Vocabulary& vocabulary);
/// A step without its pages.
base::Result<Step> read_step_head(const Entry& entry, const Vocabulary& vocabulary);
base::Result<Page> read_page(const Entry& entry, const Vocabulary& vocabulary);
/// A page without its fields.
base::Result<Page> read_page_head(const Entry& entry, const Vocabulary& vocabulary);

/// Every field below becomes a fact before any rule is read, so that a rule may look ahead. It
/// may share the name of a fact, and then has its type.
void declare_fields(const Entry& below, Vocabulary& vocabulary);
/// The same for steps that are made of shared pages.
void declare_fields_of(const Entry& procedure, const std::vector<Step>& steps,
                       Vocabulary& vocabulary);

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

/// Reads a map of names and what stands under them, in the file's order.
template <typename Reader>
auto read_named(const Section& section, std::string_view map, const Vocabulary& vocabulary,
                Reader reader)
{
    std::vector<typename std::invoke_result_t<Reader, const std::string&, const Entry&>::value_type>
        read;
    const Entry* found = section.find(map);
    for (std::size_t i = 0; found != nullptr && i < found->names.size(); ++i) {
        auto one = reader(found->names[i], found->items[i]);
        if (!one)
            vocabulary.note(one.error());
        else if (std::ranges::count(found->names, found->names[i]) > 1)
            vocabulary.note(
                found->items[i].refuse("'" + found->names[i] + "' stands twice").error());
        else
            read.push_back(*std::move(one));
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
