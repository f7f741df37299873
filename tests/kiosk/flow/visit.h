#pragma once

#include "kiosk/flow/update.h"

#include <chrono>
#include <doctest/doctest.h>
#include <optional>
#include <ranges>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::flow::testing
{

/// The product's catalogue and three languages, on 23 November 2026 at 9:41 in Paris.
const catalogue::Catalogue& product();
const guide::Guide& product_guide();
const std::vector<messages::Language>& languages();
base::Instant morning();

/// Somebody at the kiosk: a state, the hour, and what the kiosk asked of the world.
class Visit
{
public:
    State state;
    Effects asked;      ///< all effects so far
    Effects asked_last; ///< of the last event
    base::Instant now = morning();
    unsigned next_id = 1;

    Context context() const;
    void happens(const Event& event);
    void type(const std::string& field, const catalogue::Value& value);
    void wait(std::chrono::seconds time);

    /// The world answers what the step waits for.
    template <typename Answer>
    void answer(Answer event)
    {
        event.effect = state.pending;
        happens(event);
    }
    void fails(base::ErrorCode code);

    template <typename S>
    const S& at() const
    {
        REQUIRE_MESSAGE(std::holds_alternative<S>(state.step), name_of(state.step));
        return std::get<S>(state.step);
    }
    template <typename S>
    bool is_at() const
    {
        return std::holds_alternative<S>(state.step);
    }
    template <typename O>
    bool shows() const
    {
        return state.overlay && std::holds_alternative<O>(*state.overlay);
    }
    /// The last effect of that kind since the last event, if there was one.
    template <typename E>
    const E* effect() const
    {
        for (const Effect& one : std::views::reverse(asked_last))
            if (const auto* found = std::get_if<E>(&one))
                return found;
        return nullptr;
    }
    /// How many effects of that kind there were in the whole visit.
    template <typename E>
    std::size_t count() const
    {
        std::size_t n = 0;
        for (const Effect& one : asked)
            n += std::holds_alternative<E>(one) ? 1 : 0;
        return n;
    }
    bool complains_of(const std::string& where, const std::string& message) const;
};

/// A boy of 17 from Brazil, as the register knows him.
dossier::CivilStatus person();
ports::Session session();
dossier::AttachedFile file(unsigned number);
dossier::Acknowledgement receipt(bool from_central);
base::Uuid uuid(unsigned number);

// Visits that have come that far.
/// The guide asks its first question.
Visit at_guide(const std::string& language = "fr");
/// Somebody moved, with a permit of several years.
Visit at_outcome();
/// The code that the guide gives for what was answered.
std::string code_taken(Visit visit);
/// Answers the guide's questions by cards and Continue, while they are among these.
void tell(Visit& visit, const catalogue::Facts& facts);
Visit at_preamble(const std::string& language = "fr");
Visit at_sign_in();
/// With an account that has no draft: to the first page of the form.
void sign_in(Visit& visit);
Visit at_first_page();
/// All pages filled in, the checklist is open and empty.
Visit at_pieces();
/// The checklist is full, the check-answers page is open.
Visit at_check();
Visit at_observations();
Visit at_confirmation(bool from_central = true);

/// Fills in and continues the pages from here to the checklist.
void fill_in(Visit& visit);
void scan(Visit& visit, const std::string& piece, unsigned file_number);

} // namespace kiosk::flow::testing
