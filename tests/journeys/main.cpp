#include "tests/journeys/player.h"

#include <SDL2/SDL.h>
#include <csignal>
#include <cstdlib>
#include <curl/curl.h>
#include <fmt/format.h>
#include <span>
#include <string_view>

namespace
{

constexpr std::string_view usage =
    R"(journeys [OPTION]... FILE...: plays journeys against the whole kiosk.

  --pictures FOLDER       keeps a picture of every screen
  --panel landscape|portrait
  --size WIDTHxHEIGHT     of the panel, in pixels
  --language ID           of journeys that leave it open ($1)
  --world FOLDER          keeps the world there (made anew for each journey)
  --patience SECONDS      how long a screen may take to appear; 20
)";

struct Options {
    std::vector<std::filesystem::path> files;
    std::filesystem::path pictures;
    std::filesystem::path world;
    std::string size = "1920x1080";
    std::string language = "fr";
    int patience = 20;
};

std::optional<Options> read(std::span<char*> words)
{
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (!word.starts_with("--")) {
            options.files.emplace_back(word);
            continue;
        }
        if (++i == words.size())
            return std::nullopt;
        const std::string value = words[i];
        if (word == "--pictures")
            options.pictures = value;
        else if (word == "--world")
            options.world = value;
        else if (word == "--size")
            options.size = value;
        else if (word == "--panel")
            options.size = value == "portrait" ? "1080x1920" : "1920x1080";
        else if (word == "--language")
            options.language = value;
        else if (word == "--patience")
            options.patience = std::atoi(value.c_str());
        else
            return std::nullopt;
    }
    if (options.files.empty())
        return std::nullopt;
    return options;
}

std::string made_folder()
{
    std::string name = "/tmp/guichet-journey-XXXXXX";
    return mkdtemp(name.data()) == nullptr ? std::string{} : name;
}

base::Result<void> play(const Options& options, const std::filesystem::path& file,
                        const std::filesystem::path& folder)
{
    using namespace tests::journeys;
    const std::filesystem::path programs =
        std::filesystem::read_symlink("/proc/self/exe").parent_path();
    World world = TRY(World::make(
        {.folder = folder, .programs = programs, .pixels = options.size, .millimetres = {}}));
    Player player{{.world = &world,
                   .programs = programs,
                   .pictures = options.pictures,
                   .patience = Patience{options.patience}}};
    TRY(player.open());
    TRY(player.play(file, {options.language}));
    TRY(world.obey("show"));
    return {};
}

} // namespace

/// What the graphics driver leaves behind is unloaded before it could be excused by its name.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "detect_leaks=0";
}

int main(int count, char** words)
{
    const auto options = read({words + 1, static_cast<std::size_t>(count > 0 ? count - 1 : 0)});
    if (!options) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr)
        setenv("SDL_VIDEODRIVER", "offscreen", 0);
    setenv("SDL_AUDIODRIVER", "dummy", 0);
    bool well = true;
    for (const std::filesystem::path& file : options->files) {
        const std::filesystem::path folder =
            options->world.empty() ? std::filesystem::path{made_folder()} : options->world;
        const auto played = play(*options, file, folder);
        fmt::print("{}: {}\n", file.stem().string(), played ? "as it should be" : "not so");
        if (!played)
            fmt::print(stderr, "{}\n  its world is kept in {}\n", played.error().detail,
                       folder.string());
        else if (options->world.empty())
            std::filesystem::remove_all(folder);
        well = well && played.has_value();
    }
    curl_global_cleanup();
    return well ? 0 : 1;
}
