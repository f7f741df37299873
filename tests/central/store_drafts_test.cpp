#include "tests/central/stores.h"

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

TEST_CASE("drafts and their files belong to one person")
{
    for_each_store([](Store& store) {
        const Draft draft{id(1), "5903007192", "reason", now, base::to_bytes("a")};
        const Draft later{id(2), "5903007192", "pieces", now + 1s, {}};
        CHECK(store.put_draft(draft) == true);
        CHECK(store.put_draft(later) == true);
        CHECK(store.drafts("5903007192").value() == std::vector{later, draft});
        CHECK(store.put_draft({id(1), "5908002010", "reason", now, {}}) == false);
        CHECK(store.drafts("5908002010").value().empty());

        const DraftFile file{id(1), id(10), "5903007192", "image/png", id(20), now};
        CHECK(store.put_draft_file(file)->accepted);
        const DraftFile again{id(1), id(10), "5903007192", "image/png", id(21), now};
        CHECK(store.put_draft_file(again)->replaced == id(20));
        CHECK(store.draft_file("5903007192", id(1), id(10)).value() == again);
        CHECK(store.draft_file("5908002010", id(1), id(10)).value() == std::nullopt);
        CHECK_FALSE(store.put_draft_file({id(1), id(11), "5908002010", "image/png", id(22), now})
                        ->accepted);
        CHECK(store.put_draft_file({id(9), id(10), "5908002010", "image/png", id(23), now})
                  ->accepted);
        CHECK_FALSE(store.put_draft_file({id(9), id(10), "5903007192", "image/png", id(24), now})
                        ->accepted);

        CHECK(store.remove_draft("5908002010", id(1))->empty());
        CHECK(store.remove_draft("5903007192", id(1)).value() == std::vector{id(21)});
        CHECK(store.drafts("5903007192").value() == std::vector{later});
        CHECK(store.draft_file("5903007192", id(1), id(10)).value() == std::nullopt);
    });
}

TEST_CASE("a draft that nobody came back to is forgotten with its files")
{
    for_each_store([](Store& store) {
        REQUIRE(store.put_draft({id(1), "5903007192", "reason", now, {}}));
        REQUIRE(store.put_draft({id(2), "5903007192", "reason", now + 1h, {}}));
        REQUIRE(store.put_draft_file({id(1), id(10), "5903007192", "image/png", id(20), now}));
        REQUIRE(store.put_draft_file({id(2), id(11), "5903007192", "image/png", id(21), now}));
        REQUIRE(store.put_draft_file({id(3), id(12), "5903007192", "image/png", id(22), now}));
        CHECK(store.remove_stale_drafts(now)->empty());
        CHECK(store.remove_stale_drafts(now + 1s).value() == std::vector{id(20), id(22)});
        CHECK(store.drafts("5903007192")->size() == 1);
        CHECK(store.draft_file("5903007192", id(2), id(11)).value().has_value());
    });
}
