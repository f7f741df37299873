#include "kiosk/app/configuration.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using kiosk::app::load_configuration;

namespace
{

std::string documented()
{
    std::ifstream file{"deploy/kiosk.yaml"};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Loads a configuration written in a folder of its own.
base::Result<kiosk::app::Configuration> loaded(const std::string& yaml)
{
    std::string folder = "/tmp/guichet-configuration.XXXXXX";
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::filesystem::path file = std::filesystem::path{folder} / "kiosk.yaml";
    std::ofstream{file} << yaml;
    auto configuration = load_configuration(file);
    std::filesystem::remove_all(folder);
    return configuration;
}

std::string with(std::string yaml, const std::string& from, const std::string& to)
{
    const auto at = yaml.find(from);
    REQUIRE(at != std::string::npos);
    return yaml.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("the documented configuration is one that loads")
{
    const auto configuration = load_configuration("deploy/kiosk.yaml");
    REQUIRE(configuration);
    CHECK(configuration->kiosk_id == "borne-0001");
    CHECK(configuration->panel.width_px == 1920);
    CHECK(configuration->central.wait_for_number == std::chrono::seconds{12});
    CHECK(configuration->folders.assets == "/usr/share/guichet/assets");
}

TEST_CASE("every optional key of the documented configuration is known")
{
    std::string yaml = documented();
    for (const std::string key :
         {"  # certificate_authority", "  # sane_configuration", "  # options", "# geocoder_url"})
        yaml = with(yaml, key, key.substr(0, key.find('#')) + key.substr(key.find("# ") + 2));
    const auto configuration = loaded(yaml);
    REQUIRE(configuration);
    CHECK(configuration->scanner.options.at("filename") == "/path/to/picture.pnm");
    CHECK_FALSE(configuration->geocoder_url.empty());
}

TEST_CASE("a wrong key is an error that names it and its line")
{
    const auto configuration = loaded(with(documented(), "  width_px: 1920", "  widht_px: 1920"));
    REQUIRE_FALSE(configuration);
    CHECK(configuration.error().code == base::ErrorCode::ConfigurationInvalid);
    CHECK(configuration.error().detail.find("'width_px' is missing") != std::string::npos);

    const auto unknown = loaded(documented() + "\ncolour: red\n");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().detail.find("unknown key 'colour'") != std::string::npos);
}

TEST_CASE("relative paths start at the folder of the file")
{
    const auto configuration = loaded(
        with(documented(), "identity: /var/lib/guichet/identity.pem", "identity: identity.pem"));
    REQUIRE(configuration);
    CHECK(configuration->central.identity.string().starts_with("/tmp/guichet-configuration."));
    CHECK(configuration->central.identity.filename() == "identity.pem");
}

TEST_CASE("a panel too small to be used is refused")
{
    const auto configuration = loaded(with(documented(), "width_px: 1920", "width_px: 320"));
    REQUIRE_FALSE(configuration);
    CHECK(configuration.error().detail.find("'width_px' must be between 640 and 16384") !=
          std::string::npos);
}

TEST_CASE("numbers that nothing can be reckoned with are refused")
{
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"width_px: 1920", "width_px: .nan"},
             {"height_px: 1080", "height_px: 1e300"},
             {"width_mm: 487", "width_mm: .inf"},
             {"wait_for_number_s: 12", "wait_for_number_s: -1"},
             {"wait_for_number_s: 12", "wait_for_number_s: 1e20"},
             {"resolution_dpi: 300", "resolution_dpi: 0"}}) {
        INFO(to);
        CHECK_FALSE(loaded(with(documented(), from, to)));
    }
}

TEST_CASE("central is spoken to in clear on this machine only")
{
    const std::string url = "url: https://central.example";
    CHECK(loaded(with(documented(), url, "url: http://127.0.0.1:8410")));
    for (const char* open : {"url: http://central.example", "url: http://127.0.0.1.example"})
        CHECK_FALSE(loaded(with(documented(), url, open)));
}
