#include "shared/understanding/features.h"

#include "shared/base/utf8.h"
#include "shared/understanding/words.h"

namespace understanding
{

namespace
{

constexpr float word_weight = 0.8F;
constexpr float stem_weight = 0.8F;
constexpr float meaning_weight = 1.2F;
constexpr float pair_weight = 0.4F;
constexpr float piece_weight = 0.6F;
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

void add_pieces(const std::string& word, std::vector<Trait>& traits)
{
    const std::string bounded = "<" + word + ">";
    const std::vector<std::size_t> starts = base::character_starts(bounded);
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

std::string meaning_of(const std::string& word, const Concepts& concepts)
{
    const std::string stem = stem_of(word);
    const auto found = concepts.find(stem);
    return found == concepts.end() ? stem : "=" + std::to_string(found->second);
}

std::vector<Trait> traits_of(const std::string& word, const std::string& meaning)
{
    std::vector<Trait> traits{{Key{'w'}.add(word).value(), word_weight}};
    if (meaning != word)
        traits.push_back(
            {Key{'m'}.add(meaning).value(), meaning[0] == '=' ? meaning_weight : stem_weight});
    add_pieces(word, traits);
    return traits;
}

Trait pair_of(std::string_view before, std::string_view after)
{
    return {Key{'b'}.add(before).add(" ").add(after).value(), pair_weight};
}

} // namespace understanding
