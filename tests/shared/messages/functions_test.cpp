#include "shared/messages/functions.h"

#include "tests/shared/messages/folder.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace messages;

namespace
{

bool generate(const std::filesystem::path& folder)
{
    const std::string program =
        fmt::format("{}/bin/message_functions", std::getenv("GUICHET_BINARY_DIR"));
    const std::string where = folder.string();
    return std::system(
               fmt::format("{0} {1}/msg.h {1}/msg.cpp {1}/fr.json 2>{1}/said", program, where)
                   .c_str()) == 0;
}

} // namespace

TEST_CASE("each message is a function whose parameters are the pattern's arguments")
{
    const auto functions = functions_of({{"a.plain", "mot"},
                                         {"a.typed", "{who} {n, number} {kind, select, other {x}}"},
                                         {"error.internal", "found by key"},
                                         {"piece.d01.label", "found by key"}});
    REQUIRE(functions);
    CHECK(functions->header ==
          "#pragma once\n\n#include \"shared/messages/catalog.h\"\n\nnamespace msg\n{\n\n"
          "messages::Text a_plain(const messages::Catalog& catalog);\n"
          "messages::Text a_typed(const messages::Catalog& catalog, const messages::Argument& who, "
          "std::int64_t n, const std::string& kind);\n\n} // namespace msg\n");
    CHECK(functions->source.find("return catalog.text(\"a.typed\", {{\"who\", who}, {\"n\", n}, "
                                 "{\"kind\", kind}});") != std::string::npos);
}

TEST_CASE("a key whose pattern is broken is named")
{
    const auto functions = functions_of({{"a.b", "{"}});
    REQUIRE_FALSE(functions);
    CHECK(functions.error().detail.starts_with("a.b: U_UNMATCHED_BRACES"));
}

TEST_CASE("functions that have not changed are not written again")
{
    const Folder folder;
    folder.write("fr.json", R"({"a.b": "un"})");
    REQUIRE(generate(folder.path()));
    const auto long_ago = std::filesystem::file_time_type{} + std::chrono::hours{1};
    std::filesystem::last_write_time(folder.path() / "msg.h", long_ago);
    std::filesystem::last_write_time(folder.path() / "msg.cpp", long_ago);

    folder.write("fr.json", R"({"a.b": "un autre mot"})");
    REQUIRE(generate(folder.path()));
    CHECK(std::filesystem::last_write_time(folder.path() / "msg.h") == long_ago);

    folder.write("fr.json", R"({"a.b": "un autre {mot}"})");
    REQUIRE(generate(folder.path()));
    CHECK(std::filesystem::last_write_time(folder.path() / "msg.h") != long_ago);
    CHECK(std::filesystem::last_write_time(folder.path() / "msg.cpp") != long_ago);

    folder.write("fr.json", R"({"a.b": "{"})");
    CHECK_FALSE(generate(folder.path()));
}
