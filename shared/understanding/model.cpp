#include "shared/understanding/model.h"

#include "shared/understanding/words.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace understanding
{

namespace
{

constexpr int rounds = 6;
constexpr float first_step = 6.0F;
constexpr float step_decay = 0.7F;
/// Below it a mistake teaches nothing worth its time.
constexpr float least_mistake = 0.003F;
constexpr double sharpness = 1.0;

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
                concepts.emplace(word, next);
            ++next;
        }
    return concepts;
}

struct Example {
    std::vector<Trait> traits;
    std::size_t purpose = 0;
};

/// The same order on every machine.
class Shuffle
{
public:
    void operator()(std::vector<std::size_t>& order)
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

} // namespace

struct Model::Learned {
    Concepts concepts;
    std::unordered_map<std::uint64_t, std::uint32_t> places;
    std::vector<float> rarity;
    std::size_t purposes = 0; ///< and one for none of them
    std::vector<float> weights;

    void count(std::span<const Example> examples);
    Point point_of(std::span<const Trait> traits) const;
    std::vector<float> scores(const Point& point) const;
    void learn(std::span<const Example> examples);
    void correct(const Point& point, std::span<const float> mistakes, float step);
};

void Model::Learned::count(std::span<const Example> examples)
{
    std::vector<float> seen;
    for (const Example& example : examples)
        for (const Trait& trait : example.traits) {
            const auto [found, fresh] =
                places.emplace(trait.key, static_cast<std::uint32_t>(places.size()));
            if (fresh)
                seen.push_back(0);
            seen[found->second] += 1;
        }
    const auto total = static_cast<float>(examples.size());
    for (const float times : seen)
        rarity.push_back(std::log((1 + total) / (1 + times)) + 1);
}

Point Model::Learned::point_of(std::span<const Trait> traits) const
{
    Point point;
    for (const Trait& trait : traits)
        if (const auto found = places.find(trait.key); found != places.end())
            point.push_back({found->second, trait.weight * rarity[found->second]});
    normalise(point);
    return point;
}

std::vector<float> Model::Learned::scores(const Point& point) const
{
    std::vector<float> sums(purposes, 0.0F);
    for (const Coordinate& coordinate : point) {
        const float* row = weights.data() + coordinate.place * purposes;
        for (std::size_t i = 0; i < purposes; ++i)
            sums[i] += coordinate.value * row[i];
    }
    return sums;
}

void Model::Learned::correct(const Point& point, std::span<const float> mistakes, float step)
{
    std::vector<std::pair<std::size_t, float>> worth;
    for (std::size_t i = 0; i < mistakes.size(); ++i)
        if (std::abs(mistakes[i]) > least_mistake)
            worth.emplace_back(i, mistakes[i] * step);
    for (const Coordinate& coordinate : point) {
        float* row = weights.data() + coordinate.place * purposes;
        for (const auto& [i, change] : worth)
            row[i] -= change * coordinate.value;
    }
}

void Model::Learned::learn(std::span<const Example> examples)
{
    std::vector<Point> points;
    for (const Example& example : examples)
        points.push_back(point_of(example.traits));
    weights.assign(places.size() * purposes, 0.0F);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Shuffle shuffle;
    float step = first_step;
    for (int round = 0; round < rounds; ++round, step *= step_decay) {
        shuffle(order);
        for (const std::size_t at : order) {
            std::vector<float> mistakes = scores(points[at]);
            to_probabilities(mistakes);
            mistakes[examples[at].purpose] -= 1;
            correct(points[at], mistakes, step);
        }
    }
}

Model::Model(std::span<const PhraseBook> books, std::size_t purposes)
{
    auto learned = std::make_unique<Learned>();
    learned->concepts = concepts_of(books);
    learned->purposes = purposes + 1;
    std::vector<Example> examples;
    for (const PhraseBook& book : books)
        for (const Phrase& phrase : book.phrases)
            examples.push_back({traits_of(words_of(phrase.text), learned->concepts),
                                std::min(phrase.purpose, purposes)});
    learned->count(examples);
    learned->learn(examples);
    m_learned = std::move(learned);
}

Model::Model(Model&&) noexcept = default;
Model::~Model() = default;

std::vector<double> Model::probabilities(std::string_view text) const
{
    const Point point = m_learned->point_of(traits_of(words_of(text), m_learned->concepts));
    if (point.empty())
        return {};
    std::vector<float> scores = m_learned->scores(point);
    for (float& score : scores)
        score *= static_cast<float>(sharpness);
    to_probabilities(scores);
    return {scores.begin(), scores.end()};
}

} // namespace understanding
