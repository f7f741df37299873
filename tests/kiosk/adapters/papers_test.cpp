#include "kiosk/adapters/papers.h"

#include <algorithm>
#include <doctest/doctest.h>

using kiosk::adapters::make_papers;

namespace
{

base::Uuid some_file()
{
    return base::Uuid::make(base::SystemClock{}.now());
}

} // namespace

TEST_CASE("A kept file is there until it is removed")
{
    const auto papers = make_papers();
    const auto passport = some_file();
    const auto photo = some_file();
    papers->keep(passport, base::to_bytes("passport"));
    papers->keep(photo, base::to_bytes("photo"));
    CHECK(base::as_text(*papers->look_at(passport)) == "passport");

    papers->remove(passport);
    CHECK(papers->look_at(passport) == nullptr);
    CHECK(base::as_text(*papers->look_at(photo)) == "photo");
}

TEST_CASE("A file that is kept again takes the place of the first one")
{
    const auto papers = make_papers();
    const auto file = some_file();
    papers->keep(file, base::to_bytes("first"));
    papers->keep(file, base::to_bytes("second"));
    CHECK(base::as_text(*papers->look_at(file)) == "second");
}

TEST_CASE("A wipe overwrites what someone still looks at, however many wipes follow")
{
    const auto papers = make_papers();
    const auto file = some_file();
    papers->keep(file, base::to_bytes("nobody must read this"));
    const auto view = papers->look_at(file);
    papers->wipe();
    papers->wipe();
    CHECK(papers->look_at(file) == nullptr);
    CHECK(view->size() == 21);
    CHECK(std::ranges::all_of(*view, [](std::byte byte) { return byte == std::byte{0}; }));
}

TEST_CASE("An empty file can be kept")
{
    const auto papers = make_papers();
    const auto file = some_file();
    papers->keep(file, {});
    CHECK(papers->look_at(file)->empty());
}
