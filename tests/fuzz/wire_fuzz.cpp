#include "shared/wire/account.h"
#include "shared/wire/deposit.h"
#include "shared/wire/draft.h"
#include "tests/fuzz/fuzz.h"

namespace
{

/// What is read is written so that it is read again, and then always in the same words.
template <typename Parse>
void go_round(std::string_view json, Parse parse)
{
    const auto read = parse(json);
    if (!read)
        return;
    const std::string written = wire::to_json(*read);
    const auto again = parse(written);
    base::verify(again.has_value() && *again == *read, "what was written is read");
    base::verify(wire::to_json(*again) == written, "a value has one JSON");
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const unsigned which = pieces.byte();
    const std::string_view json = pieces.text();
    switch (which) {
    case 'a':
        return go_round(json, wire::parse_account_request);
    case 'b':
        return go_round(json, wire::parse_code_check);
    case 'c':
        return go_round(json, wire::parse_password_change);
    case 'd':
        return go_round(json, wire::parse_password_reset);
    case 'e':
        return go_round(json, wire::parse_credentials);
    case 'f':
        return go_round(json, wire::parse_session);
    case 'g':
        return go_round(json, wire::parse_civil_status);
    case 'h':
        return go_round(json, wire::parse_deposit_manifest);
    case 'i':
        return go_round(json, wire::parse_deposit_submission);
    case 'j':
        return go_round(json, wire::parse_deposit_receipt);
    case 'k':
        return go_round(json, wire::parse_dossier);
    case 'l':
        return go_round(json, wire::parse_draft_save);
    default:
        return go_round(json, wire::parse_drafts);
    }
}
