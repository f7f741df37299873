#include "kiosk/adapters/sane_scanner.h"

#include "tests/kiosk/adapters/scratch.h"

#include <cctype>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kiosk;

namespace
{

const ports::CancelFlag never{false};

/// A configuration of libsane with its two virtual backends, and a small picture on the glass.
class Glass
{
public:
    Glass()
    {
        m_scratch.write("sane.d/dll.conf", "pnm\ntest\n");
        m_scratch.write("sane.d/test.conf", "number_of_devices 1\ngeometry_max 300.0\n");
        m_scratch.write("sane.d/pnm.conf", "");
    }

    adapters::ScannerSettings settings(const std::string& device) const
    {
        return {.device = device, .config_dir = m_scratch / "sane.d", .worker = {}, .options = {}};
    }

    adapters::ScannerSettings with_picture(std::string_view pixels) const
    {
        m_scratch.write("page.ppm", "P6\n4 3\n255\n" + std::string{pixels});
        adapters::ScannerSettings pnm = settings("pnm:0");
        pnm.options["filename"] = m_scratch / "page.ppm";
        return pnm;
    }

    const tests::Scratch& scratch() const { return m_scratch; }

private:
    tests::Scratch m_scratch;
};

/// The process ids of the workers that this process started.
std::vector<int> workers()
{
    std::vector<int> found;
    const std::string ours = std::to_string(::getpid());
    for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
        if (!std::isdigit(static_cast<unsigned char>(entry.path().filename().c_str()[0])))
            continue;
        std::ifstream file{entry.path() / "stat"};
        std::string text{std::istreambuf_iterator<char>{file}, {}};
        if (text.contains("(guichet-scan) ") &&
            text.substr(text.find(") ") + 4).starts_with(ours + ' '))
            found.push_back(std::stoi(text));
    }
    return found;
}

base::ErrorCode code_of_scan(const adapters::ScannerSettings& settings)
{
    const auto page = adapters::make_sane_scanner(settings)->scan({}, never);
    REQUIRE_FALSE(page.has_value());
    return page.error().code;
}

} // namespace

TEST_CASE("A page is scanned to the last bit")
{
    const Glass glass;
    const std::string pixels = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    const auto scanner = adapters::make_sane_scanner(glass.with_picture(pixels));
    for (int time = 0; time < 2; ++time) {
        double last = -1.0;
        const auto page = scanner->scan(
            [&](double now) {
                CHECK(now >= last);
                last = now;
            },
            never);
        REQUIRE(page.has_value());
        CHECK(page->width == 4);
        CHECK(page->height == 3);
        CHECK(page->format == ports::PixelFormat::Rgb24);
        CHECK(base::as_text(page->pixels) == pixels);
        CHECK(last == 1.0);
    }
}

TEST_CASE("A scanner that sends its three colours one after the other gives the same page")
{
    const Glass glass;
    const std::string pixels = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    auto settings = glass.with_picture(pixels);
    settings.options["three-pass"] = "yes";
    const auto page = adapters::make_sane_scanner(settings)->scan({}, never);
    REQUIRE(page.has_value());
    CHECK(base::as_text(page->pixels) == pixels);
}

TEST_CASE("A scanner that does not know the height of the page gives the same page")
{
    const Glass glass;
    const std::string pixels = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    auto settings = glass.with_picture(pixels);
    settings.options["hand-scanner"] = "yes";
    const auto page = adapters::make_sane_scanner(settings)->scan({}, never);
    REQUIRE(page.has_value());
    CHECK(page->height == 3);
    CHECK(base::as_text(page->pixels) == pixels);
}

TEST_CASE("A whole A4 page is scanned in grey at the resolution asked for")
{
    const Glass glass;
    auto settings = glass.settings("test:0");
    settings.format = ports::PixelFormat::Gray8;
    settings.dpi = 100;
    settings.options["test-picture"] = "Solid white";
    const auto page = adapters::make_sane_scanner(settings)->scan({}, never);
    REQUIRE(page.has_value());
    CHECK(page->dpi == 100);
    CHECK(page->format == ports::PixelFormat::Gray8);
    CHECK(page->width >= 825);
    CHECK(page->width <= 828);
    CHECK(page->height >= 1167);
    CHECK(page->height <= 1170);
    CHECK(page->pixels.front() == std::byte{255});
}

TEST_CASE("What a scanner complains of has its own words")
{
    const Glass glass;
    auto settings = glass.settings("test:0");
    settings.dpi = 50;
    const auto said = [&](const char* status) {
        settings.options["read-return-value"] = status;
        return code_of_scan(settings);
    };
    CHECK(said("SANE_STATUS_JAMMED") == base::ErrorCode::ScannerJammed);
    CHECK(said("SANE_STATUS_NO_DOCS") == base::ErrorCode::ScannerEmpty);
    CHECK(said("SANE_STATUS_COVER_OPEN") == base::ErrorCode::ScannerCoverOpen);
    CHECK(said("SANE_STATUS_IO_ERROR") == base::ErrorCode::ScannerFailed);
    CHECK(said("SANE_STATUS_DEVICE_BUSY") == base::ErrorCode::ScannerBusy);
    CHECK(said("SANE_STATUS_EOF") == base::ErrorCode::ScannerFailed);
}

TEST_CASE("A scanner that is unplugged is said to be absent")
{
    const Glass glass;
    CHECK(code_of_scan(glass.settings("test:7")) == base::ErrorCode::ScannerAbsent);
    CHECK(code_of_scan(glass.settings("epson2:libusb:001:002")) == base::ErrorCode::ScannerAbsent);
    glass.scratch().write("empty/dll.conf", "");
    auto none = glass.settings("");
    none.config_dir = glass.scratch() / "empty";
    CHECK(code_of_scan(none) == base::ErrorCode::ScannerAbsent);
}

TEST_CASE("A scan stops midway when the visitor cancels, and the next one works")
{
    const Glass glass;
    auto settings = glass.settings("test:0");
    settings.dpi = 300;
    settings.options["read-delay"] = "yes";
    settings.options["read-delay-duration"] = "20000";
    const auto scanner = adapters::make_sane_scanner(settings);
    ports::CancelFlag cancelled{false};
    const auto page = scanner->scan([&](double now) { cancelled = now > 0.01; }, cancelled);
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == base::ErrorCode::Cancelled);

    const std::string pixels = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    CHECK(adapters::make_sane_scanner(glass.with_picture(pixels))->scan({}, never).has_value());
}

TEST_CASE("A scanner driver that crashes midway costs one scan, not the kiosk")
{
    const Glass glass;
    auto slow = glass.settings("test:0");
    slow.options["read-delay"] = "yes";
    slow.options["read-delay-duration"] = "20000";
    bool killed = false;
    const auto page = adapters::make_sane_scanner(slow)->scan(
        [&](double now) {
            if (now > 0.01 && !killed)
                for (const int worker : workers())
                    killed = ::kill(worker, SIGKILL) == 0;
        },
        never);
    CHECK(killed);
    REQUIRE_FALSE(page.has_value());
    CHECK(page.error().code == base::ErrorCode::ScannerFailed);

    const std::string pixels = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij";
    CHECK(adapters::make_sane_scanner(glass.with_picture(pixels))->scan({}, never).has_value());
}

TEST_CASE("A scanner driver that hangs is given up and ended")
{
    const Glass glass;
    // A pipe that nobody writes to: the backend waits in its open for ever.
    auto settings = glass.settings("pnm:0");
    settings.options["filename"] = glass.scratch() / "hangs";
    REQUIRE(::mkfifo(settings.options["filename"].c_str(), 0600) == 0);
    settings.silence_limit = std::chrono::milliseconds{600};
    CHECK(code_of_scan(settings) == base::ErrorCode::ScannerFailed);
    CHECK(workers().empty());
}

TEST_CASE("A kiosk without its scanning program says that scanning fails")
{
    const Glass glass;
    auto settings = glass.settings("test:0");
    settings.worker = "/nowhere/guichet-scan";
    CHECK(code_of_scan(settings) == base::ErrorCode::ScannerFailed);
}
