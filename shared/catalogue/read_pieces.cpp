#include "shared/catalogue/readers.h"
#include "shared/catalogue/requests.h"

#include <array>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, PieceKind>, 3> kinds{{
    {"file", PieceKind::File},
    {"ephoto", PieceKind::Ephoto},
    {"signature", PieceKind::Signature},
}};

constexpr unsigned deepest = 3;

base::Result<PiecePart> read_part(const Entry& entry, unsigned depth, const Vocabulary& vocabulary);

/// The parts that stand under `any` or `all`.
base::Result<void> read_parts(const Section& section, unsigned depth, const Vocabulary& vocabulary,
                              PiecePart& part)
{
    const bool is_any = section.find("any") != nullptr;
    if (!is_any && section.find("all") == nullptr)
        return {};
    if (depth > deepest)
        return section.entry().refuse("alternatives are too deep");
    if (is_any && section.find("all") != nullptr)
        return section.entry().refuse("'any' or 'all' is expected, not both");
    part.kind = is_any ? PiecePart::Kind::Any : PiecePart::Kind::All;
    part.parts = read_each(section, is_any ? "any" : "all", vocabulary, [&](const Entry& item) {
        return read_part(item, depth + 1, vocabulary);
    });
    return {};
}

base::Result<PiecePart> read_part(const Entry& entry, unsigned depth, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"label", "when", "any", "all"}));
    PiecePart part;
    part.label = TRY(optional_message_in(section, "label", vocabulary)).value_or("");
    part.when = rule_in(section, "when", vocabulary);
    TRY(read_parts(section, depth, vocabulary, part));
    if (part.kind == PiecePart::Kind::One && part.label.empty())
        return entry.refuse("'label' is missing");
    return part;
}

base::Result<Piece> read_piece(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(
        Section::open(entry, {"id", "kind", "label", "help", "text", "max_files", "any", "all"}));
    Piece piece;
    piece.id = TRY(section.text("id"));
    if (const Entry* kind = section.find("kind"))
        piece.kind = TRY(choose(*kind, kinds));
    piece.label = TRY(message_in(section, "label", vocabulary));
    piece.help = TRY(optional_message_in(section, "help", vocabulary));
    piece.text = TRY(optional_message_in(section, "text", vocabulary));
    if ((piece.kind == PieceKind::Signature) != piece.text.has_value())
        return entry.refuse("a signature has a text, and nothing else has");
    PiecePart whole;
    TRY(read_parts(section, 1, vocabulary, whole));
    if (whole.kind != PiecePart::Kind::One)
        piece.made_of = std::move(whole);
    piece.max_files = TRY(section.count_or("max_files", piece.max_files));
    return piece;
}

} // namespace

base::Result<PieceBook> PieceBook::read(const Entry& file, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(file, {"pieces", "sets"}));
    PieceBook book;
    book.pieces = read_each(section, "pieces", vocabulary,
                            once_each("piece", &Piece::id, [&](const Entry& item) {
                                return read_piece(item, vocabulary);
                            }));
    book.sets = TRY(read_sets(section, book.pieces, vocabulary));
    return book;
}

base::Result<MessageKey> message_in(const Section& section, std::string_view name,
                                    const Vocabulary& vocabulary)
{
    const Entry* found = TRY(section.need(name));
    return vocabulary.message(*found);
}

base::Result<std::optional<MessageKey>>
optional_message_in(const Section& section, std::string_view name, const Vocabulary& vocabulary)
{
    const Entry* found = section.find(name);
    if (found == nullptr)
        return std::nullopt;
    return vocabulary.message(*found);
}

Rule rule_in(const Section& section, std::string_view name, const Vocabulary& vocabulary)
{
    const Entry* found = section.find(name);
    return found == nullptr ? Rule{} : vocabulary.rule(*found);
}

} // namespace catalogue
