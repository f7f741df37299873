#include "shared/catalogue/commands.h"
#include "shared/messages/source.h"
#include "shared/messages/translation.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>

namespace catalogue
{

namespace
{

namespace fs = std::filesystem;
using messages::Source;
using Lines = std::vector<std::string>;

constexpr std::string_view source_language = "fr";
constexpr std::array<std::string_view, 2> translations{"en", "ar"};

std::vector<fs::path> files_of(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& file : fs::directory_iterator{folder, absent})
        if (file.path().extension() == ".json")
            files.push_back(file.path());
    std::ranges::sort(files);
    return files;
}

/// The line of a file where a key stands; 1 where it does not.
std::size_t line_of(const fs::path& file, const std::string& key)
{
    std::ifstream stream{file};
    std::string text;
    for (std::size_t line = 1; std::getline(stream, text); ++line)
        if (text.find(fmt::format("\"{}\"", key)) != std::string::npos)
            return line;
    return 1;
}

/// A complaint of the messages, which names the file or the key first, with its line.
std::string placed(const fs::path& file, std::string complaint)
{
    const std::string prefix = file.string() + ": ";
    if (complaint.starts_with(prefix))
        complaint.erase(0, prefix.size());
    const std::string key = complaint.substr(0, complaint.find(':'));
    return fmt::format("{}:{}: {}", file.string(), line_of(file, key), complaint);
}

Source source_in(const fs::path& file, Lines& faults)
{
    auto source = messages::load_source(file);
    if (!source)
        faults.push_back(placed(file, source.error().detail));
    return source.value_or(Source{});
}

void check_source(const fs::path& file, Source& all, Lines& faults)
{
    for (auto& [key, pattern] : source_in(file, faults)) {
        if (const auto sound = messages::check_patterns({{key, pattern}}); !sound)
            faults.push_back(placed(file, sound.error().detail));
        if (!all.emplace(key, pattern).second)
            faults.push_back(placed(file, key + ": stands in another file too"));
    }
}

void check_against(const fs::path& source_file, const fs::path& file, Lines& faults)
{
    Lines ignored;
    const Source source = source_in(source_file, ignored);
    const Source translation = source_in(file, faults);
    for (const auto& [key, pattern] : source) {
        const auto translated = translation.find(key);
        if (translated == translation.end())
            faults.push_back(placed(file, key + ": is missing"));
        else if (const auto same = messages::check_translation({{key, pattern}}, {*translated});
                 !same)
            faults.push_back(placed(file, same.error().detail));
    }
    for (const auto& [key, pattern] : translation)
        if (!source.contains(key))
            faults.push_back(placed(file, key + ": the French file has no such key"));
}

} // namespace

Lines faults_of_words(const fs::path& locales)
{
    Lines faults;
    Source all;
    const auto sources = files_of(locales / source_language);
    for (const fs::path& file : sources)
        check_source(file, all, faults);
    for (const std::string_view language : translations) {
        for (const fs::path& file : sources)
            check_against(file, locales / language / file.filename(), faults);
        for (const fs::path& file : files_of(locales / language))
            if (!fs::exists(locales / source_language / file.filename()))
                faults.push_back(fmt::format("{}:1: French has no such file", file.string()));
    }
    return faults;
}

} // namespace catalogue
