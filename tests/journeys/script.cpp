#include "tests/journeys/script.h"

#include <fmt/format.h>
#include <fstream>
#include <optional>

namespace tests::journeys
{

namespace
{

constexpr std::string_view blanks = " \t\r";

/// Takes the first word away; nothing where a quotation does not end.
std::optional<std::string> take_word(std::string_view& rest)
{
    const bool quoted = rest.front() == '"';
    if (quoted)
        rest.remove_prefix(1);
    const auto end = quoted ? rest.find('"') : std::min(rest.find_first_of(blanks), rest.size());
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string word{rest.substr(0, end)};
    rest.remove_prefix(quoted ? end + 1 : end);
    return word;
}

} // namespace

base::Result<std::vector<Line>> load_journey(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    if (!stream)
        return base::failure(base::ErrorCode::NotFound, file.string() + " cannot be read");
    std::vector<Line> lines;
    std::string text;
    for (std::size_t number = 1; std::getline(stream, text); ++number) {
        Line line{.number = number, .text = {}, .words = {}};
        std::string_view rest = text;
        while (true) {
            rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
            if (rest.empty() || rest.front() == '#')
                break;
            auto word = take_word(rest);
            if (!word)
                return base::failure(
                    base::ErrorCode::DataInvalid,
                    fmt::format("{}:{}: a quotation does not end", file.string(), number));
            line.words.push_back(std::move(*word));
        }
        if (line.words.empty())
            continue;
        line.text = text.substr(text.find_first_not_of(blanks));
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace tests::journeys
