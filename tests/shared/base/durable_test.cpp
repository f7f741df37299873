#include "shared/base/durable.h"

#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>

using base::ErrorCode;

namespace
{

namespace fs = std::filesystem;

bool is_its_owners_only(const fs::path& path)
{
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    return (fs::status(path).permissions() & others) == fs::perms::none;
}

} // namespace

TEST_CASE("A folder is made with those above it, for its owner only, and may be there already")
{
    const tests::Scratch scratch;
    const fs::path folder = scratch.path() / "a/b/c/";
    REQUIRE(base::make_folder(folder).has_value());
    CHECK(fs::is_directory(folder));
    CHECK(is_its_owners_only(scratch.path() / "a"));
    CHECK(base::make_folder(folder).has_value());
}

TEST_CASE("A folder that cannot be made is an error")
{
    CHECK_FALSE(base::make_folder("/proc/guichet/state").has_value());
    const tests::Scratch scratch;
    scratch.write("file", "");
    CHECK_FALSE(base::make_folder(scratch.path() / "file/folder").has_value());
}

TEST_CASE("A file is replaced whole, for its owner only, and leaves nothing beside it")
{
    const tests::Scratch scratch;
    const fs::path file = scratch.path() / "keys";
    REQUIRE(base::write_whole(file, base::as_bytes("a longer first one")).has_value());
    REQUIRE(base::write_whole(file, base::as_bytes("second")).has_value());
    CHECK(base::as_text(tests::read_whole(file)) == "second");
    CHECK(is_its_owners_only(file));
    CHECK(std::distance(fs::directory_iterator{scratch.path()}, {}) == 1);
}

TEST_CASE("A file in a folder that is not there is not found")
{
    const tests::Scratch scratch;
    const fs::path file = scratch.path() / "none/file";
    CHECK(base::write_whole(file, {}).error().code == ErrorCode::NotFound);
    CHECK(base::flush_file(file).error().code == ErrorCode::NotFound);
}
