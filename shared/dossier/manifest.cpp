#include "shared/base/bytes.h"
#include "shared/catalogue/json.h"
#include "shared/dossier/deposit.h"

namespace dossier
{

namespace
{

using catalogue::Value;

Value described(const AttachedFile& file)
{
    return Value::Object{{"digest", base::to_hex(file.digest)},
                         {"id", file.id.text()},
                         {"media_type", file.media_type},
                         {"name", file.name},
                         {"pages", static_cast<double>(file.pages)},
                         {"size", static_cast<double>(file.size)}};
}

Value described(const AttachedPiece& piece)
{
    Value::List files;
    for (const AttachedFile& file : piece.files)
        files.push_back(described(file));
    return Value::Object{{"accepted", piece.accepted},
                         {"files", std::move(files)},
                         {"piece", piece.piece},
                         {"reference", piece.reference}};
}

} // namespace

std::string manifest_of(const Dossier& dossier, std::string_view foreigner_number,
                        std::string_view catalogue_version, std::string_view kiosk,
                        base::Instant at)
{
    Value::List pieces;
    for (const AttachedPiece& piece : dossier.pieces)
        pieces.push_back(described(piece));
    return catalogue::to_json(Value::Object{{"answers", dossier.answers},
                                            {"at", base::format_instant(at)},
                                            {"catalogue", std::string{catalogue_version}},
                                            {"dossier", dossier.id.text()},
                                            {"foreigner_number", std::string{foreigner_number}},
                                            {"kiosk", std::string{kiosk}},
                                            {"language", dossier.language},
                                            {"observations", dossier.observations},
                                            {"pieces", std::move(pieces)},
                                            {"procedure", dossier.procedure}});
}

} // namespace dossier
