#include "tests/kiosk/flow/visit.h"

#include <fstream>
#include <set>

using namespace kiosk::flow;
using namespace kiosk::flow::testing;
namespace ports = kiosk::ports;

namespace
{

constexpr EffectId step_waits_for = 7;
constexpr EffectId print_runs = 8;
constexpr EffectId last_given = 9;

struct NamedEvent {
    std::string_view name;
    Event event;
};

std::vector<NamedEvent> visitor_events()
{
    return {{"touched", Touched{}},
            {"language-chosen", LanguageChosen{.id = "ar"}},
            {"language-pressed", HeaderPressed{.action = HeaderAction::Language}},
            {"size-pressed", HeaderPressed{.action = HeaderAction::TextSize}},
            {"help-pressed", HeaderPressed{.action = HeaderAction::Help}},
            {"finish-pressed", HeaderPressed{.action = HeaderAction::Finish}},
            {"size-chosen", TextSizeChosen{.size = TextSize::Large}},
            {"contrast-toggled", ContrastToggled{}},
            {"overlay-closed", OverlayClosed{}},
            {"keep-for-later", Answered{.answer = Answer::KeepForLater}},
            {"end-without-saving", Answered{.answer = Answer::EndWithoutSaving}},
            {"abandon", Answered{.answer = Answer::Abandon}},
            {"tile-pressed", TilePressed{.id = "permit"}},
            {"child-tile-pressed", TilePressed{.id = "vulnerable"}},
            {"option-chosen", OptionChosen{.value = "renew"}},
            {"unsure", UnsurePressed{}},
            {"why", WhyPressed{}},
            {"own-words", OwnWordsPressed{}},
            {"purpose-chosen", PurposeChosen{.purpose = "renew"}},
            {"cards", CardsPressed{}},
            {"undo", UndoPressed{}},
            {"answer-touched", AnswerTouched{.question = "purpose"}},
            {"outcome-chosen", OutcomeChosen{.procedure = "ase"}},
            {"paper-asked", PaperAsked{}},
            {"have-code", HaveCodePressed{}},
            {"edited", Edited{.field = "number", .value = "12"}},
            {"address-chosen", AddressChosen{}},
            {"continue", Continue{}},
            {"back", Back{}},
            {"leave-for-later", LeaveForLater{}},
            {"open-account", OpenAccountPressed{}},
            {"forgot-password", ForgotPasswordPressed{}},
            {"send-code-again", SendCodeAgain{}},
            {"draft-chosen", DraftChosen{.index = 0}},
            {"start-anew", StartAnew{}},
            {"print-list", PrintListPressed{}},
            {"piece-chosen", PieceChosen{.piece = "D01"}},
            {"piece-selected", PieceSelected{.piece = "D01"}},
            {"scan", ScanPressed{}},
            {"files", FilesPressed{}},
            {"file-chosen", FileChosen{.index = 0}},
            {"cancel", CancelPressed{}},
            {"keep", KeepPressed{}},
            {"redo", RedoPressed{}},
            {"remove-file", RemoveFilePressed{.piece = "D01", .file = uuid(1)}},
            {"remove-reference", RemoveReferencePressed{.piece = "D04"}},
            {"change", ChangePressed{.step = "identity", .page = "contact"}},
            {"print-again", PrintAgainPressed{}},
            {"paper-taken", PaperTaken{}},
            {"mail", MailPressed{}}};
}

std::vector<NamedEvent> answers_to(EffectId effect)
{
    return {
        {"done", Done{.effect = effect}},
        {"failed",
         Failed{.effect = effect, .error = {.code = base::ErrorCode::NetworkDown, .detail = {}}}},
        {"signed-in", SignedIn{.effect = effect, .session = session()}},
        {"drafts-found", DraftsFound{.effect = effect}},
        {"files-fetched", FilesFetched{.effect = effect}},
        {"addresses-found", AddressesFound{.effect = effect}},
        {"files-listed", FilesListed{.effect = effect}},
        {"progressed", Progressed{.effect = effect, .part = 0.5}},
        {"page-prepared", PagePrepared{.effect = effect, .file = file(3), .image = {}}},
        {"document-understood",
         DocumentUnderstood{.effect = effect, .facts = {{"nationality", "DZ"}}}},
        {"sealed", Sealed{.effect = effect, .acknowledgement = receipt(false)}},
        {"central-answered", CentralAnswered{.effect = effect, .acknowledgement = receipt(true)}}};
}

/// A document may be scanned here.
Visit at_nationality()
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "renew"}});
    return visit;
}

/// One state a step, as a visit comes to it.
std::vector<State> states()
{
    std::vector<State> all;
    const auto add = [&](const Visit& before, Step step) {
        State state = before.state;
        state.step = std::move(step);
        state.last_effect = last_given;
        state.pending = 0;
        all.push_back(std::move(state));
    };
    const Visit nobody;
    const Visit reader = at_preamble();
    const Visit known = at_check();
    const Visit asked = at_guide();
    Visit advised = at_outcome();
    const std::string code = code_taken(advised);
    Visit signed_in = at_first_page();
    const ports::Draft draft{
        .dossier = *known.state.dossier, .step = "ground", .saved_at = morning()};
    signed_in.state.dossier.reset();
    const ports::BroughtFile brought{.path = "/media/a.pdf", .name = "a.pdf", .size = 3};

    add(nobody, Attract{});
    add(reader, Home{.words = "?"});
    add(reader, ChooseProfile{.tile = "permit"});
    add(reader, Preamble{.procedure = "ase"});
    add(known, Home{});
    add(known, ChooseProfile{.tile = "permit"});
    add(known, Preamble{.procedure = "ase"});
    add(asked, asked.state.step);
    add(advised, Converse{.question = "purpose", .entry = "moved", .changing = true});
    add(asked, OwnWords{.words = "renouveler ma carte", .offered = {}});
    add(asked, ReadAnswer{.purpose = "refused"});
    add(at_nationality(), at_nationality().state.step);
    add(at_nationality(), LayDocument{});
    add(at_nationality(), ReadingDocument{});
    add(at_nationality(), DocumentRead{.facts = {{"nationality", "DZ"}}});
    add(advised, advised.state.step);
    add(advised, KeepCode{.code = code, .procedure = {}});
    add(asked, EnterGuideCode{.code = code});
    add(reader, SignIn{.number = "5903007192", .password = "Bonjour1!"});
    add(reader, Identify{.number = "5903007192", .birth_date = "2009-08-10"});
    add(reader, GiveEmail{.number = "5903007192",
                          .birth_date = "2009-08-10",
                          .email = "a@exemple.fr",
                          .email_again = "a@exemple.fr"});
    add(reader, ForgotPassword{.number = "5903007192"});
    add(reader, EnterCode{.number = "5903007192",
                          .birth_date = "2009-08-10",
                          .email = "a@exemple.fr",
                          .code = "12345678"});
    add(reader, ChoosePassword{.number = "5903007192",
                               .code = "12345678",
                               .password = "Bonjour1!",
                               .password_again = "Bonjour1!"});
    add(signed_in, ChooseDraft{.drafts = {draft}});
    add(known, FillPage{.step = "identity", .page = "contact", .suggestions = {}});
    add(known, Pieces{});
    add(known, EnterEphoto{.piece = "D04", .digits = std::string(22, '0')});
    add(known, AddFile{.piece = "D01"});
    add(known, Scanning{.piece = "D01"});
    add(known, BroughtFiles{.piece = "D01", .listed = true, .files = {brought}});
    add(known, ReadingFile{.piece = "D01", .name = "a.pdf"});
    add(known, PagePreview{.piece = "D01", .file = file(9), .image = {}, .refused = {}});
    add(known, SignUndertaking{.piece = "D07"});
    add(known, CheckAnswers{});
    add(known, Observations{});
    add(known, Depositing{});
    all.back().sealed = receipt(false);
    add(known, Confirmation{.acknowledgement = receipt(true)});
    add(nobody, Goodbye{.since = morning()});
    add(nobody, OutOfService{});
    return all;
}

std::string_view name_of_kind(const State& state)
{
    return name_of(state.step);
}

bool has_dossier_open(const State& state)
{
    static const std::set<std::string_view> open{
        "fill-page",     "pieces",       "enter-ephoto",    "add-file",      "scanning",
        "brought-files", "reading-file", "page-preview",    "check-answers", "observations",
        "depositing",    "confirmation", "sign-undertaking"};
    return open.contains(name_of(state.step));
}

EffectId id_of(const Effect& asked)
{
    return std::visit(
        [](const auto& one) -> EffectId {
            if constexpr (requires { one.id; })
                return one.id;
            else
                return 0;
        },
        asked);
}

/// What holds of every state that the kiosk can come to.
void keeps_to_its_word(const State& before, const Next& next)
{
    const State& state = next.state;
    const bool forgets = std::holds_alternative<Attract>(state.step) ||
                         std::holds_alternative<Goodbye>(state.step) ||
                         std::holds_alternative<OutOfService>(state.step);
    if (forgets) {
        CHECK(!state.session);
        CHECK(!state.dossier);
        CHECK(!state.overlay);
        CHECK((before.busy() || !state.busy()));
    }
    if (has_dossier_open(state)) {
        CHECK(state.session.has_value());
        CHECK(state.dossier.has_value());
        CHECK(state.procedure == state.dossier->procedure);
    }
    if (const auto* page = std::get_if<PagePreview>(&state.step))
        CHECK(page->file.has_value() != page->refused.has_value());
    if (std::holds_alternative<Scanning>(state.step) && state.step.index() != before.step.index())
        CHECK(state.busy());
    CHECK(state.last_effect >= before.last_effect);
    for (const Effect& asked : next.effects)
        if (const EffectId id = id_of(asked); id != 0) {
            CHECK(id > before.last_effect);
            CHECK(id <= state.last_effect);
        }
}

/// The lines of the table that a pair of step and event has: where it leads.
using Table = std::set<std::string>;

void walk(Table& table, const State& from, const NamedEvent& happened)
{
    const Visit clock;
    const Next next = update(from, happened.event, clock.context());
    const std::string from_name{name_of_kind(from)};
    CAPTURE(from_name);
    CAPTURE(happened.name);
    keeps_to_its_word(from, next);
    if (next.state.step.index() != from.step.index())
        table.insert(from_name + " " + std::string{happened.name} + " -> " +
                     std::string{name_of(next.state.step)});
    else if (next.state.step != from.step)
        table.insert(from_name + " " + std::string{happened.name} + " -> itself, changed");
}

} // namespace

TEST_CASE("Each event at each step leads where the table says, and nowhere else")
{
    Table table;
    for (const State& state : states()) {
        for (const NamedEvent& one : visitor_events())
            walk(table, state, one);
        State waiting = state;
        waiting.pending = step_waits_for;
        waiting.printing = print_runs;
        for (const NamedEvent& one : answers_to(step_waits_for))
            walk(table, waiting, one);
    }
    std::ifstream file{"tests/kiosk/flow/table.txt"};
    Table written;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#')
            written.insert(line);
    for (const std::string& line : table)
        CHECK_MESSAGE(written.contains(line), "not in the table: ", line);
    for (const std::string& line : written)
        CHECK_MESSAGE(table.contains(line), "does not happen: ", line);
}

TEST_CASE("A print that ends moves only the steps that show it")
{
    for (State state : states()) {
        state.printing = print_runs;
        for (const NamedEvent& one : answers_to(print_runs)) {
            if (one.name != "done" && one.name != "failed" && one.name != "progressed")
                continue;
            const Visit clock;
            const Next next = update(state, one.event, clock.context());
            keeps_to_its_word(state, next);
            const auto name = name_of_kind(state);
            CAPTURE(name);
            if (name != "preamble" && name != "confirmation" && name != "outcome" &&
                name != "keep-code")
                CHECK(next.state.step == state.step);
            CHECK(next.state.step.index() == state.step.index());
        }
    }
}

TEST_CASE("An answer that nobody waits for changes nothing, at any step")
{
    for (State state : states())
        for (const EffectId nobodys : {EffectId{0}, EffectId{3}, EffectId{99}}) {
            state.pending = step_waits_for;
            for (const NamedEvent& one : answers_to(nobodys)) {
                const Visit clock;
                const Next next = update(state, one.event, clock.context());
                const auto name = name_of_kind(state);
                CAPTURE(name);
                CAPTURE(one.name);
                CHECK(next.state == state);
            }
        }
}

TEST_CASE("While a step waits for the world, no button moves it, and one may still end the visit")
{
    for (State state : states()) {
        if (!has_dossier_open(state))
            continue;
        state.pending = step_waits_for;
        for (const NamedEvent& one : visitor_events()) {
            const Visit clock;
            const Next next = update(state, one.event, clock.context());
            const auto name = name_of_kind(state);
            CAPTURE(name);
            CAPTURE(one.name);
            const bool ends = one.name == "finish-pressed" && name == "confirmation";
            CHECK((ends || next.state.step.index() == state.step.index()));
        }
    }
}

TEST_CASE("Under an overlay no touch reaches the step below")
{
    const std::vector<Overlay> overlays{LanguageChooser{}, TextSizeChooser{}, Help{},
                                        ConfirmFinish{},   ConfirmAbandon{},  Ineligible{}};
    for (State state : states()) {
        if (!has_dossier_open(state))
            continue;
        for (const Overlay& overlay : overlays) {
            state.overlay = overlay;
            for (const NamedEvent& one : visitor_events()) {
                const Visit clock;
                const Next next = update(state, one.event, clock.context());
                keeps_to_its_word(state, next);
                const auto name = name_of(overlay);
                CAPTURE(name);
                CAPTURE(one.name);
                const bool asked_to_end = std::holds_alternative<Answered>(one.event);
                CHECK((asked_to_end || next.state.step == state.step));
                CHECK((asked_to_end || next.effects.empty()));
            }
        }
    }
}

TEST_CASE("Time alone moves no step before its limit")
{
    for (State state : states()) {
        state.last_touch = morning();
        const Visit clock;
        const Next next = update(state, Tick{}, clock.context());
        CHECK(next.state == state);
        CHECK(next.effects.empty());
    }
}

TEST_CASE("Every step and every overlay has a name of its own")
{
    std::set<std::string_view> names;
    for (const State& state : states())
        names.insert(name_of(state.step));
    CHECK(names.size() == std::variant_size_v<Step::variant>);
}
