#include "kiosk/capture/quality.h"

#include "tests/kiosk/capture/pictures.h"

#include <doctest/doctest.h>

using namespace kiosk::capture;

namespace
{

Verdict verdict_on(const Picture& page)
{
    return judge(measure(page.view()));
}

} // namespace

TEST_CASE("A written page is good, also on grey paper and in pale ink")
{
    CHECK(verdict_on(tests::written_page(827, 1169)) == Verdict::Good);
    CHECK(verdict_on(tests::written_page(827, 1169, 180, 20)) == Verdict::Good);
    CHECK(verdict_on(tests::written_page(827, 1169, 250, 200)) == Verdict::Good);
}

TEST_CASE("An empty page is blank, dust on it or not")
{
    Picture page = tests::empty_page(827, 1169);
    CHECK(verdict_on(page) == Verdict::Blank);
    for (std::size_t speck = 5'000; speck + 3 < page.bytes.size(); speck += 60'007)
        page.bytes[speck] = page.bytes[speck + 1] = page.bytes[speck + 2] = std::byte{60};
    CHECK(verdict_on(page) == Verdict::Blank);
}

TEST_CASE("A page where the other side shows through faintly is blank")
{
    CHECK(verdict_on(tests::written_page(827, 1169, 250, 236)) == Verdict::Blank);
}

TEST_CASE("A single line of text is not blank")
{
    Picture page = tests::empty_page(827, 1169);
    for (unsigned y = 500; y < 512; ++y)
        for (unsigned x = 98; x < 378; ++x)
            if (x % 14 < 7)
                for (unsigned c = 0; c < 3; ++c)
                    page.bytes[(std::size_t{y} * 827 + x) * 3 + c] = std::byte{40};
    CHECK(measure(page.view()).letters == 20);
    CHECK(verdict_on(page) == Verdict::Good);
}

TEST_CASE("A page without light is dark, written or not")
{
    CHECK(verdict_on(tests::written_page(827, 1169, 60, 10)) == Verdict::Dark);
    CHECK(verdict_on(tests::empty_page(827, 1169, 0)) == Verdict::Dark);
}
