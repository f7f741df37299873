#include "kiosk/flow/conversation.h"
#include "tests/kiosk/flow/visit.h"

#include <algorithm>

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

const catalogue::Facts renewing{{"purpose", "renew"},         {"nationality", "MA"},
                                {"birth_date", "1994-05-04"}, {"title", "cst"},
                                {"title_ground", "ETU"},      {"title_end", "2027-02-22"}};

std::vector<std::string> answered(const Visit& visit)
{
    std::vector<std::string> questions;
    for (const guide::Answer& answer : visit.state.conversation->answers)
        questions.push_back(answer.question);
    return questions;
}

bool has_answered(const Visit& visit, const std::string& question)
{
    return answer_to(visit.state, question) != nullptr;
}

} // namespace

TEST_CASE("A card that is touched is the answer, and the next question follows")
{
    Visit visit = at_guide();
    CHECK(visit.at<Converse>().question == "purpose");
    visit.happens(OptionChosen{.value = "renew"});
    CHECK(answered(visit) == std::vector<std::string>{"purpose"});
    CHECK(visit.at<Converse>().question != "purpose");
}

TEST_CASE("A card that is not among the question's opens nothing")
{
    Visit visit = at_guide();
    visit.happens(OptionChosen{.value = "fly"});
    CHECK(visit.at<Converse>().question == "purpose");
    CHECK(answered(visit).empty());
}

TEST_CASE("Why a question is asked is said when it is wanted")
{
    Visit visit = at_guide();
    visit.happens(WhyPressed{});
    CHECK(visit.at<Converse>().why);
    visit.happens(WhyPressed{});
    CHECK(!visit.at<Converse>().why);
}

TEST_CASE("A day that is not whole, or is none, is said beside its field")
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "moved"}, {"title_over_year", true}, {"title", "cr"}});
    const std::string question = visit.at<Converse>().question;
    visit.happens(Continue{});
    CHECK(visit.complains_of(question, "problem.date_required"));
    visit.type(question, "2026-11-");
    visit.happens(Continue{});
    CHECK(visit.complains_of(question, "problem.date_incomplete"));
    visit.type(question, "2026-2-30");
    visit.happens(Continue{});
    CHECK(visit.complains_of(question, "problem.date_invalid"));
    visit.type(question, "2026-11-1");
    visit.happens(Continue{});
    visit.at<Outcome>();
}

TEST_CASE("Of several reasons no more are taken than the question allows, and one at least")
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "first"},
                 {"nationality", "ML"},
                 {"birth_date", "1990-01-01"},
                 {"title", "none"}});
    const std::string question = visit.at<Converse>().question;
    const auto most = product_guide().question(question)->most;
    REQUIRE(product_guide().question(question)->kind == guide::QuestionKind::Choices);
    visit.happens(Continue{});
    CHECK(visit.complains_of(question, "problem.choice_required"));
    for (const guide::Option& option : product_guide().question(question)->options)
        visit.happens(OptionChosen{.value = option.value});
    const auto* chosen = std::get_if<catalogue::Value::List>(&visit.at<Converse>().entry.content);
    REQUIRE(chosen != nullptr);
    CHECK(chosen->size() == most);
    const std::string first = *chosen->front().text();
    visit.happens(OptionChosen{.value = first});
    CHECK(std::get<catalogue::Value::List>(visit.at<Converse>().entry.content).size() == most - 1);
}

TEST_CASE("Back leads from question to question, then home")
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "renew"}, {"nationality", "MA"}});
    visit.happens(Back{});
    CHECK(visit.at<Converse>().question == "nationality");
    CHECK(visit.at<Converse>().entry == catalogue::Value{"MA"});
    visit.happens(Back{});
    CHECK(visit.at<Converse>().question == "purpose");
    visit.happens(Back{});
    visit.at<Home>();
    CHECK(!visit.state.conversation);
}

TEST_CASE("An answer that is changed takes with it what is no longer asked, and nothing else")
{
    Visit visit = at_guide();
    tell(visit, renewing);
    REQUIRE(has_answered(visit, "title_ground"));
    visit.happens(AnswerTouched{.question = "purpose"});
    CHECK(visit.at<Converse>().changing);
    CHECK(visit.at<Converse>().entry == catalogue::Value{"renew"});
    visit.happens(OptionChosen{.value = "moved"});
    CHECK(!has_answered(visit, "title_ground"));
    CHECK(visit.at<Converse>().question == "title_over_year");

    visit = at_guide();
    tell(visit, renewing);
    visit.happens(AnswerTouched{.question = "birth_date"});
    visit.type("birth_date", "1993-5-4");
    visit.happens(Continue{});
    CHECK(has_answered(visit, "title_end"));
    CHECK(answer_to(visit.state, "birth_date")->value == catalogue::Value{"1993-05-04"});
}

TEST_CASE("Answers that cannot both be true bring the question back")
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "renew"},
                 {"nationality", "MA"},
                 {"birth_date", "1994-05-04"},
                 {"title", "none"}});
    CHECK(!product_guide().contradictions(told_to_guide(visit.state, visit.context())).empty());
    CHECK(visit.at<Converse>().changing);
}

TEST_CASE("What an account tells is not asked")
{
    Visit visit = at_guide();
    visit.state.session = session();
    visit.happens(OptionChosen{.value = "renew"});
    const std::string next = visit.at<Converse>().question;
    CHECK(next != "nationality");
    CHECK(next != "birth_date");
}

TEST_CASE("Words that are understood go on, and can be undone")
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "renew"}, {"nationality", "MA"}});
    visit.happens(OwnWordsPressed{});
    visit.type("words", "j'ai perdu ma carte de séjour");
    visit.happens(Continue{});
    visit.at<Converse>();
    CHECK(answer_to(visit.state, "purpose")->value == catalogue::Value{"replace"});
    CHECK(!visit.state.conversation->understood.empty());
    visit.happens(UndoPressed{});
    visit.at<OwnWords>();
    visit.happens(Back{});
    CHECK(answer_to(visit.state, "purpose")->value == catalogue::Value{"renew"});
    CHECK(has_answered(visit, "nationality"));
}

TEST_CASE("Words on the first page lead on where they are understood, and are offered a meaning "
          "where not")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "fr"});
    visit.happens(Continue{});
    CHECK(visit.complains_of("words", "problem.required"));
    visit.type("words", "j'ai perdu ma carte de séjour");
    CHECK(visit.state.problems.empty());
    visit.happens(Continue{});
    visit.at<Converse>();
    CHECK(answer_to(visit.state, "purpose")->value == catalogue::Value{"replace"});

    visit = Visit{};
    visit.happens(LanguageChosen{.id = "fr"});
    visit.type("words", "qsdfghjklm wxcvbn");
    visit.happens(Continue{});
    CHECK(visit.at<OwnWords>().searched);
    CHECK(visit.at<OwnWords>().words == "qsdfghjklm wxcvbn");
    visit.happens(Back{});
    visit.happens(Back{});
    visit.at<Home>();
}

TEST_CASE("A proposal of the first page starts the guide with what it says")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "fr"});
    visit.happens(PurposeChosen{.purpose = "spouse_french"});
    CHECK(answer_to(visit.state, "purpose")->value == catalogue::Value{"first"});
    CHECK(visit.state.conversation->foretold.contains("grounds"));
}

TEST_CASE("A question of understanding is answered, and leads on where there is something to do")
{
    Visit visit = at_guide();
    visit.happens(OwnWordsPressed{});
    visit.happens(PurposeChosen{.purpose = "refused"});
    CHECK(visit.at<ReadAnswer>().purpose == "refused");
    visit.happens(Continue{});
    CHECK(answer_to(visit.state, "purpose")->value == catalogue::Value{"remedy"});
}

TEST_CASE("Words that nobody understands are said to be such, and lead back to the cards")
{
    Visit visit = at_guide();
    visit.happens(OwnWordsPressed{});
    visit.happens(Continue{});
    CHECK(visit.complains_of("words", "problem.required"));
    visit.type("words", "qsdfghjklm wxcvbn");
    visit.happens(Continue{});
    CHECK(visit.at<OwnWords>().searched);
    CHECK(visit.at<OwnWords>().offered.empty());
    visit.happens(CardsPressed{});
    visit.at<Converse>();
}

TEST_CASE("A code brings the answers back, to any kiosk")
{
    Visit before = at_guide();
    tell(before, renewing);
    const std::string code = code_taken(before);

    Visit after;
    after.happens(LanguageChosen{.id = "ar"});
    after.happens(HaveCodePressed{});
    after.type("code", code);
    after.happens(Continue{});
    CHECK(after.state.conversation->answers == before.state.conversation->answers);
    CHECK(after.at<Converse>().question == before.at<Converse>().question);
}

TEST_CASE("A code that was mistyped is said to be so")
{
    Visit visit;
    visit.happens(LanguageChosen{.id = "fr"});
    visit.happens(HaveCodePressed{});
    visit.type("code", "K7Q");
    visit.happens(Continue{});
    visit.at<EnterGuideCode>();
    CHECK(visit.state.problems.size() == 1);
}

TEST_CASE("The list of what the guide found is printed with its code")
{
    Visit visit = at_outcome();
    visit.happens(PrintListPressed{});
    const auto* print = visit.effect<effect::PrintList>();
    REQUIRE(print != nullptr);
    CHECK(print->procedure == visit.at<Outcome>().procedure);
    CHECK(print->facts.at("purpose") == catalogue::Value{"moved"});
    CHECK(print->code == code_taken(at_outcome()));
    visit.happens(Done{.effect = visit.state.printing});
    CHECK(visit.at<Outcome>().list == Printing::Printed);
}

TEST_CASE("Nothing about a victim is printed that was not asked for")
{
    Visit visit = at_outcome();
    const auto& procedures = product().procedures();
    const auto discreet = std::ranges::find_if(
        procedures, [](const catalogue::Procedure& one) { return one.discreet_title.has_value(); });
    REQUIRE(discreet != procedures.end());
    visit.happens(OutcomeChosen{.procedure = discreet->id});
    visit.happens(PrintListPressed{});
    CHECK(visit.count<effect::PrintList>() == 0);
    visit.happens(LeaveForLater{});
    visit.at<Outcome>();
    visit.happens(PaperAsked{});
    visit.happens(PrintListPressed{});
    CHECK(visit.count<effect::PrintList>() == 1);
}

TEST_CASE("What was told to the guide stands in the dossier that is begun")
{
    Visit visit = at_outcome();
    visit.happens(Continue{});
    visit.at<Preamble>();
    visit.happens(Back{});
    visit.at<Outcome>();
    visit.happens(Continue{});
    visit.happens(Continue{});
    visit.answer(Done{});
    sign_in(visit);
    CHECK(visit.state.dossier->answers.at("move_date") == catalogue::Value{"2026-11-01"});
    CHECK(visit.state.dossier->answers.at("purpose") == catalogue::Value{"moved"});
    CHECK(!visit.state.dossier->answers.contains("today"));
}

TEST_CASE("Who leaves the guide is forgotten")
{
    Visit visit = at_outcome();
    visit.happens(HeaderPressed{.action = HeaderAction::Finish});
    visit.at<Goodbye>();
    CHECK(!visit.state.conversation);
}
