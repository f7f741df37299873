#pragma once

#include "kiosk/flow/step.h"
#include "shared/guide/conversation.h"
#include "shared/guide/explanations.h"
#include "shared/messages/language.h"
#include "shared/understanding/matcher.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::flow
{

/// Numbers an effect, so that its answer is known again. 0 is none.
using EffectId = std::uint64_t;

// What may lie over any step.
struct LanguageChooser {
    bool operator==(const LanguageChooser&) const = default;
};
struct TextSizeChooser {
    bool operator==(const TextSizeChooser&) const = default;
};
struct Help {
    bool operator==(const Help&) const = default;
};
/// End the visit with a dossier begun: keep it for later, or end without saving.
struct ConfirmFinish {
    bool not_saved = false; ///< central could not be reached: wait, or end and lose what is new
    bool operator==(const ConfirmFinish&) const = default;
};
/// Give the dossier up for good.
struct ConfirmAbandon {
    bool operator==(const ConfirmAbandon&) const = default;
};
/// The procedure cannot be used with these answers.
struct Ineligible {
    dossier::Problem problem{};
    bool operator==(const Ineligible&) const = default;
};
/// Is anybody there? Wipes when the time is over.
struct StillThere {
    base::Instant since{};
    unsigned seconds_left = 0;
    bool operator==(const StillThere&) const = default;
};
using Overlay = std::variant<LanguageChooser, TextSizeChooser, Help, ConfirmFinish, ConfirmAbandon,
                             Ineligible, StillThere>;

std::string_view name_of(const Overlay& overlay);

enum class TextSize { Small, Default, Large, Largest };

/// How the visitor wants to see and read. Back to the default with each visitor.
struct View {
    std::string language = "fr";
    TextSize text_size = TextSize::Default;
    bool high_contrast = false;
    bool operator==(const View&) const = default;
};

/// What the guide was told.
struct Conversation {
    std::vector<guide::Answer> answers{};
    /// Said before it was asked (by a tile, by free words): each is answered when it is asked.
    catalogue::Facts foretold{};
    catalogue::Facts read{};        ///< what a scanned document told, answered when it is asked
    std::string document_offered{}; ///< the question at which a document may be scanned instead
    std::string understood{};       ///< the purpose that free words were taken for
    std::vector<guide::Answer> before{}; ///< the answers before these words, to go back to
    bool operator==(const Conversation&) const = default;
};

/// All that the kiosk knows of a visitor: `State{}` forgets.
struct State {
    Step step{};
    std::optional<Overlay> overlay{};
    View view{};

    std::optional<Conversation> conversation{};
    std::string procedure{}; ///< chosen, empty before
    std::optional<ports::Session> session{};
    std::optional<dossier::Dossier> dossier{};
    std::string saved_step{}; ///< id of the last step saved at central
    bool unsaved = false;     ///< central could not be reached when the last step was saved

    std::vector<dossier::Problem> problems{}; ///< of the page shown
    std::optional<base::ErrorCode> failure{}; ///< of the last effect, shown on top of the page
    std::optional<unsigned> failure_wait_s{}; ///< how long to wait before trying again, seconds

    EffectId last_effect = 0;
    EffectId pending = 0;    ///< what the step waits for
    EffectId printing = 0;   ///< the print that runs
    EffectId suggesting = 0; ///< the last address look-up
    EffectId mailing = 0;    ///< the confirmation's mail
    EffectId leaving = 0;    ///< the last save before the visit ends

    base::Instant last_touch{};
    std::optional<dossier::Acknowledgement> sealed{}; ///< the kiosk's own, while central is awaited
    bool glass_used = false;
    bool paper_printed = false;

    bool busy() const { return pending != 0 || leaving != 0; }
    bool operator==(const State&) const = default;
};

/// What `update` may read and never changes.
struct Context {
    const catalogue::Catalogue& catalogue;
    const guide::Guide& guide;
    const guide::Explanations& explanations;
    const understanding::Matcher& matcher;
    const std::vector<messages::Language>& languages;
    base::Instant now{};
    base::Uuid fresh_id{};                       ///< for a thing made in this update
    const dossier::Communes* communes = nullptr; ///< to hold postal codes against
    std::string_view guide_url{};                ///< of the page that shows a guide's list
};

namespace limits
{
inline constexpr std::chrono::seconds idle{120}; ///< before the warning
inline constexpr std::chrono::seconds idle_with_data{180};
inline constexpr std::chrono::seconds warning{45};
inline constexpr std::chrono::seconds goodbye{12};
} // namespace limits

} // namespace kiosk::flow
