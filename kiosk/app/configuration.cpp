#include "kiosk/app/configuration.h"

#include "shared/base/settings.h"

#include <fmt/format.h>

namespace kiosk::app
{

namespace
{

using base::Result;
using base::Settings;

/// Reads paths relative to the folder of the configuration file.
class Reader
{
public:
    explicit Reader(std::filesystem::path folder) : m_folder{std::move(folder)} {}

    std::filesystem::path path(const std::string& text) const
    {
        return text.empty() ? std::filesystem::path{} : (m_folder / text).lexically_normal();
    }

private:
    std::filesystem::path m_folder;
};

std::unexpected<base::Error> wrong(const Settings& settings, std::string_view complaint)
{
    return base::failure(base::ErrorCode::ConfigurationInvalid,
                         fmt::format("{}: {}", settings.where(), complaint));
}

struct Range {
    double least = 0;
    double most = 0;
};

Result<double> number_in(Settings& settings, std::string_view key, const Range& range)
{
    const double number = TRY(settings.number(key));
    if (number < range.least || number > range.most)
        return wrong(settings,
                     fmt::format("'{}' must be between {} and {}", key, range.least, range.most));
    return number;
}

Result<double> number_in(Settings& settings, std::string_view key, const Range& range,
                         double absent)
{
    return settings.has(key) ? number_in(settings, key, range) : Result<double>{absent};
}

Result<Configuration::Panel> read_panel(Settings settings)
{
    constexpr Range pixels{640, 16'384};
    constexpr Range millimetres{100, 10'000};
    Configuration::Panel panel;
    panel.width_px = static_cast<int>(TRY(number_in(settings, "width_px", pixels)));
    panel.height_px = static_cast<int>(TRY(number_in(settings, "height_px", pixels)));
    panel.width_mm = TRY(number_in(settings, "width_mm", millimetres));
    panel.height_mm = TRY(number_in(settings, "height_mm", millimetres));
    panel.fullscreen = TRY(settings.boolean("fullscreen"));
    return panel;
}

Result<Configuration::Folders> read_folders(Settings settings, const Reader& reader)
{
    Configuration::Folders folders;
    folders.assets = reader.path(TRY(settings.text("assets")));
    folders.locales = reader.path(TRY(settings.text("locales")));
    folders.state = reader.path(TRY(settings.text("state")));
    folders.programs = reader.path(TRY(settings.text("programs")));
    return folders;
}

/// Whether what is said to that address can be heard by nobody on the way.
bool is_private(std::string_view url)
{
    const auto names = [url](std::string_view start) {
        return url.starts_with(start) &&
               (url.size() == start.size() || url[start.size()] == ':' || url[start.size()] == '/');
    };
    return url.starts_with("https://") || names("http://127.0.0.1") || names("http://localhost");
}

Result<Configuration::Central> read_central(Settings settings, const Reader& reader)
{
    Configuration::Central central;
    central.url = TRY(settings.text("url"));
    if (!is_private(central.url))
        return wrong(settings, "'url' must begin with https://, or name this machine");
    central.certificate_authority = reader.path(TRY(settings.text_or("certificate_authority", "")));
    central.identity = reader.path(TRY(settings.text("identity")));
    central.root = reader.path(TRY(settings.text("root")));
    central.signing_key = reader.path(TRY(settings.text("signing_key")));
    const double wait_s = TRY(number_in(settings, "wait_for_number_s", {0, 600}, 12));
    central.wait_for_number = std::chrono::milliseconds{static_cast<std::int64_t>(wait_s * 1000)};
    return central;
}

Result<Configuration::Scanner> read_scanner(Settings settings, const Reader& reader)
{
    Configuration::Scanner scanner;
    scanner.device = TRY(settings.text("device"));
    scanner.resolution_dpi =
        static_cast<int>(TRY(number_in(settings, "resolution_dpi", {50, 1200}, 300)));
    scanner.mode = TRY(settings.text_or("mode", "Color"));
    scanner.sane_configuration = reader.path(TRY(settings.text_or("sane_configuration", "")));
    if (settings.has("options")) {
        Settings options = TRY(settings.section("options"));
        for (const std::string& name : options.keys())
            scanner.options[name] = TRY(options.text(name));
    }
    return scanner;
}

Result<adapters::CapacitySettings> read_capacity(Settings settings)
{
    constexpr double megabyte = 1e6;
    constexpr Range megabytes{1, 1'000'000};
    adapters::CapacitySettings capacity;
    capacity.bytes_a_day = static_cast<std::uint64_t>(
        TRY(number_in(settings, "megabytes_a_day", megabytes, 500)) * megabyte);
    capacity.reserve_bytes = static_cast<std::uint64_t>(
        TRY(number_in(settings, "reserve_megabytes", megabytes, 256)) * megabyte);
    return capacity;
}

} // namespace

Result<Configuration> load_configuration(const std::filesystem::path& file)
{
    Settings settings = TRY(Settings::load(file));
    const Reader reader{std::filesystem::absolute(file).parent_path()};
    Configuration configuration;
    configuration.kiosk_id = TRY(settings.text("kiosk_id"));
    configuration.hall = TRY(settings.text("hall"));
    configuration.panel = TRY(read_panel(TRY(settings.section("panel"))));
    configuration.folders = TRY(read_folders(TRY(settings.section("folders")), reader));
    configuration.central = TRY(read_central(TRY(settings.section("central")), reader));
    configuration.printer.uri = TRY(TRY(settings.section("printer")).text("uri"));
    configuration.scanner = TRY(read_scanner(TRY(settings.section("scanner")), reader));
    if (settings.has("outbox"))
        configuration.capacity = TRY(read_capacity(TRY(settings.section("outbox"))));
    for (const std::string& root : TRY(settings.texts("removable_media")))
        configuration.removable_media.push_back(reader.path(root));
    configuration.geocoder_url = TRY(settings.text_or("geocoder_url", ""));
    configuration.follow_up_url = TRY(settings.text("follow_up_url"));
    configuration.guide_url =
        TRY(settings.text_or("guide_url", configuration.central.url + "/guide"));
    configuration.theme = reader.path(TRY(settings.text("theme")));
    TRY(settings.finish());
    return configuration;
}

} // namespace kiosk::app
