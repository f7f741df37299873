#include "kiosk/adapters/removable_files.h"

#include "kiosk/adapters/safe_name.h"
#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace kiosk;

namespace
{

std::vector<std::string> names_of(const std::vector<ports::BroughtFile>& files)
{
    std::vector<std::string> names;
    for (const ports::BroughtFile& file : files)
        names.push_back(file.name);
    return names;
}

std::unique_ptr<ports::FileSource> source_on(const std::string& root)
{
    return adapters::make_removable_files({.roots = {root}});
}

} // namespace

TEST_CASE("The files of a stick are listed, only the kinds that are accepted")
{
    const tests::Scratch scratch;
    scratch.write("media/cle/acte.pdf", "%PDF-1.4");
    scratch.write("media/cle/photos/été 2026.JPG", "12345");
    scratch.write("media/cle/notes.docx", "no");
    scratch.write("media/cle/._acte.pdf", "no");
    scratch.write("media/cle/.Trashes/old.pdf", "no");
    const auto files = source_on(scratch / "media")->list();
    REQUIRE(files.has_value());
    CHECK(names_of(*files) == std::vector<std::string>{"acte.pdf", "été 2026.JPG"});
    CHECK(files->at(1).size == 5);
    CHECK(base::as_text(source_on(scratch / "media")->read(files->at(1), 100).value()) == "12345");
}

TEST_CASE("Where no stick is plugged in, there is nothing to list")
{
    CHECK(source_on("/nowhere/media")->list().value().empty());
}

TEST_CASE("A link on a stick leads nowhere")
{
    const tests::Scratch scratch;
    scratch.write("secret/passwd.pdf", "secret");
    scratch.write("media/cle/folder/page.pdf", "page");
    std::filesystem::create_symlink(scratch / "secret/passwd.pdf", scratch / "media/cle/link.pdf");
    std::filesystem::create_symlink(scratch / "secret", scratch / "media/cle/linked");
    const auto source = source_on(scratch / "media");
    const auto files = source->list().value();
    CHECK(names_of(files) == std::vector<std::string>{"page.pdf"});

    const auto refused = [&](const std::string& path) {
        const auto bytes = source->read({scratch / path, "x.pdf", 6}, 100);
        return !bytes && bytes.error().code == base::ErrorCode::FileMissing;
    };
    CHECK(refused("media/cle/link.pdf"));
    CHECK(refused("media/cle/linked/passwd.pdf"));
    CHECK(refused("media/../secret/passwd.pdf"));
    CHECK(refused("secret/passwd.pdf"));
    // A folder that became a link between the listing and the reading.
    std::filesystem::rename(scratch / "media/cle/folder", scratch / "media/cle/gone");
    std::filesystem::create_directory_symlink(scratch / "media/cle/gone",
                                              scratch / "media/cle/folder");
    CHECK(refused("media/cle/folder/page.pdf"));
}

TEST_CASE("What is no regular file is not offered and does not block")
{
    const tests::Scratch scratch;
    scratch.write("media/a.txt", "");
    REQUIRE(::mkfifo((scratch / "media/pipe.pdf").c_str(), 0600) == 0);
    const auto source = source_on(scratch / "media");
    CHECK(source->list().value().empty());
    CHECK_FALSE(source->read({scratch / "media/pipe.pdf", "pipe.pdf", 1}, 100).has_value());
}

TEST_CASE("A stick with endless folders and files is listed in part")
{
    const tests::Scratch scratch;
    std::string deep = "media";
    for (int i = 0; i < 12; ++i) {
        deep += "/d";
        scratch.write(deep + "/f" + std::to_string(i) + ".pdf", "x");
    }
    const auto source =
        adapters::make_removable_files({.roots = {scratch / "media"}, .depth = 5, .at_most = 3});
    CHECK(source->list().value().size() == 3);
    const auto whole = adapters::make_removable_files({.roots = {scratch / "media"}, .depth = 5});
    CHECK(whole->list().value().size() == 5);
}

TEST_CASE("A file that is too large is not read, and one that went away is missed")
{
    const tests::Scratch scratch;
    scratch.write("media/big.pdf", std::string(101, 'x'));
    const auto source = source_on(scratch / "media");
    const auto files = source->list().value();
    REQUIRE(files.size() == 1);
    CHECK(source->read(files[0], 100).error().code == base::ErrorCode::FileTooLarge);
    std::filesystem::remove(scratch / "media/big.pdf");
    CHECK(source->read(files[0], 100).error().code == base::ErrorCode::FileMissing);
}

TEST_CASE("A name that would turn the line round or break it is shown with its tricks replaced")
{
    CHECK(adapters::safe_name("عقد الإيجار.pdf") == "عقد الإيجار.pdf");
    CHECK(adapters::safe_name("fdp.\u202Egnp.pdf") == "fdp.\uFFFDgnp.pdf");
    CHECK(adapters::safe_name("a\nb\x1B[31m.pdf") == "a\uFFFDb\uFFFD[31m.pdf");
    CHECK(adapters::safe_name("caf\xE9.pdf") == "caf\uFFFD.pdf");
}
