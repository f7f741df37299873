#pragma once

#include "shared/base/result.h"
#include "shared/understanding/purposes.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace understanding
{

/// What words may mean, and how far that can be believed.
struct Guess {
    std::string purpose;
    double confidence = 0; ///< 0..1: of a hundred guesses at 0.9, about ninety are right
};

/// Understands free words on this machine alone, by what people say in `phrases/*.txt`. The same
/// words always give the same answer. Reading is safe from several threads.
class Matcher
{
public:
    /// A folder with `purposes.yaml` and `phrases/<language>.txt`, one file a language. DataInvalid
    /// names file and line. Learning goes on beside after the return; the first answer waits for
    /// it.
    static base::Result<Matcher> load(const std::filesystem::path& folder);

    /// One that understands nothing.
    Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;
    ~Matcher();

    /// The three best, the likeliest first; none where no word is known. Words of another language
    /// than the visitor's are understood too.
    std::vector<Guess> understand(std::string_view text, std::string_view language) const;

    std::span<const Purpose> purposes() const;
    const Purpose* find(std::string_view id) const;

private:
    struct Learned;
    explicit Matcher(std::unique_ptr<const Learned> learned);
    std::unique_ptr<const Learned> m_learned;
};

/// The first guess can be acted upon without asking.
bool sure(std::span<const Guess> guesses);

/// The guess is likely enough to be offered among others; where none is, nothing was understood.
bool plausible(const Guess& guess);

} // namespace understanding
