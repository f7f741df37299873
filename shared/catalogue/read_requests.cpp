#include "shared/catalogue/readers.h"
#include "shared/catalogue/requests.h"

#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

using Requests = std::vector<PieceRequest>;

/// The order of the shared groups on the screen and on paper.
constexpr std::array<std::string_view, 7> groups{
    "pieces.group.civil_status", "pieces.group.home",        "pieces.group.ground",
    "pieces.group.means",        "pieces.group.integration", "pieces.group.commitments",
    "pieces.group.collection",
};

base::Result<PieceRequest> read_request(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"piece", "group", "when", "blocking", "at_collection", "label",
                                  "help", "valid_from", "valid_to"}));
    PieceRequest request;
    request.piece = TRY(section.text("piece"));
    request.group = TRY(message_in(section, "group", vocabulary));
    request.when = rule_in(section, "when", vocabulary);
    request.blocking = TRY(section.flag_or("blocking", true));
    request.at_collection = TRY(section.flag_or("at_collection", false));
    request.label = TRY(optional_message_in(section, "label", vocabulary));
    request.help = TRY(optional_message_in(section, "help", vocabulary));
    request.valid = TRY(section.period());
    return request;
}

/// Whether both are asked at once, for nothing keeps them apart.
bool overlap(const PieceRequest& left, const PieceRequest& right)
{
    const bool free = left.when.is_always() || right.when.is_always();
    return left.piece == right.piece && meet(left.valid, right.valid) && free;
}

Requests read_list(const Section& section, std::string_view name, const std::vector<Piece>& pieces,
                   const Vocabulary& vocabulary)
{
    Requests requests;
    const auto read = [&](const Entry& item) -> base::Result<PieceRequest> {
        PieceRequest request = TRY(read_request(item, vocabulary));
        for (const PieceRequest& other : requests)
            if (overlap(request, other))
                return item.refuse(fmt::format("piece '{}' is asked twice", request.piece));
        if (contains(pieces, request.piece, &Piece::id))
            requests.push_back(request);
        else
            vocabulary.note_absent(item, fmt::format("unknown piece '{}'", request.piece));
        return request;
    };
    read_each(section, name, vocabulary, read);
    return requests;
}

/// A set by its name alone, or under a rule.
base::Result<Requests> read_set(const Entry& entry, const PieceBook& book,
                                const Vocabulary& vocabulary)
{
    Rule when;
    std::string name = entry.scalar;
    if (entry.kind == Entry::Kind::Map) {
        const Section section = TRY(Section::open(entry, {"set", "when"}));
        name = TRY(section.text("set"));
        when = rule_in(section, "when", vocabulary);
    }
    const auto found = std::ranges::find(book.sets, name, &PieceSet::name);
    if (found == book.sets.end()) {
        vocabulary.note_absent(entry, fmt::format("unknown set of pieces '{}'", name));
        return Requests{};
    }
    Requests requests = found->requests;
    for (PieceRequest& request : requests) {
        request.when = when.and_also(request.when);
        request.set = name;
        request.set_when = when;
    }
    return requests;
}

void leave_out(const Section& procedure, Requests& requests)
{
    const auto without = procedure.texts("without");
    std::erase_if(requests, [&](const PieceRequest& request) {
        return without && std::ranges::find(*without, request.piece) != without->end();
    });
}

std::ptrdiff_t rank(const PieceRequest& request)
{
    return std::ranges::find(groups, std::string_view{request.group}) - groups.begin();
}

} // namespace

Requests read_requests(const Section& procedure, const PieceBook& book,
                       const Vocabulary& vocabulary)
{
    Requests requests;
    for (const Requests& set :
         read_each(procedure, "piece_sets", vocabulary,
                   [&](const Entry& item) { return read_set(item, book, vocabulary); }))
        requests.insert(requests.end(), set.begin(), set.end());
    leave_out(procedure, requests);
    const Requests own = read_list(procedure, "pieces", book.pieces, vocabulary);
    requests.insert(requests.end(), own.begin(), own.end());
    std::ranges::stable_sort(requests, {}, rank);
    return requests;
}

base::Result<std::vector<PieceSet>> read_sets(const Section& file, const std::vector<Piece>& pieces,
                                              const Vocabulary& vocabulary)
{
    std::vector<PieceSet> sets;
    const Entry* map = file.find("sets");
    if (map == nullptr)
        return sets;
    const Section section = TRY(Section::over(*map));
    for (const std::string& name : map->names)
        sets.push_back({name, read_list(section, name, pieces, vocabulary)});
    return sets;
}

} // namespace catalogue
