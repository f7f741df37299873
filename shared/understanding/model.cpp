#include "shared/understanding/model.h"

#include "shared/understanding/features.h"
#include "shared/understanding/words.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace understanding
{

namespace
{

constexpr int rounds = 3;
constexpr float first_step = 6.0F;
constexpr float step_decay = 0.7F;
/// Below it a mistake teaches nothing worth its time.
constexpr float least_mistake = 0.003F;
constexpr std::string_view start = "<";

/// Numbers that the processor takes together: rows are added a block at a time, and the sums of a
/// block stay in registers.
constexpr std::size_t block = 16;
constexpr std::size_t lane = 4;
struct Block {
    using Lane [[gnu::vector_size(lane * sizeof(float))]] = float;
    Lane lanes[block / lane] = {};

    float operator[](std::size_t i) const { return lanes[i / lane][i % lane]; }
    void lessen(std::size_t i, float by) { lanes[i / lane][i % lane] -= by; }
};

struct Coordinate {
    std::uint32_t place = 0;
    float value = 0;
};
using Point = std::vector<Coordinate>;

void normalise(Point& point)
{
    float square = 0;
    for (const Coordinate& coordinate : point)
        square += coordinate.value * coordinate.value;
    const float length = std::sqrt(square);
    for (Coordinate& coordinate : point)
        coordinate.value /= length > 0 ? length : 1;
}

void to_probabilities(std::span<float> scores)
{
    const float greatest = *std::ranges::max_element(scores);
    float sum = 0;
    for (float& score : scores) {
        score = std::exp(score - greatest);
        sum += score;
    }
    for (float& score : scores)
        score /= sum;
}

Concepts concepts_of(std::span<const PhraseBook> books)
{
    Concepts concepts;
    std::uint32_t next = 0;
    for (const PhraseBook& book : books)
        for (const Synonyms& synonyms : book.synonyms) {
            for (const std::string& word : synonyms)
                concepts.emplace(stem_of(word), next);
            ++next;
        }
    return concepts;
}

/// The same order on every machine.
class Shuffle
{
public:
    void operator()(std::span<std::size_t> order)
    {
        for (std::size_t left = order.size(); left > 1; --left)
            std::swap(order[left - 1], order[next() % left]);
    }

private:
    std::uint64_t next()
    {
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        return m_state ^= m_state << 17U;
    }
    std::uint64_t m_state = 88172645463325252ULL;
};

/// What a word brings to a text.
struct Known {
    std::string meaning;
    std::vector<std::uint32_t> places;
    float share = 1; ///< of its traits, those that the phrases have too
};

/// A text to be understood.
struct Sample {
    Point point;
    float share = 0; ///< how much of its letters the phrases know
};

struct Example {
    Point point;
    std::size_t purpose = 0;
};

void keep_each_once(std::vector<std::uint32_t>& found)
{
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
}

/// What the rows say of a point, added up.
void add_rows(const Point& point, std::span<const Block> rows, std::span<Block> sums)
{
    const std::size_t width = sums.size();
    for (std::size_t i = 0; i < width; ++i) {
        Block added;
        for (const Coordinate& coordinate : point) {
            const Block& row = rows[coordinate.place * width + i];
#pragma GCC unroll 4
            for (std::size_t j = 0; j < block / lane; ++j)
                added.lanes[j] += coordinate.value * row.lanes[j];
        }
        sums[i] = added;
    }
}

} // namespace

struct Model::Learned {
    Concepts concepts;
    std::unordered_map<std::string, Known> vocabulary;
    std::unordered_map<std::uint64_t, std::uint32_t> places;
    std::vector<float> scales;  ///< of each place: its kind's weight, then how rare it is too
    std::size_t purposes = 0;   ///< and one for none of them
    std::size_t width = 0;      ///< of a row, in blocks
    std::vector<Block> weights; ///< a row a place, a column a purpose; while learning
    std::vector<std::int8_t> kept;
    std::vector<float> grains; ///< of each row of `kept`

    std::uint32_t place_for(const Trait& trait);
    const Known& learn_word(const std::string& word);
    std::vector<std::uint32_t> learn_phrase(const Phrase& phrase);
    void weigh(std::vector<Example>& examples);
    void learn(std::span<const Example> examples, std::span<const std::size_t> ends);
    void correct(const Point& point, std::span<const float> mistakes, float step);
    void keep();

    Known known(const std::string& word) const;
    Sample sample_of(std::span<const std::string> words) const;
    std::vector<float> scores(const Point& point) const;
};

std::uint32_t Model::Learned::place_for(const Trait& trait)
{
    const auto [found, fresh] =
        places.emplace(trait.key, static_cast<std::uint32_t>(scales.size()));
    if (fresh)
        scales.push_back(trait.weight);
    return found->second;
}

const Known& Model::Learned::learn_word(const std::string& word)
{
    const auto [found, fresh] = vocabulary.emplace(word, Known{});
    if (fresh) {
        found->second.meaning = meaning_of(word, concepts);
        for (const Trait& trait : traits_of(word, found->second.meaning))
            found->second.places.push_back(place_for(trait));
    }
    return found->second;
}

std::vector<std::uint32_t> Model::Learned::learn_phrase(const Phrase& phrase)
{
    std::vector<std::uint32_t> found;
    std::string_view before = start;
    for (const std::string& word : phrase.words) {
        const Known& known_word = learn_word(word);
        found.insert(found.end(), known_word.places.begin(), known_word.places.end());
        found.push_back(place_for(pair_of(before, known_word.meaning)));
        before = known_word.meaning;
    }
    keep_each_once(found);
    return found;
}

void Model::Learned::weigh(std::vector<Example>& examples)
{
    std::vector<float> seen(scales.size(), 0.0F);
    for (const Example& example : examples)
        for (const Coordinate& coordinate : example.point)
            seen[coordinate.place] += 1;
    const auto total = static_cast<float>(examples.size());
    for (std::size_t place = 0; place < scales.size(); ++place)
        scales[place] *= std::log((1 + total) / (1 + seen[place])) + 1;
    for (Example& example : examples) {
        for (Coordinate& coordinate : example.point)
            coordinate.value = scales[coordinate.place];
        normalise(example.point);
    }
}

void Model::Learned::correct(const Point& point, std::span<const float> mistakes, float step)
{
    std::vector<std::pair<std::size_t, float>> worth;
    for (std::size_t i = 0; i < mistakes.size(); ++i)
        if (std::abs(mistakes[i]) > least_mistake)
            worth.emplace_back(i, mistakes[i] * step);
    for (const Coordinate& coordinate : point) {
        Block* row = weights.data() + coordinate.place * width;
        for (const auto& [i, change] : worth)
            row[i / block].lessen(i % block, change * coordinate.value);
    }
}

/// Multinomial logistic regression by stochastic descent, one language after the other: the rows of
/// one fit in the processor's cache.
void Model::Learned::learn(std::span<const Example> examples, std::span<const std::size_t> ends)
{
    weights.assign(scales.size() * width, Block{});
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<Block> sums(width);
    std::vector<float> mistakes(purposes);
    Shuffle shuffle;
    std::size_t from = 0;
    for (const std::size_t end : ends) {
        const std::span<std::size_t> own{order.data() + from, end - from};
        float step = first_step;
        for (int round = 0; round < rounds; ++round, step *= step_decay) {
            shuffle(own);
            for (const std::size_t at : own) {
                add_rows(examples[at].point, weights, sums);
                for (std::size_t i = 0; i < purposes; ++i)
                    mistakes[i] = sums[i / block][i % block];
                to_probabilities(mistakes);
                mistakes[examples[at].purpose] -= 1;
                correct(examples[at].point, mistakes, step);
            }
        }
        from = end;
    }
}

/// A byte a number from here on: a quarter of the memory, and no answer changes by a hundredth.
void Model::Learned::keep()
{
    kept.resize(scales.size() * purposes);
    grains.resize(scales.size());
    for (std::size_t place = 0; place < scales.size(); ++place) {
        const Block* row = weights.data() + place * width;
        const auto weight = [row](std::size_t i) { return row[i / block][i % block]; };
        float greatest = 0;
        for (std::size_t i = 0; i < purposes; ++i)
            greatest = std::max(greatest, std::abs(weight(i)));
        grains[place] = greatest / 127;
        const float scale = greatest > 0 ? 127 / greatest : 0;
        std::int8_t* bytes = kept.data() + place * purposes;
        for (std::size_t i = 0; i < purposes; ++i)
            bytes[i] = static_cast<std::int8_t>(weight(i) * scale + (weight(i) < 0 ? -0.5F : 0.5F));
    }
    weights = std::vector<Block>{};
}

std::vector<float> Model::Learned::scores(const Point& point) const
{
    std::vector<float> sums(purposes, 0.0F);
    for (const Coordinate& coordinate : point) {
        const std::int8_t* row = kept.data() + coordinate.place * purposes;
        const float grain = coordinate.value * grains[coordinate.place];
        for (std::size_t i = 0; i < purposes; ++i)
            sums[i] += grain * static_cast<float>(row[i]);
    }
    return sums;
}

Known Model::Learned::known(const std::string& word) const
{
    if (const auto found = vocabulary.find(word); found != vocabulary.end())
        return found->second;
    Known unseen{.meaning = meaning_of(word, concepts), .places = {}};
    const std::vector<Trait> traits = traits_of(word, unseen.meaning);
    for (const Trait& trait : traits)
        if (const auto found = places.find(trait.key); found != places.end())
            unseen.places.push_back(found->second);
    unseen.share = static_cast<float>(unseen.places.size()) / static_cast<float>(traits.size());
    return unseen;
}

Sample Model::Learned::sample_of(std::span<const std::string> words) const
{
    std::vector<std::uint32_t> found;
    std::string before{start};
    float length = 0;
    float length_known = 0;
    for (const std::string& word : words) {
        const Known here = known(word);
        length += static_cast<float>(word.size());
        length_known += here.share * static_cast<float>(word.size());
        found.insert(found.end(), here.places.begin(), here.places.end());
        if (const auto pair = places.find(pair_of(before, here.meaning).key); pair != places.end())
            found.push_back(pair->second);
        before = here.meaning;
    }
    keep_each_once(found);
    Sample sample{.point = {}, .share = length_known / std::max(length, 1.0F)};
    for (const std::uint32_t place : found)
        sample.point.push_back({place, scales[place]});
    normalise(sample.point);
    return sample;
}

Model::Model(std::span<const PhraseBook> books, std::size_t purposes)
{
    auto learned = std::make_unique<Learned>();
    learned->concepts = concepts_of(books);
    learned->purposes = purposes + 1;
    learned->width = (learned->purposes + block - 1) / block;
    std::vector<Example> examples;
    std::vector<std::size_t> ends;
    for (const PhraseBook& book : books) {
        for (const Phrase& phrase : book.phrases) {
            Example& example = examples.emplace_back();
            example.purpose = std::min(phrase.purpose, purposes);
            for (const std::uint32_t place : learned->learn_phrase(phrase))
                example.point.push_back({place, 0});
        }
        ends.push_back(examples.size());
    }
    learned->weigh(examples);
    learned->learn(examples, ends);
    learned->keep();
    m_learned = std::move(learned);
}

Model::Model(Model&&) noexcept = default;
Model::~Model() = default;

std::vector<double> Model::probabilities(std::span<const std::string> words) const
{
    const Sample sample = m_learned->sample_of(words);
    if (sample.point.empty())
        return {};
    std::vector<float> scores = m_learned->scores(sample.point);
    to_probabilities(scores);
    // What stands beside the words that are known may change what they mean.
    const float trust = sample.share * sample.share;
    for (float& score : scores)
        score *= trust;
    scores.back() += 1 - trust;
    return {scores.begin(), scores.end()};
}

} // namespace understanding
