// guichet-outbox: what this kiosk keeps for central and how it fares, in plain words for staff.

#include "kiosk/adapters/outbox_file.h"
#include "kiosk/app/configuration.h"
#include "kiosk/app/outbox_page.h"

#include <cstdlib>
#include <fmt/format.h>

namespace
{

constexpr const char* usage = "guichet-outbox --config FILE [--language fr|en|ar] [--deposits N]\n"
                              "  0: la borne prend des dépôts / the kiosk takes deposits\n"
                              "  1: elle n’en prend pas / it does not\n"
                              "  2: rien à lire / nothing to read\n";
constexpr int nothing = 2;

struct Wanted {
    std::string configuration;
    std::string language = "fr";
    std::size_t deposits = 20;
};

std::optional<Wanted> wanted_by(int count, char** arguments)
{
    Wanted wanted;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = arguments[i];
        if (name == "--config")
            wanted.configuration = arguments[i + 1];
        else if (name == "--language")
            wanted.language = arguments[i + 1];
        else if (name == "--deposits")
            wanted.deposits = std::strtoul(arguments[i + 1], nullptr, 10);
        else
            return std::nullopt;
    }
    return wanted.configuration.empty() || count % 2 == 0 ? std::nullopt : std::optional{wanted};
}

/// Marks of direction are of use only where directions meet.
std::string shown(const messages::Catalog& words, const messages::Text& line)
{
    std::string text = line.utf8();
    if (words.direction() == messages::Direction::RightToLeft)
        return text;
    for (const std::string_view mark : {"\u2066", "\u2067", "\u2068", "\u2069"})
        for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at))
            text.erase(at, mark.size());
    return text;
}

base::Result<int> tell(const Wanted& wanted)
{
    const auto configuration = TRY(kiosk::app::load_configuration(wanted.configuration));
    const auto words = TRY(messages::Catalog::load(configuration.folders.locales, wanted.language));
    const auto state = kiosk::adapters::look_at_outbox(configuration.folders.state,
                                                       configuration.capacity, wanted.deposits);
    if (!state) {
        const auto file = kiosk::adapters::OutboxFile::current(configuration.folders.state);
        fmt::print("{}\n", shown(words, words.text("outbox.none", {{"file", file.string()}})));
        fmt::print(stderr, "{}\n", state.error().detail);
        return nothing;
    }
    for (const messages::Text& line :
         kiosk::app::outbox_page(*state, words, base::SystemClock{}.now()))
        fmt::print("{}\n", shown(words, line));
    return state->disk || !state->capacity.takes_deposits() ? 1 : 0;
}

} // namespace

int main(int count, char** arguments)
{
    const auto wanted = wanted_by(count, arguments);
    if (!wanted) {
        fmt::print(stderr, "{}", usage);
        return nothing;
    }
    const auto told = tell(*wanted);
    if (told)
        return *told;
    fmt::print(stderr, "guichet-outbox: {}\n", told.error().detail);
    return nothing;
}
