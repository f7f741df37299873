#include "shared/understanding/phrases.h"

#include "shared/understanding/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <optional>

namespace understanding
{

namespace
{

std::string_view trimmed(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r";
    const auto start = line.find_first_not_of(blanks);
    return start == line.npos ? std::string_view{}
                              : line.substr(start, line.find_last_not_of(blanks) + 1 - start);
}

class Reader
{
public:
    Reader(const std::filesystem::path& file, std::span<const Purpose> purposes)
        : m_file{file}, m_purposes{purposes}
    {
        m_book.language = file.stem().string();
    }

    base::Result<void> take(std::string_view line)
    {
        ++m_line;
        if (line.starts_with('#'))
            return {};
        if (line.empty()) {
            ++m_family;
            return {};
        }
        if (line.starts_with('['))
            return open(line);
        return line.starts_with('=') ? take_synonyms(line.substr(1)) : take_phrase(line);
    }

    base::Result<PhraseBook> finish()
    {
        for (std::size_t i = 0; i < m_purposes.size(); ++i) {
            const auto count = std::ranges::count(m_book.phrases, i, &Phrase::purpose);
            if (static_cast<std::size_t>(count) < fewest_phrases)
                return refused(fmt::format("[{}] has {} phrases: {} are needed", m_purposes[i].id,
                                           count, fewest_phrases));
        }
        return std::move(m_book);
    }

private:
    std::unexpected<base::Error> refused(std::string_view why) const
    {
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}:{}: {}", m_file.string(), m_line, why));
    }

    base::Result<void> open(std::string_view line)
    {
        const std::string_view name = trimmed(line.substr(1, line.find(']') - 1));
        ++m_family;
        if (name == "none") {
            m_purpose = no_purpose;
            return {};
        }
        const auto purpose = std::ranges::find(m_purposes, name, &Purpose::id);
        if (!line.ends_with(']') || purpose == m_purposes.end())
            return refused(fmt::format("unknown purpose '{}'", name));
        m_purpose = static_cast<std::size_t>(purpose - m_purposes.begin());
        return {};
    }

    base::Result<void> take_phrase(std::string_view line)
    {
        if (!m_purpose)
            return refused("a phrase before any [purpose]");
        std::vector<std::string> words = words_of(line, m_book.language);
        if (words.empty())
            return refused("no word");
        const auto [place, fresh] =
            m_lines.emplace(fmt::format("{}", fmt::join(words, " ")), m_line);
        if (!fresh)
            return refused(fmt::format("stands already on line {}", place->second));
        m_book.phrases.push_back({std::move(words), *m_purpose, m_family});
        return {};
    }

    base::Result<void> take_synonyms(std::string_view line)
    {
        Synonyms synonyms;
        while (!line.empty()) {
            const auto comma = std::min(line.find(','), line.size());
            const std::vector<std::string> words = words_of(line.substr(0, comma), m_book.language);
            if (words.size() != 1)
                return refused("synonyms are single words with commas between");
            synonyms.push_back(words.front());
            line.remove_prefix(std::min(comma + 1, line.size()));
        }
        m_book.synonyms.push_back(std::move(synonyms));
        return {};
    }

    std::filesystem::path m_file;
    std::span<const Purpose> m_purposes;
    PhraseBook m_book;
    std::optional<std::size_t> m_purpose;
    std::size_t m_family = 0;
    int m_line = 0;
    std::map<std::string, int, std::less<>> m_lines;
};

} // namespace

base::Result<PhraseBook> read_phrases(const std::filesystem::path& file,
                                      std::span<const Purpose> purposes)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}:1: cannot be read", file.string()));
    Reader reader{file, purposes};
    for (std::string line; std::getline(stream, line);)
        TRY(reader.take(trimmed(line)));
    return reader.finish();
}

} // namespace understanding
