#include "shared/understanding/features.h"

#include "shared/understanding/words.h"

#include <algorithm>
#include <string_view>

namespace understanding
{

namespace
{

constexpr float word_weight = 1.0F;
constexpr float stem_weight = 0.8F;
constexpr float meaning_weight = 1.0F;
constexpr float pair_weight = 0.7F;
constexpr float piece_weight = 0.35F;
constexpr std::size_t shortest_piece = 3;
constexpr std::size_t longest_piece = 5;

/// FNV-1a, so that the traits are the same on every machine.
class Key
{
public:
    explicit Key(char kind) { add(std::string_view{&kind, 1}); }
    Key& add(std::string_view bytes)
    {
        for (const char byte : bytes)
            m_value = (m_value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
        return *this;
    }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 14695981039346656037ULL;
};

std::string meaning_of(const std::string& word, const Concepts& concepts)
{
    const auto found = concepts.find(word);
    return found == concepts.end() ? stem_of(word) : "=" + std::to_string(found->second);
}

/// Where the characters of UTF-8 begin, and its end.
std::vector<std::size_t> starts_of(std::string_view text)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            starts.push_back(i);
    starts.push_back(text.size());
    return starts;
}

void add_pieces(const std::string& word, std::vector<Trait>& traits)
{
    const std::string bounded = "<" + word + ">";
    const std::vector<std::size_t> starts = starts_of(bounded);
    for (std::size_t from = 0; from < starts.size(); ++from)
        for (std::size_t length = shortest_piece;
             length <= longest_piece && from + length < starts.size(); ++length)
            traits.push_back({Key{'p'}
                                  .add(std::string_view{bounded}.substr(
                                      starts[from], starts[from + length] - starts[from]))
                                  .value(),
                              piece_weight});
}

} // namespace

std::vector<Trait> traits_of(std::span<const std::string> words, const Concepts& concepts)
{
    std::vector<Trait> traits;
    std::string before = "<";
    for (const std::string& word : words) {
        const std::string meaning = meaning_of(word, concepts);
        traits.push_back({Key{'w'}.add(word).value(), word_weight});
        if (meaning != word)
            traits.push_back(
                {Key{'m'}.add(meaning).value(), meaning[0] == '=' ? meaning_weight : stem_weight});
        traits.push_back({Key{'b'}.add(before).add(" ").add(meaning).value(), pair_weight});
        add_pieces(word, traits);
        before = meaning;
    }
    std::ranges::sort(traits, {}, &Trait::key);
    const auto repeated = std::ranges::unique(traits, {}, &Trait::key);
    traits.erase(repeated.begin(), repeated.end());
    return traits;
}

} // namespace understanding
