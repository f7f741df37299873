#include "shared/understanding/purposes.h"

#include "tests/shared/understanding/files.h"

#include <doctest/doctest.h>

using namespace understanding;

namespace
{

std::string refusal(std::string_view yaml)
{
    const Folder folder;
    const auto purposes = read_purposes(folder.write("purposes.yaml", yaml));
    return purposes ? "" : purposes.error().detail.substr(folder.path().string().size() + 1);
}

} // namespace

TEST_CASE("a purpose has its kind and the facts to start from, as JSON")
{
    const Folder folder;
    const auto purposes = read_purposes(folder.write(
        "purposes.yaml", "procedures:\n"
                         "  shortage: {purpose: first, grounds: [work, \"12\"], now: true, n: 3}\n"
                         "answers:\n"
                         "  cost: {}\n"));
    REQUIRE(purposes);
    REQUIRE(purposes->size() == 2);
    CHECK((*purposes)[0].kind == Kind::Procedure);
    CHECK((*purposes)[0].facts ==
          R"({"purpose":"first","grounds":["work","12"],"now":true,"n":3})");
    CHECK((*purposes)[1].id == "cost");
    CHECK((*purposes)[1].kind == Kind::Answer);
    CHECK((*purposes)[1].facts == "{}");
}

TEST_CASE("a mistake among the purposes is told with its line")
{
    CHECK(refusal("procedures:\n  renew: {}\n  renew: {}\n") ==
          "purposes.yaml:3: renew stands twice");
    CHECK(refusal("procedures:\n  cost: {}\nanswers:\n  cost: {}\n") ==
          "purposes.yaml:4: cost stands twice");
    CHECK(refusal("procedure:\n  renew: {}\n") == "purposes.yaml:1: unknown name 'procedure'");
    CHECK(refusal("procedures:\n  renew: yes\n") ==
          "purposes.yaml:2: the facts of a purpose are a map");
    CHECK(refusal("procedures:\n  renew:\n    a: {b: c}\n") ==
          "purposes.yaml:3: a fact is a word or a list of words");
    CHECK(refusal("procedures: [renew]\n") == "purposes.yaml:1: a map of purposes is needed");
    CHECK(refusal("procedures: {\n").starts_with("purposes.yaml:"));
    CHECK(read_purposes("nowhere.yaml").error().detail == "nowhere.yaml:1: cannot be read");
}
