#include "shared/wire/deposit.h"

#include "shared/wire/dossier_value.h"
#include "shared/wire/fields.h"
#include "shared/wire/json.h"

namespace wire
{

using base::Result;
using catalogue::Value;

namespace
{

Result<SealedFile> read_sealed_file(const Value& value, std::string where)
{
    Fields fields = TRY(Fields::of(value, std::move(where)));
    SealedFile file;
    file.file = TRY(fields.uuid("file"));
    file.size = TRY(fields.whole("size"));
    file.digest = TRY(fields.sha256("sha256"));
    TRY(fields.finish());
    return file;
}

} // namespace

std::string to_json(const DepositManifest& manifest)
{
    return write_json(Value{Value::Object{{"dossier", value_of(manifest.dossier)},
                                          {"foreigner_number", manifest.foreigner_number},
                                          {"catalogue_version", manifest.catalogue_version},
                                          {"kiosk", manifest.kiosk},
                                          {"at", base::format_instant(manifest.at)}}});
}

std::string to_json(const DepositSubmission& submission)
{
    Value::List files;
    for (const SealedFile& file : submission.files)
        files.push_back(Value{Value::Object{{"file", file.file.text()},
                                            {"size", static_cast<double>(file.size)},
                                            {"sha256", base::to_hex(file.digest)}}});
    return write_json(
        Value{Value::Object{{"manifest", base::to_base64url(submission.manifest)},
                            {"manifest_sha256", base::to_hex(submission.manifest_digest)},
                            {"files", std::move(files)},
                            {"receipt", submission.receipt}}});
}

std::string to_json(const DepositReceipt& receipt)
{
    return write_json(
        Value{Value::Object{{"deposit", receipt.deposit.text()},
                            {"at", base::format_instant(receipt.at)},
                            {"application_number", receipt.application_number},
                            {"receipt", receipt.receipt},
                            {"manifest_sha256", base::to_hex(receipt.manifest_digest)}}});
}

Result<DepositManifest> parse_deposit_manifest(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    DepositManifest manifest;
    const Value* dossier_value = TRY(fields.value("dossier"));
    manifest.dossier = TRY(read_dossier(*dossier_value, "dossier"));
    manifest.foreigner_number = TRY(fields.text("foreigner_number"));
    manifest.catalogue_version = TRY(fields.text("catalogue_version"));
    manifest.kiosk = TRY(fields.text("kiosk"));
    manifest.at = TRY(fields.instant("at"));
    TRY(fields.finish());
    return manifest;
}

Result<DepositSubmission> parse_deposit_submission(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    DepositSubmission submission;
    submission.manifest = TRY(fields.bytes("manifest"));
    submission.manifest_digest = TRY(fields.sha256("manifest_sha256"));
    const Value::List& files = *TRY(fields.list("files"));
    for (std::size_t i = 0; i < files.size(); ++i)
        submission.files.push_back(
            TRY(read_sealed_file(files[i], "files[" + std::to_string(i) + "]")));
    submission.receipt = TRY(fields.text("receipt"));
    TRY(fields.finish());
    return submission;
}

Result<DepositReceipt> parse_deposit_receipt(std::string_view json)
{
    const Value value = TRY(parse_json(json));
    Fields fields = TRY(Fields::of(value));
    DepositReceipt receipt;
    receipt.deposit = TRY(fields.uuid("deposit"));
    receipt.at = TRY(fields.instant("at"));
    receipt.application_number = TRY(fields.text("application_number"));
    receipt.receipt = TRY(fields.text("receipt"));
    receipt.manifest_digest = TRY(fields.sha256("manifest_sha256"));
    TRY(fields.finish());
    return receipt;
}

} // namespace wire
