#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/guide/advice.h"
#include "shared/guide/question.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guide
{

/// The conversation as data: what is asked, and what the answers lead to. Facts must hold `today`.
class Guide
{
public:
    /// Reads `folder/guide/`, checked against the catalogue of the same folder, which must outlive
    /// the guide. Errors name file and line.
    static base::Result<Guide> load(const std::filesystem::path& folder,
                                    const catalogue::Catalogue& catalogue,
                                    const catalogue::Catalogue::MessageExists& exists);
    /// All the mistakes that can be found in one reading; pending: a code that no procedure has.
    static std::vector<catalogue::Fault> faults(const std::filesystem::path& folder,
                                                const catalogue::Catalogue& catalogue,
                                                const catalogue::Catalogue::MessageExists& exists);

    /// One that asks nothing and knows no procedure.
    Guide();
    Guide(Guide&&) noexcept;
    Guide& operator=(Guide&&) noexcept;
    ~Guide();

    const std::vector<Question>& questions() const;
    const Question* question(std::string_view id) const;
    /// The first question whose fact is not known and whose `when` holds; nullptr: nothing more to
    /// ask. A fact that is null is known to be unknown: it is not asked again.
    const Question* next(const catalogue::Facts& known) const;
    /// Whether this question would be asked of a person of whom only these facts are known.
    bool asks(const Question& question, const catalogue::Facts& known) const;
    /// The options that these facts leave.
    std::vector<const Option*> options(const Question& question,
                                       const catalogue::Facts& known) const;

    /// What is known, and what follows from it (a VLS-TS is a regular entry...).
    catalogue::Facts completed(catalogue::Facts known) const;
    Advice advise(const catalogue::Facts& known) const;
    std::vector<Contradiction> contradictions(const catalogue::Facts& known) const;

    /// Names of all facts that the guide's rules read, and of those that follow from others.
    std::set<std::string> facts_read() const;
    std::set<std::string> facts_supposed() const;

private:
    struct Parts;
    struct Reading;
    explicit Guide(std::unique_ptr<const Parts> parts);
    std::unique_ptr<const Parts> m_parts;
};

} // namespace guide
