#include "kiosk/app/errands.h"

#include "kiosk/adapters/papers.h"
#include "tests/kiosk/app/slow_central.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <thread>

using kiosk::app::testing::SlowCentral;
namespace effect = kiosk::flow::effect;

namespace
{

using namespace std::chrono_literals;

/// A kiosk's errands, with nothing but papers and a central that takes its time.
struct Desk {
    SlowCentral* central = nullptr;
    kiosk::app::Outside outside;
    kiosk::app::Mailbox mailbox{[] {}};
    std::unique_ptr<kiosk::app::Errands> errands;

    Desk()
    {
        auto slow = std::make_unique<SlowCentral>();
        central = slow.get();
        outside.central = std::move(slow);
        outside.papers = kiosk::adapters::make_papers();
        kiosk::app::Errands::Needs needs;
        needs.outside = &outside;
        needs.mailbox = &mailbox;
        errands = std::make_unique<kiosk::app::Errands>(needs);
    }

    base::Uuid keep(std::string_view page)
    {
        const base::Uuid file = base::Uuid::make(base::SystemClock{}.now());
        outside.papers->keep(file, base::to_bytes(page));
        return file;
    }
    void runs(kiosk::flow::Effect asked) { errands->run(std::move(asked)); }
    void save(const base::Uuid& file) { runs(effect::SaveFile{.file = {.id = file}}); }
    void finish()
    {
        central->go_on();
        while (!errands->idle())
            std::this_thread::sleep_for(1ms);
    }
};

bool is_zeros(base::ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

} // namespace

TEST_CASE("Pages that wait for a slow line when their visitor leaves are not sent, nor kept to be")
{
    Desk desk;
    const auto first = desk.keep("a passport");
    desk.save(first);
    desk.save(desk.keep("a birth certificate"));
    desk.central->await_call();
    CHECK(base::as_text(desk.central->sends()) == "a passport");
    SUBCASE("at the end")
    {
        desk.runs(effect::Wipe{});
    }
    SUBCASE("once the deposit is sealed")
    {
        desk.runs(effect::WipePapers{});
        desk.runs(effect::Wipe{});
    }
    CHECK(desk.central->sends().size() == 10);
    CHECK(is_zeros(desk.central->sends()));
    desk.finish();
    CHECK(desk.central->called_for() == std::vector{first});
}

TEST_CASE("What a draft brings back after its visitor left is not kept, and the rest not fetched")
{
    Desk desk;
    const auto first = desk.keep("from before");
    const auto second = desk.keep("from before");
    desk.runs(effect::FetchFiles{.id = 1, .files = {first, second}});
    desk.central->await_call();
    desk.runs(effect::Wipe{});
    desk.finish();
    CHECK(desk.outside.papers->look_at(first) == nullptr);
    CHECK(desk.central->called_for() == std::vector{first});
}
