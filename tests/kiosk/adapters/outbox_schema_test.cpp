#include "kiosk/adapters/outbox_schema.h"

#include "shared/wire/envelope.h"
#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>
#include <string>

using namespace kiosk::adapters;

namespace
{

/// SHA-256 of the statements of version 1, line for line. What was released may not change: a kiosk
/// that has those tables does not make them again. What is to change is a further version, with a
/// step that leads to it and a digest of its own here.
constexpr const char* released = "0d20ef03243e93d2fbfd96c1e78ebbc6632977fe8fb7f502c5ede8cdba914a52";

} // namespace

TEST_CASE("The outbox's tables are those of the version that was released")
{
    const tests::Scratch scratch;
    Database database = Database::open(scratch / "outbox.sqlite").value();
    REQUIRE(prepare_outbox(database, SealedFiles{scratch.path()}).has_value());
    CHECK(database.number("PRAGMA user_version") == 1);
    Statement rows = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL "
                                      "AND name NOT LIKE 'sqlite%' ORDER BY name");
    std::string statements;
    while (rows.step().value())
        statements.append(rows.text(0)) += "\n";
    CHECK(base::to_hex(wire::sha256_of(base::as_bytes(statements))) == released);
}
