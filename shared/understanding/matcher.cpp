#include "shared/understanding/matcher.h"

#include "shared/understanding/model.h"
#include "shared/understanding/phrases.h"
#include "shared/understanding/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <future>

namespace understanding
{

namespace
{

constexpr std::size_t offered = 3;
constexpr double sure_from = 0.7;
constexpr double sure_margin = 0.2;
constexpr double plausible_from = 0.1;

base::Result<std::vector<std::filesystem::path>> files_of(const std::filesystem::path& folder)
{
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed})
        if (entry.path().extension() == ".txt")
            files.push_back(entry.path());
    if (files.empty())
        return base::failure(base::ErrorCode::DataInvalid,
                             fmt::format("{}:1: no phrase file", folder.string()));
    std::ranges::sort(files);
    return files;
}

} // namespace

struct Matcher::Learned {
    std::vector<Purpose> purposes;
    /// Learned beside whatever else is being started; who asks earlier waits for it.
    std::shared_future<Model> model;
};

base::Result<Matcher> Matcher::load(const std::filesystem::path& folder)
{
    std::vector<Purpose> purposes = TRY(read_purposes(folder / "purposes.yaml"));
    std::vector<PhraseBook> books;
    for (const std::filesystem::path& file : TRY(files_of(folder / "phrases")))
        books.push_back(TRY(read_phrases(file, purposes)));
    std::shared_future<Model> model = std::async(
        std::launch::async, [books = std::move(books), count = purposes.size()]() mutable {
            return Model{std::exchange(books, {}), count};
        });
    return Matcher{std::make_unique<const Learned>(std::move(purposes), std::move(model))};
}

Matcher::Matcher() : m_learned{std::make_unique<const Learned>()} {}
Matcher::Matcher(std::unique_ptr<const Learned> learned) : m_learned{std::move(learned)} {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<Guess> Matcher::understand(std::string_view text, std::string_view language) const
{
    if (!m_learned->model.valid())
        return {};
    std::vector<Guess> guesses;
    const std::vector<double> probabilities =
        m_learned->model.get().probabilities(words_of(text, language));
    for (std::size_t i = 0; i + 1 < probabilities.size(); ++i)
        guesses.push_back({m_learned->purposes[i].id, probabilities[i]});
    std::ranges::stable_sort(guesses, std::ranges::greater{}, &Guess::confidence);
    guesses.resize(std::min(guesses.size(), offered));
    return guesses;
}

std::span<const Purpose> Matcher::purposes() const
{
    return m_learned->purposes;
}

const Purpose* Matcher::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_learned->purposes, id, &Purpose::id);
    return found == m_learned->purposes.end() ? nullptr : &*found;
}

bool sure(std::span<const Guess> guesses)
{
    if (guesses.empty() || guesses[0].confidence < sure_from)
        return false;
    return guesses.size() < 2 || guesses[0].confidence - guesses[1].confidence >= sure_margin;
}

bool plausible(const Guess& guess)
{
    return guess.confidence >= plausible_from;
}

} // namespace understanding
