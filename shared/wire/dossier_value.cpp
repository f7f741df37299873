#include "shared/wire/dossier_value.h"

#include "shared/dossier/file_rules.h"
#include "shared/wire/fields.h"

namespace wire
{

using base::Result;
using catalogue::Value;
using dossier::AttachedFile;
using dossier::AttachedPiece;

namespace
{

constexpr std::uint64_t most_pages = 100'000; ///< far above any file of ours

Value value_of(const AttachedFile& file)
{
    return Value{Value::Object{{"id", file.id.text()},
                               {"name", file.name},
                               {"media_type", file.media_type},
                               {"size", static_cast<double>(file.size)},
                               {"sha256", base::to_hex(file.digest)},
                               {"pages", static_cast<double>(file.pages)}}};
}

Value value_of(const AttachedPiece& piece)
{
    Value::List files;
    for (const AttachedFile& file : piece.files)
        files.push_back(value_of(file));
    return Value{Value::Object{{"piece", piece.piece},
                               {"files", std::move(files)},
                               {"reference", piece.reference},
                               {"accepted", piece.accepted}}};
}

std::string numbered(const std::string& path, std::size_t index)
{
    return path + "[" + std::to_string(index) + "]";
}

Result<AttachedFile> read_file(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    AttachedFile file;
    file.id = TRY(fields.uuid("id"));
    file.name = TRY(fields.text("name"));
    file.media_type = TRY(fields.text("media_type"));
    file.size = TRY(fields.whole("size", dossier::largest_file));
    file.digest = TRY(fields.sha256("sha256"));
    file.pages = static_cast<unsigned>(TRY(fields.whole("pages", most_pages)));
    TRY(fields.finish());
    return file;
}

Result<AttachedPiece> read_piece(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    AttachedPiece piece;
    piece.piece = TRY(fields.text("piece"));
    const Value::List& files = *TRY(fields.list("files"));
    for (std::size_t i = 0; i < files.size(); ++i)
        piece.files.push_back(TRY(read_file(files[i], numbered(fields.path("files"), i))));
    piece.reference = TRY(fields.text("reference"));
    piece.accepted = TRY(fields.boolean("accepted"));
    TRY(fields.finish());
    return piece;
}

} // namespace

Value value_of(const dossier::Dossier& dossier)
{
    Value::List pieces;
    for (const AttachedPiece& piece : dossier.pieces)
        pieces.push_back(value_of(piece));
    return Value{Value::Object{{"id", dossier.id.text()},
                               {"procedure", dossier.procedure},
                               {"language", dossier.language},
                               {"answers", dossier.answers},
                               {"pieces", std::move(pieces)},
                               {"observations", dossier.observations}}};
}

Result<dossier::Dossier> read_dossier(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    dossier::Dossier dossier;
    dossier.id = TRY(fields.uuid("id"));
    dossier.procedure = TRY(fields.text("procedure"));
    dossier.language = TRY(fields.text("language"));
    const Value* answers = TRY(fields.value("answers"));
    const auto* facts = std::get_if<Value::Object>(&answers->content);
    if (facts == nullptr)
        return base::failure(base::ErrorCode::DataInvalid,
                             fields.path("answers") + " must be an object");
    dossier.answers = *facts;
    const Value::List& pieces = *TRY(fields.list("pieces"));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        dossier.pieces.push_back(TRY(read_piece(pieces[i], numbered(fields.path("pieces"), i))));
    dossier.observations = TRY(fields.text("observations"));
    TRY(fields.finish());
    return dossier;
}

} // namespace wire
