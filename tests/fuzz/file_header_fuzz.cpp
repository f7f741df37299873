#include "central/file_check.h"
#include "kiosk/adapters/safe_name.h"
#include "kiosk/capture/file_kind.h"
#include "shared/dossier/file_rules.h"
#include "tests/fuzz/fuzz.h"

namespace
{

void check_kinds(std::string_view name, base::ByteView bytes)
{
    const auto kind = kiosk::capture::accepted_kind(name, bytes, dossier::largest_file);
    base::verify(!kind || (kiosk::capture::kind_of_name(name) == *kind &&
                           kiosk::capture::kind_of_bytes(bytes) == *kind),
                 "name and first bytes agree");
    const auto type = dossier::check_file(name, bytes);
    if (type) {
        const auto checked = central::check_bytes(bytes, *type);
        base::verify(checked || checked.error().code == base::ErrorCode::FileBomb,
                     "what the dossier takes, central takes, but for bombs");
    }
    base::verify(!type || kind.has_value() || bytes.size() < 26,
                 "what the dossier takes, the kiosk takes");
}

void check_name(std::string_view name)
{
    const std::string safe = kiosk::adapters::safe_name(name);
    base::verify(kiosk::adapters::safe_name(safe) == safe, "a safe name is safe");
    base::verify(safe.find_first_of("\n\r\t\x1b") == safe.npos, "nothing that commands");
}

} // namespace

/// A file's name on a line, then its bytes.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    const std::string_view name = pieces.line();
    check_kinds(name, pieces.rest());
    check_name(base::as_text(input));
}
