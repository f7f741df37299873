#include "kiosk/flow/conversation.h"
#include "tests/kiosk/flow/visit.h"

using namespace kiosk::flow;
using namespace kiosk::flow::testing;

namespace
{

const catalogue::Facts card{
    {"nationality", "DZ"}, {"birth_date", "2000-07-14"}, {"title_end", "2035-06-17"}};

/// Somebody renews; the guide asks the nationality and offers to scan.
Visit at_offer()
{
    Visit visit = at_guide();
    tell(visit, {{"purpose", "renew"}});
    REQUIRE(visit.at<Converse>().question == "nationality");
    REQUIRE(visit.state.conversation->document_offered == "nationality");
    return visit;
}

Visit with_document_read(const catalogue::Facts& facts)
{
    Visit visit = at_offer();
    visit.happens(ScanPressed{});
    visit.happens(ScanPressed{});
    visit.answer(DocumentUnderstood{.facts = facts});
    return visit;
}

catalogue::Value answer_of(const Visit& visit, const char* question)
{
    const guide::Answer* answer = answer_to(visit.state, question);
    REQUIRE_MESSAGE(answer != nullptr, question);
    return answer->value;
}

} // namespace

TEST_CASE("A document is offered to be scanned once, where it spares the first questions")
{
    Visit visit = at_offer();
    tell(visit, {{"nationality", "MA"}});
    CHECK(visit.at<Converse>().question == "birth_date");
    CHECK(visit.state.conversation->document_offered == "nationality");
    visit.happens(ScanPressed{});
    CHECK(visit.at<Converse>().question == "birth_date");
    visit.happens(Back{});
    visit.happens(ScanPressed{});
    visit.at<LayDocument>();
}

TEST_CASE("Nothing is offered where no document answers what is asked")
{
    Visit visit = at_guide();
    CHECK(visit.state.conversation->document_offered.empty());
    tell(visit, {{"purpose", "moved"}});
    CHECK(visit.at<Converse>().question == "title_over_year");
    CHECK(visit.state.conversation->document_offered.empty());
}

TEST_CASE("What a residence card says is shown, confirmed, and not asked any more")
{
    Visit visit = at_offer();
    visit.happens(ScanPressed{});
    visit.at<LayDocument>();
    CHECK(visit.count<effect::ReadDocument>() == 0);
    visit.happens(ScanPressed{});
    visit.at<ReadingDocument>();
    CHECK(visit.effect<effect::ReadDocument>() != nullptr);
    visit.answer(Progressed{.part = 0.5});
    CHECK(visit.at<ReadingDocument>().progress == 0.5);
    visit.answer(DocumentUnderstood{.facts = card});
    CHECK(visit.at<DocumentRead>().facts == card);
    CHECK(answer_to(visit.state, "nationality") == nullptr);
    visit.happens(Continue{});
    CHECK(answer_of(visit, "nationality") == catalogue::Value{"DZ"});
    CHECK(answer_of(visit, "birth_date") == catalogue::Value{"2000-07-14"});
    CHECK(visit.at<Converse>().question == "title");
    tell(visit, {{"title", "cra10"}});
    CHECK(answer_of(visit, "title_end") == catalogue::Value{"2035-06-17"});
    CHECK(visit.state.glass_used);
    CHECK(visit.count<effect::RemovePaper>() == 0);
}

TEST_CASE("What a document says takes the place of what was answered before")
{
    Visit visit = at_offer();
    tell(visit, {{"nationality", "MA"}});
    visit.happens(Back{});
    visit.happens(ScanPressed{});
    visit.happens(ScanPressed{});
    visit.answer(DocumentUnderstood{.facts = card});
    visit.happens(Continue{});
    CHECK(answer_of(visit, "nationality") == catalogue::Value{"DZ"});
    CHECK(visit.at<Converse>().question == "title");
}

TEST_CASE("A line that was read wrong is touched away, and asked instead")
{
    Visit visit = with_document_read(card);
    visit.happens(AnswerTouched{.question = "birth_date"});
    CHECK(visit.at<DocumentRead>().facts.count("birth_date") == 0);
    visit.happens(Continue{});
    CHECK(answer_of(visit, "nationality") == catalogue::Value{"DZ"});
    CHECK(visit.at<Converse>().question == "birth_date");
}

TEST_CASE("Where every line was wrong the questions go on")
{
    Visit visit = with_document_read({{"nationality", "DZ"}});
    visit.happens(AnswerTouched{.question = "nationality"});
    CHECK(visit.at<Converse>().question == "nationality");
    CHECK(visit.state.conversation->read.empty());
}

TEST_CASE("An answer from a document is changed like any other, and stays so")
{
    Visit visit = with_document_read(card);
    visit.happens(Continue{});
    visit.happens(AnswerTouched{.question = "nationality"});
    visit.type("nationality", "MA");
    visit.happens(Continue{});
    CHECK(answer_of(visit, "nationality") == catalogue::Value{"MA"});
    visit.happens(AnswerTouched{.question = "purpose"});
    visit.happens(OptionChosen{.value = "first"});
    CHECK(answer_of(visit, "nationality") == catalogue::Value{"MA"});
    CHECK(answer_of(visit, "birth_date") == catalogue::Value{"2000-07-14"});
}

TEST_CASE("What was read outlives other words for the same visit")
{
    Visit visit = with_document_read(card);
    visit.happens(Continue{});
    visit.happens(OwnWordsPressed{});
    visit.type("words", "je veux renouveler ma carte de séjour");
    visit.happens(Continue{});
    if (visit.is_at<OwnWords>())
        visit.happens(PurposeChosen{.purpose = visit.at<OwnWords>().offered.front()});
    CHECK(visit.state.conversation->read == card);
    CHECK(visit.state.conversation->document_offered == "nationality");
}

TEST_CASE("A document that cannot be read is said, and the questions remain")
{
    for (const base::ErrorCode code : {base::ErrorCode::NotFound, base::ErrorCode::DataInvalid,
                                       base::ErrorCode::PageBlank, base::ErrorCode::PageDark}) {
        Visit visit = at_offer();
        visit.happens(ScanPressed{});
        visit.happens(ScanPressed{});
        visit.fails(code);
        CHECK(visit.at<LayDocument>().refused == code);
        CHECK(!visit.state.failure);
        visit.happens(Continue{});
        CHECK(visit.at<Converse>().question == "nationality");
    }
}

TEST_CASE("A zone that tells nothing of use is no answer")
{
    Visit visit = at_offer();
    visit.happens(ScanPressed{});
    visit.happens(ScanPressed{});
    visit.answer(DocumentUnderstood{.facts = {}});
    CHECK(visit.at<LayDocument>().refused == base::ErrorCode::NotFound);
}

TEST_CASE("A scanner that fails while a document lies on it is said as such")
{
    Visit visit = at_offer();
    visit.happens(ScanPressed{});
    visit.happens(ScanPressed{});
    visit.fails(base::ErrorCode::ScannerAbsent);
    CHECK(!visit.at<LayDocument>().refused);
    CHECK(visit.state.failure == base::ErrorCode::ScannerAbsent);
}

TEST_CASE("A document's scan is stopped once, and scanned again from what was read")
{
    Visit visit = at_offer();
    visit.happens(ScanPressed{});
    visit.happens(ScanPressed{});
    visit.happens(CancelPressed{});
    CHECK(visit.at<ReadingDocument>().cancelling);
    CHECK(visit.effect<effect::Cancel>() != nullptr);
    visit.happens(CancelPressed{});
    CHECK(visit.effect<effect::Cancel>() == nullptr);
    visit.fails(base::ErrorCode::Cancelled);
    visit.at<LayDocument>();
    CHECK(!visit.state.failure);
    visit = with_document_read(card);
    visit.happens(RedoPressed{});
    visit.at<ReadingDocument>();
    CHECK(visit.count<effect::ReadDocument>() == 2);
}
