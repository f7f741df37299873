#include "tests/kiosk/flow/visit.h"

#include "kiosk/flow/place.h"
#include "shared/dossier/address.h"

#include <algorithm>

namespace kiosk::flow::testing
{

using namespace std::chrono_literals;

const catalogue::Catalogue& product()
{
    static const auto loaded =
        catalogue::Catalogue::load("assets/catalogue", [](std::string_view) { return true; });
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}

namespace
{

template <typename Loaded>
const Loaded& taken(const base::Result<Loaded>& loaded)
{
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
}

bool any_message(std::string_view)
{
    return true;
}

} // namespace

const guide::Guide& product_guide()
{
    static const auto loaded = guide::Guide::load("assets/catalogue", product(), any_message);
    return taken(loaded);
}

const guide::Explanations& product_explanations()
{
    static const auto loaded = guide::Explanations::load("assets/catalogue", any_message);
    return taken(loaded);
}

const understanding::Matcher& product_matcher()
{
    static const auto loaded = understanding::Matcher::load("assets/catalogue/guide");
    return taken(loaded);
}

const std::vector<messages::Language>& languages()
{
    static const std::vector<messages::Language> all{
        {.id = "fr", .endonym = "Français", .translated = true, .welcome = {}},
        {.id = "ar",
         .endonym = "العربية",
         .direction = messages::Direction::RightToLeft,
         .translated = true,
         .welcome = {}},
        {.id = "tr", .endonym = "Türkçe", .translated = false, .welcome = {}},
    };
    return all;
}

base::Instant morning()
{
    return *base::parse_instant("2026-11-23T08:41:00Z");
}

Context Visit::context() const
{
    return {.catalogue = product(),
            .guide = product_guide(),
            .explanations = product_explanations(),
            .matcher = product_matcher(),
            .languages = languages(),
            .now = now,
            .fresh_id = uuid(1000 + next_id)};
}

void Visit::happens(const Event& event)
{
    Next next = update(state, event, context());
    ++next_id;
    state = std::move(next.state);
    asked_last = next.effects;
    asked.insert(asked.end(), next.effects.begin(), next.effects.end());
}

void Visit::type(const std::string& field, const catalogue::Value& value)
{
    happens(Edited{.field = field, .value = value});
}

void Visit::wait(std::chrono::seconds time)
{
    for (; time > 0s; time -= 1s) {
        now += 1s;
        happens(Tick{});
    }
}

void Visit::fails(base::ErrorCode code)
{
    answer(Failed{.error = {.code = code, .detail = {}}});
}

bool Visit::complains_of(const std::string& where, const std::string& message) const
{
    return std::ranges::any_of(state.problems, [&](const dossier::Problem& problem) {
        return problem.where == where && problem.message == message;
    });
}

base::Uuid uuid(unsigned number)
{
    const std::string digits = std::to_string(number);
    return *base::Uuid::parse("01890000-0000-7000-8000-" + std::string(12 - digits.size(), '0') +
                              digits);
}

dossier::CivilStatus person()
{
    return {.foreigner_number = "5903007192",
            .birth_name = "Etranger",
            .usage_name = {},
            .given_names = "Mineur",
            .sex = "M",
            .birth_date = *base::parse_date("2009-08-10"),
            .birth_country = "BR",
            .birth_place = "Brasilia",
            .nationality = "BR"};
}

ports::Session session()
{
    return {.token = "token", .email = "mineur@exemple.fr", .person = person()};
}

dossier::AttachedFile file(unsigned number)
{
    return {.id = uuid(number),
            .name = "page.jpg",
            .media_type = "image/jpeg",
            .size = 1000,
            .digest = {},
            .pages = 1};
}

dossier::Acknowledgement receipt(bool from_central)
{
    dossier::Acknowledgement receipt{
        .deposit = uuid(77), .at = morning(), .application_number = {}, .qr_text = "DEP1:QR"};
    if (from_central)
        receipt.application_number = "5901202611230000184";
    return receipt;
}

Visit at_preamble(const std::string& language)
{
    Visit visit;
    visit.happens(LanguageChosen{.id = language});
    visit.happens(TilePressed{.id = "permit"});
    visit.happens(TilePressed{.id = "vulnerable"});
    visit.happens(TilePressed{.id = "ase"});
    visit.at<Preamble>();
    return visit;
}

Visit at_guide(const std::string& language)
{
    Visit visit;
    visit.happens(LanguageChosen{.id = language});
    visit.state.step = OwnWords{};
    visit.happens(CardsPressed{});
    visit.at<Converse>();
    return visit;
}

void tell(Visit& visit, const catalogue::Facts& facts)
{
    while (const auto* step = std::get_if<Converse>(&visit.state.step)) {
        const guide::Question& question = *product_guide().question(step->question);
        const auto told = facts.find(question.fact);
        if (told == facts.end() || step->changing)
            return;
        const catalogue::Value value = told->second;
        if (question.kind == guide::QuestionKind::Choice) {
            visit.happens(OptionChosen{.value = *value.text()});
        } else if (question.kind == guide::QuestionKind::YesNo) {
            visit.happens(OptionChosen{.value = *value.boolean() ? "yes" : "no"});
        } else {
            visit.type(question.id, value);
            visit.happens(Continue{});
        }
        REQUIRE_MESSAGE(visit.state.problems.empty(), question.id);
    }
}

Visit at_outcome()
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "moved"},
                 {"title_over_year", true},
                 {"title", "cr"},
                 {"move_date", "2026-11-01"}});
    visit.at<Outcome>();
    return visit;
}

std::string code_taken(Visit visit)
{
    visit.happens(LeaveForLater{});
    return visit.at<KeepCode>().code;
}

Visit at_sign_in()
{
    Visit visit = at_preamble();
    visit.happens(Continue{});
    visit.answer(Done{}); // there is room for a deposit
    visit.at<SignIn>();
    return visit;
}

void sign_in(Visit& visit)
{
    visit.type("number", "5903007192");
    visit.type("password", "Bonjour1!");
    visit.happens(Continue{});
    visit.answer(SignedIn{.session = session()});
    visit.answer(DraftsFound{});
    visit.at<FillPage>();
}

Visit at_first_page()
{
    Visit visit = at_sign_in();
    sign_in(visit);
    return visit;
}

namespace
{

const std::map<std::string, catalogue::Value>& answers()
{
    static const std::map<std::string, catalogue::Value> all{
        {"address", dossier::Address{.number = "20",
                                     .street = "Rue Nationale",
                                     .complement = {},
                                     .postal_code = "59800",
                                     .city = "Lille",
                                     .insee = "59350"}
                        .to_value()},
        {"phone", "0601020304"},
        {"ase_date", "2021-4-16"},
        {"entry_date", "2019-01-02"},
        {"family_situation", "single"},
        {"children", false},
        {"attest_work", true},
        {"attest_false", true},
        {"attest_polygamy", true},
    };
    return all;
}

} // namespace

void fill_in(Visit& visit)
{
    for (int pages = 0; visit.is_at<FillPage>() && pages < 30; ++pages) {
        const auto* page = page_of(visit.state, visit.at<FillPage>(), visit.context());
        REQUIRE(page != nullptr);
        for (const catalogue::Field& field : page->fields)
            if (const auto known = answers().find(field.id); known != answers().end())
                visit.type(field.id, known->second);
        visit.happens(Continue{});
        REQUIRE_MESSAGE(visit.state.problems.empty(), page->id, " ",
                        visit.state.problems.front().where, " ",
                        visit.state.problems.front().message);
        REQUIRE(!visit.state.overlay);
        if (visit.state.pending != 0)
            visit.answer(Done{});
    }
}

Visit at_pieces()
{
    Visit visit = at_first_page();
    fill_in(visit);
    visit.at<Pieces>();
    return visit;
}

void scan(Visit& visit, const std::string& piece, unsigned file_number)
{
    visit.happens(PieceChosen{.piece = piece});
    visit.happens(ScanPressed{});
    visit.answer(PagePrepared{.file = file(file_number), .image = {}});
    visit.happens(KeepPressed{});
    visit.at<Pieces>();
}

Visit at_check()
{
    Visit visit = at_pieces();
    unsigned number = 1;
    for (const auto& asked : asked_pieces(product(), *procedure_of(visit.state, visit.context()),
                                          facts_of(visit.state, visit.context()))) {
        switch (asked.piece->kind) {
        case catalogue::PieceKind::File:
            scan(visit, asked.piece->id, number++);
            break;
        case catalogue::PieceKind::Ephoto:
            visit.happens(PieceChosen{.piece = asked.piece->id});
            visit.type("digits", std::string(22, '0'));
            visit.happens(Continue{});
            break;
        case catalogue::PieceKind::Signature:
            visit.happens(PieceChosen{.piece = asked.piece->id});
            visit.happens(Continue{});
            break;
        }
    }
    visit.happens(Continue{});
    visit.answer(Done{});
    visit.at<CheckAnswers>();
    return visit;
}

Visit at_observations()
{
    Visit visit = at_check();
    visit.happens(Continue{});
    visit.at<Observations>();
    return visit;
}

Visit at_confirmation(bool from_central)
{
    Visit visit = at_observations();
    visit.happens(Continue{});
    visit.answer(Sealed{.acknowledgement = receipt(false)});
    CentralAnswered answered;
    if (from_central)
        answered.acknowledgement = receipt(true);
    visit.answer(answered);
    visit.at<Confirmation>();
    return visit;
}

} // namespace kiosk::flow::testing
