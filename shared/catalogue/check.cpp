#include "shared/catalogue/commands.h"
#include "shared/catalogue/former.h"
#include "shared/messages/source.h"

#include <algorithm>
#include <fmt/format.h>

namespace catalogue
{

namespace
{

namespace fs = std::filesystem;

/// Complaints about files of a folder, said as one says them in that folder.
std::string relative(std::string text, const fs::path& folder)
{
    const std::string prefix = (folder / "").string();
    if (text.starts_with(prefix))
        text.erase(0, prefix.size());
    return text;
}

struct Findings {
    std::vector<std::string> mistakes{};
    std::vector<std::string> warnings{};
};

/// A message beside a date takes it, and no other of a procedure takes anything.
void check_arguments(const Catalogue& catalogue, const messages::Source& words,
                     std::vector<std::string>& mistakes)
{
    const auto takes = [&](const MessageKey& key) {
        const auto found = words.find(key);
        return found == words.end() ? std::string_view{} : std::string_view{found->second};
    };
    for (const Procedure& procedure : catalogue.procedures()) {
        for (const Deadline& deadline : procedure.deadlines)
            if (takes(deadline.message).find("{date}") == std::string_view::npos)
                mistakes.push_back(fmt::format("{}: message '{}' does not take {{date}}",
                                               procedure.id, deadline.message));
        for (const auto* plain : {&procedure.conditions, &procedure.notes, &procedure.next})
            for (const Note& note : *plain)
                if (takes(note.message).find('{') != std::string_view::npos)
                    mistakes.push_back(fmt::format("{}: message '{}' takes what nobody gives",
                                                   procedure.id, note.message));
    }
}

void print(Findings& findings, const fs::path& folder)
{
    for (auto* lines : {&findings.mistakes, &findings.warnings}) {
        const auto repeated = std::ranges::unique(*lines);
        lines->erase(repeated.begin(), repeated.end());
    }
    for (const std::string& line : findings.mistakes)
        fmt::print("{}\n", relative(line, folder));
    for (const std::string& line : findings.warnings)
        fmt::print("{} (warning)\n", relative(line, folder));
}

} // namespace

base::Result<bool> check(Arguments arguments)
{
    bool partial = false;
    fs::path folder = ".";
    for (const std::string& argument : arguments)
        if (argument == "--partial")
            partial = true;
        else
            folder = argument;
    Findings findings{.mistakes = faults_of_words(folder / "locales")};
    const auto words = messages::load_sources(folder / "locales/fr");
    const messages::Source known = words.value_or(messages::Source{});
    const auto exists = [&](std::string_view key) { return !words || known.contains(key); };
    for (const Fault& fault : Catalogue::faults(folder / "assets/catalogue", exists))
        (fault.pending && partial ? findings.warnings : findings.mistakes).push_back(fault.text);
    if (const auto loaded = Catalogue::load(folder / "assets/catalogue", exists)) {
        check_arguments(*loaded, known, findings.mistakes);
        if (const auto former = load_former(folder / "assets/catalogue", *loaded); !former)
            findings.mistakes.push_back(former.error().detail);
    }
    print(findings, folder);
    return findings.mistakes.empty();
}

} // namespace catalogue
