#include "shared/catalogue/readers.h"

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

base::Result<Piece> read_piece(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "kind", "label", "help", "text", "max_files"}));
    Piece piece;
    piece.id = TRY(section.text("id"));
    if (const Entry* kind = section.find("kind"))
        piece.kind = TRY(choose(*kind, kinds));
    piece.label = TRY(message_in(section, "label", vocabulary));
    piece.help = TRY(optional_message_in(section, "help", vocabulary));
    piece.text = TRY(optional_message_in(section, "text", vocabulary));
    if ((piece.kind == PieceKind::Signature) != piece.text.has_value())
        return entry.refuse("a signature has a text, and nothing else has");
    piece.max_files = TRY(section.count_or("max_files", piece.max_files));
    return piece;
}

} // namespace

base::Result<std::vector<Piece>> read_pieces(const Entry& file, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(file, {"pieces"}));
    return read_each(section, "pieces", vocabulary,
                     once_each("piece", &Piece::id,
                               [&](const Entry& item) { return read_piece(item, vocabulary); }));
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
