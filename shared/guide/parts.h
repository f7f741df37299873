#pragma once

#include "shared/catalogue/readers.h"
#include "shared/guide/guide.h"

#include <map>

namespace guide
{

/// A fact that follows from others where nothing else is known of it.
struct Supposition {
    std::string fact{};
    catalogue::Rule value{};
    catalogue::Rule when{};
};

/// A name for what is reckoned from several facts, once for all rules of the guide.
struct Reckoning {
    std::string name{};
    catalogue::Rule value{};
};

/// One line of outcomes.yaml.
struct Outcome {
    const catalogue::Procedure* procedure = nullptr;
    std::string code{};
    MessageKey reason{};
    catalogue::Rule when{};
    catalogue::Period valid{};
    std::vector<catalogue::OtherWay> others{};
    std::vector<catalogue::Note> messages{};
};

/// The outcomes of one reason to come, best first: the first that holds is proposed.
struct Ground {
    std::string id{};
    catalogue::Rule when{};
    bool alone = false; ///< what stands below is not looked at
    std::vector<Outcome> outcomes{};
};

/// How one way of asking reckons its window.
struct CalendarRules {
    Channel channel = Channel::Online;
    catalogue::Rule opens{};
    catalogue::Rule closes{};
    catalogue::Period valid{};
};

struct WindowRules {
    catalogue::Rule applies{};
    catalogue::Rule at_any_time{}; ///< who need not wait until the window opens
    catalogue::Rule end{};
    catalogue::Rule lost_after{};
    std::vector<CalendarRules> calendars{};
    std::vector<std::pair<Band, catalogue::Rule>> bands{}; ///< the first that holds
    std::vector<catalogue::Note> messages{};
};

struct ContradictionRule {
    Contradiction said{};
    catalogue::Rule when{};
};

struct Guide::Parts {
    std::vector<Question> questions{};
    std::vector<Supposition> suppositions{};
    std::vector<Reckoning> reckonings{};
    std::vector<Ground> grounds{};
    WindowRules window{};
    std::vector<ContradictionRule> contradictions{};
    std::map<std::string, const catalogue::Procedure*, std::less<>> procedures{}; ///< by code
};

struct QuestionFile {
    std::vector<Question> questions{};
    std::vector<Supposition> suppositions{};
    std::vector<Reckoning> reckonings{};
};

/// Reads questions.yaml; its reckonings become facts of the vocabulary.
base::Result<QuestionFile> read_questions(const catalogue::Entry& file,
                                          catalogue::Vocabulary& vocabulary);

using Procedures = std::map<std::string, const catalogue::Procedure*, std::less<>>;

/// Reads outcomes.yaml.
base::Result<std::vector<Ground>> read_outcomes(const catalogue::Entry& file,
                                                const catalogue::Vocabulary& vocabulary,
                                                const Procedures& procedures);
/// Reads windows.yaml.
base::Result<WindowRules> read_windows(const catalogue::Entry& file,
                                       const catalogue::Vocabulary& vocabulary);
/// Reads contradictions.yaml.
base::Result<std::vector<ContradictionRule>>
read_contradictions(const catalogue::Entry& file, const catalogue::Vocabulary& vocabulary,
                    const std::vector<Question>& questions);

/// Adds what follows from the facts and what is reckoned from them.
catalogue::Facts reckoned(const std::vector<Reckoning>& reckonings, catalogue::Facts facts);

/// The window of this person and this procedure, where one applies.
std::optional<Window> window_for(const WindowRules& rules, const catalogue::Procedure& procedure,
                                 const catalogue::Facts& facts);

} // namespace guide
